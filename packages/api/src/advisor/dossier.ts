import { changeDate, changeDateSchema, changeFase, changeFaseSchema } from "@dossierklaar/domain/dossier/change-stand";
import { closeDossier, closeDossierSchema, reopenDossier, reopenDossierSchema } from "@dossierklaar/domain/dossier/close-dossier";
import { handOver, handOverSchema } from "@dossierklaar/domain/dossier/hand-over";
import { listDossierChoices, openDossier, openDossierSchema } from "@dossierklaar/domain/dossier/open-dossier";
import { listDossierPage, showDossier } from "@dossierklaar/domain/dossier/show-dossier";
import { exportLogboek, listLogNames, logboekSchema, showLogboek } from "@dossierklaar/domain/dossier/show-logboek";
import { changeGegevens, changeGegevensSchema } from "@dossierklaar/domain/gegevens/change-gegevens";
import { previewGegevens, previewGegevensSchema } from "@dossierklaar/domain/gegevens/preview-gegevens";
import { z } from "zod";
import { procedure, router } from "./trpc.ts";

const nummer = z.string().max(20);

export const dossierRouter = router({
  list: procedure
    .input(z.object({ search: z.string().max(100), mine: z.boolean(), cursor: z.object({ at: z.date(), id: z.uuid() }).nullish() }))
    .query(({ ctx, input }) => listDossierPage(ctx.deps, ctx.actor, { ...input, cursor: input.cursor ?? null })),
  choices: procedure.query(({ ctx }) => listDossierChoices(ctx.deps, ctx.actor)),
  open: procedure.input(openDossierSchema).mutation(({ ctx, input }) => openDossier(ctx.deps, ctx.actor, input)),
  show: procedure.input(z.object({ nummer })).query(({ ctx, input }) => showDossier(ctx.deps, ctx.actor, input.nummer)),
  previewGegevens: procedure.input(previewGegevensSchema).query(({ ctx, input }) => previewGegevens(ctx.deps, ctx.actor, input)),
  changeGegevens: procedure.input(changeGegevensSchema).mutation(({ ctx, input }) => changeGegevens(ctx.deps, ctx.actor, input)),
  changeDate: procedure.input(changeDateSchema).mutation(({ ctx, input }) => changeDate(ctx.deps, ctx.actor, input)),
  changeFase: procedure.input(changeFaseSchema).mutation(({ ctx, input }) => changeFase(ctx.deps, ctx.actor, input)),
  close: procedure.input(closeDossierSchema).mutation(({ ctx, input }) => closeDossier(ctx.deps, ctx.actor, input)),
  reopen: procedure.input(reopenDossierSchema).mutation(({ ctx, input }) => reopenDossier(ctx.deps, ctx.actor, input)),
  handOver: procedure.input(handOverSchema).mutation(({ ctx, input }) => handOver(ctx.deps, ctx.actor, input)),
  logboek: procedure
    .input(logboekSchema.extend({ cursor: z.number().int().nullish() }))
    .query(({ ctx, input }) => showLogboek(ctx.deps, ctx.actor, input, input.cursor ?? null)),
  logboekNames: procedure.input(z.object({ nummer })).query(({ ctx, input }) => listLogNames(ctx.deps, ctx.actor, input.nummer)),
  exportLogboek: procedure.input(logboekSchema).query(({ ctx, input }) => exportLogboek(ctx.deps, ctx.actor, input)),
});
