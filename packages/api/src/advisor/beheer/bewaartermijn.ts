import { keepLonger, keepLongerSchema, showBewaartermijn } from "@dossierklaar/domain/bewaartermijn/end-dossier";
import { procedure, router } from "../trpc.ts";

export const bewaartermijnRouter = router({
  show: procedure.query(({ ctx }) => showBewaartermijn(ctx.deps, ctx.actor)),
  keepLonger: procedure.input(keepLongerSchema).mutation(({ ctx, input }) => keepLonger(ctx.deps, ctx.actor, input)),
});
