import { answerQuestion, answerQuestionSchema, changeAnswer } from "@dossierklaar/domain/actiepunt/answer-question";
import { actiepuntStepSchema, completeActiepunt } from "@dossierklaar/domain/actiepunt/ask-actiepunt";
import { makeVerzoek, makeVerzoekSchema } from "@dossierklaar/domain/afspraak/verzoek";
import { chooseTaal, chooseTaalSchema } from "@dossierklaar/domain/dossier/choose-taal";
import { showKlantDossier } from "@dossierklaar/domain/dossier/show-dossier";
import { dropUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { moveBestanden, moveBestandenSchema } from "@dossierklaar/domain/dossiercontrole/move-bestanden";
import { declareNotApplicable, stukStepSchema } from "@dossierklaar/domain/dossiercontrole/move-stuk";
import { openBestand } from "@dossierklaar/domain/dossiercontrole/open-bestand";
import { removeDelivery, removeDeliverySchema } from "@dossierklaar/domain/dossiercontrole/remove-delivery";
import { reserveUpload, reserveUploadSchema } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { askVraag, askVraagSchema } from "@dossierklaar/domain/vraag/vraag";
import { z } from "zod";
import { procedure, router } from "./trpc.ts";

// The dossier is the session's, never the browser's to choose.
export const portalRouter = router({
  show: procedure.query(({ ctx }) => showKlantDossier(ctx.deps, ctx.actor)),
  chooseTaal: procedure
    .input(chooseTaalSchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => chooseTaal(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  answer: procedure
    .input(answerQuestionSchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => answerQuestion(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  changeAnswer: procedure
    .input(answerQuestionSchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => changeAnswer(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  completeActiepunt: procedure
    .input(actiepuntStepSchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => completeActiepunt(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  askVraag: procedure
    .input(askVraagSchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => askVraag(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  moveBestanden: procedure
    .input(moveBestandenSchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => moveBestanden(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  removeDelivery: procedure
    .input(removeDeliverySchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => removeDelivery(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  makeVerzoek: procedure
    .input(makeVerzoekSchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => makeVerzoek(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  declareNotApplicable: procedure
    .input(stukStepSchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => declareNotApplicable(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  reserveUpload: procedure
    .input(reserveUploadSchema.omit({ dossierId: true }))
    .mutation(({ ctx, input }) => reserveUpload(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  dropUpload: procedure
    .input(z.object({ bestandId: z.uuid() }))
    .mutation(({ ctx, input }) => dropUpload(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
  openBestand: procedure
    .input(z.object({ bestandId: z.uuid() }))
    .mutation(({ ctx, input }) => openBestand(ctx.deps, ctx.actor, { ...input, dossierId: ctx.actor.dossierId })),
});

export type PortalRouter = typeof portalRouter;
