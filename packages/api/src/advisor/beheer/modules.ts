import { setModules, setModulesSchema, showModules } from "@dossierklaar/domain/kantoor/modules";
import { procedure, router } from "../trpc.ts";

export const modulesRouter = router({
  show: procedure.query(({ ctx }) => showModules(ctx.deps, ctx.actor)),
  set: procedure.input(setModulesSchema).mutation(({ ctx, input }) => setModules(ctx.deps, ctx.actor, input)),
});
