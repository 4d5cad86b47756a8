import {
  addSoort,
  changeSoort,
  listSoortenForBeheer,
  setVoorbeeld,
  setVoorbeeldSchema,
  showSoort,
  showSoortSchema,
  switchSoort,
  switchSoortSchema,
} from "@dossierklaar/domain/soort/change-soorten";
import { addSoortSchema, changeSoortSchema } from "@dossierklaar/domain/soort/soort-schema";
import { procedure, router } from "../trpc.ts";

export const soortenRouter = router({
  list: procedure.query(({ ctx }) => listSoortenForBeheer(ctx.deps, ctx.actor)),
  show: procedure.input(showSoortSchema).query(({ ctx, input }) => showSoort(ctx.deps, ctx.actor, input)),
  add: procedure.input(addSoortSchema).mutation(({ ctx, input }) => addSoort(ctx.deps, ctx.actor, input)),
  change: procedure.input(changeSoortSchema).mutation(({ ctx, input }) => changeSoort(ctx.deps, ctx.actor, input)),
  switch: procedure.input(switchSoortSchema).mutation(({ ctx, input }) => switchSoort(ctx.deps, ctx.actor, input)),
  setVoorbeeld: procedure.input(setVoorbeeldSchema).mutation(({ ctx, input }) => setVoorbeeld(ctx.deps, ctx.actor, input)),
});
