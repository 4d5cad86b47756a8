import {
  actiepuntStepSchema,
  askActiepunt,
  askActiepuntSchema,
  completeActiepunt,
  moveActiepunt,
} from "@dossierklaar/domain/actiepunt/ask-actiepunt";
import { procedure, router } from "./trpc.ts";

export const actiepuntRouter = router({
  ask: procedure.input(askActiepuntSchema).mutation(({ ctx, input }) => askActiepunt(ctx.deps, ctx.actor, input)),
  complete: procedure.input(actiepuntStepSchema).mutation(({ ctx, input }) => completeActiepunt(ctx.deps, ctx.actor, input)),
  cancel: procedure.input(actiepuntStepSchema).mutation(({ ctx, input }) => moveActiepunt(ctx.deps, ctx.actor, "cancel", input)),
  reopen: procedure.input(actiepuntStepSchema).mutation(({ ctx, input }) => moveActiepunt(ctx.deps, ctx.actor, "reopen", input)),
});
