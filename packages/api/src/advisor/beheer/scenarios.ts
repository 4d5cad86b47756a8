import {
  addScenario,
  addScenarioSchema,
  changeScenario,
  changeScenarioSchema,
  orderScenarioList,
  orderScenariosSchema,
  switchScenario,
  switchScenarioSchema,
} from "@dossierklaar/domain/scenario/change-scenarios";
import { listScenariosForBeheer, showCatalogueParts } from "@dossierklaar/domain/scenario/show-scenarios";
import { procedure, router } from "../trpc.ts";

export const scenariosRouter = router({
  list: procedure.query(({ ctx }) => listScenariosForBeheer(ctx.deps, ctx.actor)),
  parts: procedure.query(({ ctx }) => showCatalogueParts(ctx.deps, ctx.actor)),
  add: procedure.input(addScenarioSchema).mutation(({ ctx, input }) => addScenario(ctx.deps, ctx.actor, input)),
  change: procedure.input(changeScenarioSchema).mutation(({ ctx, input }) => changeScenario(ctx.deps, ctx.actor, input)),
  switch: procedure.input(switchScenarioSchema).mutation(({ ctx, input }) => switchScenario(ctx.deps, ctx.actor, input)),
  order: procedure.input(orderScenariosSchema).mutation(({ ctx, input }) => orderScenarioList(ctx.deps, ctx.actor, input)),
});
