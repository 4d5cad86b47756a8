import { countWork } from "@dossierklaar/domain/dossier/show-dossier";
import { findOwnFoto } from "@dossierklaar/domain/gebruiker/account";
import { showKantoor } from "@dossierklaar/domain/kantoor/show-kantoor";
import { procedure, router } from "./trpc.ts";

export const sessionRouter = router({
  /** Who is signed in, at which kantoor. */
  me: procedure.query(async ({ ctx }) => ({
    id: ctx.actor.gebruikerId,
    naam: ctx.actor.naam,
    foto: await findOwnFoto(ctx.deps, ctx.actor),
    rollen: [...ctx.actor.rollen],
    kantoor: await showKantoor(ctx.deps, ctx.actor),
  })),
  /** Her dossiers with something to judge. */
  work: procedure.query(({ ctx }) => countWork(ctx.deps, ctx.actor)),
});
