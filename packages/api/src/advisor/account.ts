import { changeAccount, changeAccountSchema, setFoto, setFotoSchema, showAccount } from "@dossierklaar/domain/gebruiker/account";
import { procedure, router } from "./trpc.ts";

/** Mijn account. Passwords and codes go by the page's own actions: their answers carry a new cookie. */
export const accountRouter = router({
  show: procedure.query(({ ctx }) => showAccount(ctx.deps, ctx.actor)),
  change: procedure.input(changeAccountSchema).mutation(({ ctx, input }) => changeAccount(ctx.deps, ctx.actor, input)),
  setFoto: procedure.input(setFotoSchema).mutation(({ ctx, input }) => setFoto(ctx.deps, ctx.actor, input)),
});
