import {
  berichtChoicesSchema,
  berichtPreviewSchema,
  listBerichtChoices,
  readBerichtFrame,
  sendBericht,
  sendBerichtSchema,
} from "@dossierklaar/domain/email/compose-email";
import { finishEmail, finishEmailSchema } from "@dossierklaar/domain/email/finish-email";
import { resendEmail, resendEmailSchema, showEmail } from "@dossierklaar/domain/email/show-email";
import { showRappels } from "@dossierklaar/domain/herinnering/read-rappels";
import { z } from "zod";
import { renderBericht } from "./bericht-preview.ts";
import { procedure, router } from "./trpc.ts";

export const emailRouter = router({
  choices: procedure.input(berichtChoicesSchema).query(({ ctx, input }) => listBerichtChoices(ctx.deps, ctx.actor, input)),
  preview: procedure
    .input(berichtPreviewSchema)
    .query(async ({ ctx, input }) => renderBericht(await readBerichtFrame(ctx.deps, ctx.actor, input), input)),
  send: procedure.input(sendBerichtSchema).mutation(({ ctx, input }) => sendBericht(ctx.deps, ctx.actor, input)),
  /** What goes to the client by itself next. `versie` is the dossier's, so that a change asks anew. */
  rappels: procedure
    .input(z.object({ nummer: z.string().max(20), versie: z.number().int() }))
    .query(({ ctx, input }) => showRappels(ctx.deps, ctx.actor, input.nummer)),
  show: procedure
    .input(z.object({ dossierId: z.uuid(), emailId: z.uuid() }))
    .query(({ ctx, input }) => showEmail(ctx.deps, ctx.actor, input)),
  finish: procedure.input(finishEmailSchema).mutation(({ ctx, input }) => finishEmail(ctx.deps, ctx.actor, input)),
  resend: procedure.input(resendEmailSchema).mutation(({ ctx, input }) => resendEmail(ctx.deps, ctx.actor, input)),
});
