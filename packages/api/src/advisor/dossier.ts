import { listDossierChoices, openDossier, openDossierSchema } from "@dossierklaar/domain/dossier/open-dossier";
import { listDossierPage, showDossier, showLogboek } from "@dossierklaar/domain/dossier/show-dossier";
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
  logboek: procedure
    .input(z.object({ nummer, cursor: z.number().int().nullish() }))
    .query(({ ctx, input }) => showLogboek(ctx.deps, ctx.actor, input.nummer, input.cursor ?? null)),
});
