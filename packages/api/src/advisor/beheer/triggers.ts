import {
  addTrigger,
  addTriggerSchema,
  changeTrigger,
  changeTriggerSchema,
  listTriggersForBeheer,
  removeTrigger,
  removeTriggerSchema,
} from "@dossierklaar/domain/trigger/change-triggers";
import { procedure, router } from "../trpc.ts";

export const triggersRouter = router({
  list: procedure.query(({ ctx }) => listTriggersForBeheer(ctx.deps, ctx.actor)),
  add: procedure.input(addTriggerSchema).mutation(({ ctx, input }) => addTrigger(ctx.deps, ctx.actor, input)),
  change: procedure.input(changeTriggerSchema).mutation(({ ctx, input }) => changeTrigger(ctx.deps, ctx.actor, input)),
  remove: procedure.input(removeTriggerSchema).mutation(({ ctx, input }) => removeTrigger(ctx.deps, ctx.actor, input)),
});
