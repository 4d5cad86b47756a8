import { findOwnFoto } from "@dossierklaar/domain/gebruiker/account";
import { listColleagues } from "@dossierklaar/domain/gebruiker/colleagues";
import { showKantoor } from "@dossierklaar/domain/kantoor/show-kantoor";
import { countWork } from "@dossierklaar/domain/werkvoorraad/show-werkvoorraad";
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
  /** Everybody who works at the kantoor, to name who else looks at a dossier. */
  colleagues: procedure.query(({ ctx }) => listColleagues(ctx.deps, ctx.actor)),
  /** How many rows of the Werkvoorraad are hers. */
  work: procedure.query(({ ctx }) => countWork(ctx.deps, ctx.actor)),
});
