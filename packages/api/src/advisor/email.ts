import { resendEmail, resendEmailSchema, showEmail } from "@dossierklaar/domain/email/show-email";
import { z } from "zod";
import { procedure, router } from "./trpc.ts";

export const emailRouter = router({
  show: procedure
    .input(z.object({ dossierId: z.uuid(), emailId: z.uuid() }))
    .query(({ ctx, input }) => showEmail(ctx.deps, ctx.actor, input)),
  resend: procedure.input(resendEmailSchema).mutation(({ ctx, input }) => resendEmail(ctx.deps, ctx.actor, input)),
});
