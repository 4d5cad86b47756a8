import { listPlannings, withdrawPlanning, withdrawPlanningSchema } from "@dossierklaar/domain/scenario/plan-start";
import {
  listScenarioChoices,
  previewScenarios,
  startScenarioByHand,
  startScenarioSchema,
} from "@dossierklaar/domain/scenario/start-by-hand";
import { z } from "zod";
import { procedure, router } from "./trpc.ts";

export const scenarioRouter = router({
  choices: procedure
    .input(z.object({ nummer: z.string().max(20) }))
    .query(({ ctx, input }) => listScenarioChoices(ctx.deps, ctx.actor, input.nummer)),
  preview: procedure
    .input(z.object({ nummer: z.string().max(20), afspraakId: z.uuid(), scenarioIds: z.array(z.uuid()).max(60) }))
    .query(({ ctx, input }) => previewScenarios(ctx.deps, ctx.actor, input)),
  plannings: procedure
    .input(z.object({ nummer: z.string().max(20) }))
    .query(({ ctx, input }) => listPlannings(ctx.deps, ctx.actor, input.nummer)),
  withdraw: procedure.input(withdrawPlanningSchema).mutation(({ ctx, input }) => withdrawPlanning(ctx.deps, ctx.actor, input)),
  start: procedure.input(startScenarioSchema).mutation(({ ctx, input }) => startScenarioByHand(ctx.deps, ctx.actor, input)),
});
