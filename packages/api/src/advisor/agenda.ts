import { makeAbonnement, revokeAbonnement } from "@dossierklaar/domain/agenda/abonnement";
import { showAgenda } from "@dossierklaar/domain/agenda/show-agenda";
import { procedure, router } from "./trpc.ts";

/** Her own agenda, at Mijn account. */
export const agendaRouter = router({
  show: procedure.query(({ ctx }) => showAgenda(ctx.deps, ctx.actor)),
  makeAbonnement: procedure.mutation(({ ctx }) => makeAbonnement(ctx.deps, ctx.actor)),
  revokeAbonnement: procedure.mutation(({ ctx }) => revokeAbonnement(ctx.deps, ctx.actor)),
});
