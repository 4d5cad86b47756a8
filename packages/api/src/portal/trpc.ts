import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { PortalContext } from "../context.ts";
import { errorFacts, publicMessage, rethrow } from "../errors.ts";
import { requireStorableText } from "../storable-text.ts";

const t = initTRPC.context<PortalContext>().create({
  transformer: superjson,
  // A stack tells strangers how the house is built.
  isDev: false,
  errorFormatter: ({ shape, error }) => ({ ...shape, message: publicMessage(error), data: { ...shape.data, ...errorFacts(error) } }),
});

export const router = t.router;

/** Every procedure of the portal begins here: a client is signed in and bound to one dossier. */
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
