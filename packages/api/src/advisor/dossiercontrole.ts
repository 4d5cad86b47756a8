import { addStuk, addStukSchema } from "@dossierklaar/domain/dossiercontrole/add-stuk";
import { annotateStuk, annotateStukSchema } from "@dossierklaar/domain/dossiercontrole/annotate-stuk";
import { arrangePaginas, arrangePaginasSchema } from "@dossierklaar/domain/dossiercontrole/arrange-paginas";
import { cancelStuk, cancelStukSchema, restoreStuk, restoreStukSchema } from "@dossierklaar/domain/dossiercontrole/cancel-stuk";
import { dropUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { judgeStuk, judgeStukSchema, undoJudgement } from "@dossierklaar/domain/dossiercontrole/judge-stuk";
import { listSoorten } from "@dossierklaar/domain/dossiercontrole/list-soorten";
import { moveBestanden, moveBestandenSchema } from "@dossierklaar/domain/dossiercontrole/move-bestanden";
import { moveStuk, stukStepSchema } from "@dossierklaar/domain/dossiercontrole/move-stuk";
import { openBestand, openStukPdf } from "@dossierklaar/domain/dossiercontrole/open-bestand";
import { reserveUpload, reserveUploadSchema } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { answerVraag, answerVraagSchema } from "@dossierklaar/domain/vraag/vraag";
import { z } from "zod";
import { procedure, router } from "./trpc.ts";

const stuk = z.object({ requestId: z.uuid(), dossierId: z.uuid(), stukId: z.uuid() });

export const dossiercontroleRouter = router({
  soorten: procedure.query(({ ctx }) => listSoorten(ctx.deps, ctx.actor)),
  add: procedure.input(addStukSchema).mutation(({ ctx, input }) => addStuk(ctx.deps, ctx.actor, input)),
  cancel: procedure.input(cancelStukSchema).mutation(({ ctx, input }) => cancelStuk(ctx.deps, ctx.actor, input)),
  restore: procedure.input(restoreStukSchema).mutation(({ ctx, input }) => restoreStuk(ctx.deps, ctx.actor, input)),
  judge: procedure.input(judgeStukSchema).mutation(({ ctx, input }) => judgeStuk(ctx.deps, ctx.actor, input)),
  undoJudgement: procedure.input(stuk).mutation(({ ctx, input }) => undoJudgement(ctx.deps, ctx.actor, input)),
  requestAgain: procedure.input(stukStepSchema).mutation(({ ctx, input }) => moveStuk(ctx.deps, ctx.actor, "requestAgain", input)),
  askAnyway: procedure.input(stukStepSchema).mutation(({ ctx, input }) => moveStuk(ctx.deps, ctx.actor, "askAnyway", input)),
  acceptDeclaration: procedure
    .input(stukStepSchema)
    .mutation(({ ctx, input }) => moveStuk(ctx.deps, ctx.actor, "acceptDeclaration", input)),
  annotate: procedure.input(annotateStukSchema).mutation(({ ctx, input }) => annotateStuk(ctx.deps, ctx.actor, input)),
  answerVraag: procedure.input(answerVraagSchema).mutation(({ ctx, input }) => answerVraag(ctx.deps, ctx.actor, input)),
  moveBestanden: procedure.input(moveBestandenSchema).mutation(({ ctx, input }) => moveBestanden(ctx.deps, ctx.actor, input)),
  arrangePaginas: procedure.input(arrangePaginasSchema).mutation(({ ctx, input }) => arrangePaginas(ctx.deps, ctx.actor, input)),
  reserveUpload: procedure.input(reserveUploadSchema).mutation(({ ctx, input }) => reserveUpload(ctx.deps, ctx.actor, input)),
  dropUpload: procedure
    .input(z.object({ dossierId: z.uuid(), bestandId: z.uuid() }))
    .mutation(({ ctx, input }) => dropUpload(ctx.deps, ctx.actor, input)),
  /** A mutation, because the Logboek keeps who opened which file. */
  openBestand: procedure
    .input(z.object({ dossierId: z.uuid(), bestandId: z.uuid() }))
    .mutation(({ ctx, input }) => openBestand(ctx.deps, ctx.actor, input)),
  openStukPdf: procedure
    .input(z.object({ dossierId: z.uuid(), stukId: z.uuid() }))
    .mutation(({ ctx, input }) => openStukPdf(ctx.deps, ctx.actor, input)),
});
