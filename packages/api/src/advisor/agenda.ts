import { makeAbonnement, revokeAbonnement } from "@dossierklaar/domain/agenda/abonnement";
import { decoupleAgenda } from "@dossierklaar/domain/agenda/koppeling";
import { showAgenda } from "@dossierklaar/domain/agenda/show-agenda";
import { procedure, router } from "./trpc.ts";

/** Her own agenda, at Mijn account. Coupling goes by way of the vendor's page, and so by plain addresses of the app. */
export const agendaRouter = router({
  show: procedure.query(({ ctx }) => showAgenda(ctx.deps, ctx.actor)),
  makeAbonnement: procedure.mutation(({ ctx }) => makeAbonnement(ctx.deps, ctx.actor)),
  revokeAbonnement: procedure.mutation(({ ctx }) => revokeAbonnement(ctx.deps, ctx.actor)),
  decouple: procedure.mutation(({ ctx }) => decoupleAgenda(ctx.deps, ctx.actor)),
});
