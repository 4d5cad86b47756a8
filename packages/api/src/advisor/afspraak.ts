import { listAfspraakChoices, listDay, previewAfspraak } from "@dossierklaar/domain/afspraak/choices";
import { planAfspraak, planAfspraakSchema } from "@dossierklaar/domain/afspraak/plan-afspraak";
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
  plan: procedure.input(planAfspraakSchema).mutation(({ ctx, input }) => planAfspraak(ctx.deps, ctx.actor, input)),
});
