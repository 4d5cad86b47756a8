import { cancelAfspraak, cancelAfspraakSchema } from "@dossierklaar/domain/afspraak/cancel-afspraak";
import { changeAfspraak, changeAfspraakSchema } from "@dossierklaar/domain/afspraak/change-afspraak";
import { listAfspraakChoices, listDay, previewAfspraak } from "@dossierklaar/domain/afspraak/choices";
import { showAfspraakHistory } from "@dossierklaar/domain/afspraak/history";
import { planAfspraak, planAfspraakSchema } from "@dossierklaar/domain/afspraak/plan-afspraak";
import { declineVerzoek, declineVerzoekSchema } from "@dossierklaar/domain/afspraak/verzoek";
import { declineVoorstel, declineVoorstelSchema } from "@dossierklaar/domain/agenda/decline-voorstel";
import { z } from "zod";
import { procedure, router } from "./trpc.ts";

export const afspraakRouter = router({
  choices: procedure
    .input(z.object({ nummer: z.string().max(20) }))
    .query(({ ctx, input }) => listAfspraakChoices(ctx.deps, ctx.actor, input.nummer)),
  day: procedure
    .input(z.object({ adviseurId: z.uuid(), datum: z.iso.date() }))
    .query(({ ctx, input }) => listDay(ctx.deps, ctx.actor, input.adviseurId, input.datum)),
  preview: procedure
    .input(
      z.object({ nummer: z.string().max(20), afspraaktypeId: z.uuid(), datum: z.iso.date(), ocktoAanvragerIds: z.array(z.uuid()).max(2) }),
    )
    .query(({ ctx, input }) => previewAfspraak(ctx.deps, ctx.actor, input)),
  history: procedure
    .input(z.object({ dossierId: z.uuid(), afspraakId: z.uuid() }))
    .query(({ ctx, input }) => showAfspraakHistory(ctx.deps, ctx.actor, input)),
  change: procedure.input(changeAfspraakSchema).mutation(({ ctx, input }) => changeAfspraak(ctx.deps, ctx.actor, input)),
  cancel: procedure.input(cancelAfspraakSchema).mutation(({ ctx, input }) => cancelAfspraak(ctx.deps, ctx.actor, input)),
  declineVerzoek: procedure.input(declineVerzoekSchema).mutation(({ ctx, input }) => declineVerzoek(ctx.deps, ctx.actor, input)),
  declineVoorstel: procedure.input(declineVoorstelSchema).mutation(({ ctx, input }) => declineVoorstel(ctx.deps, ctx.actor, input)),
  plan: procedure.input(planAfspraakSchema).mutation(({ ctx, input }) => planAfspraak(ctx.deps, ctx.actor, input)),
});
