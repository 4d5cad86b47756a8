import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { AdvisorContext } from "../context.ts";
import { errorFacts, publicMessage, rethrow } from "../errors.ts";
import { requireStorableText } from "../storable-text.ts";

const t = initTRPC.context<AdvisorContext>().create({
  transformer: superjson,
  // A stack tells strangers how the house is built.
  isDev: false,
  errorFormatter: ({ shape, error }) => ({ ...shape, message: publicMessage(error), data: { ...shape.data, ...errorFacts(error) } }),
});

export const router = t.router;

/** Every procedure of the kantoor's app begins here: somebody of a kantoor is signed in. Roles are the domain's to check. */
export const procedure = t.procedure
  .use(async ({ next, ctx, path }) => {
    const result = await next();
    return result.ok ? result : rethrow(result.error, ctx.log, path);
  })
  .use(({ ctx, next }) => {
    if (!ctx.actor) throw new TRPCError({ code: "UNAUTHORIZED" });
    return next({ ctx: { ...ctx, actor: ctx.actor } });
  })
  .use(async ({ getRawInput, next }) => {
    requireStorableText(await getRawInput());
    return next();
  });
