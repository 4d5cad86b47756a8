import type { BetterAuthPlugin, GenericEndpointContext } from "@better-auth/core";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

const bodySchema = z.object({
  email: z.email(),
  kantoorId: z.uuid(),
  dossierId: z.uuid(),
  impersonatedBy: z.uuid().nullable(),
  expiresAt: z.date(),
  now: z.date(),
});

/**
 * Opens a session of the portal that is bound to one dossier, with the cookie exactly as better-auth signs it.
 * Only the server can call it, and only after a grant was spent or an open session proved who it is.
 */
export function dossierSession() {
  return {
    id: "dossier-session",
    endpoints: {
      openDossierSession: createAuthEndpoint.serverOnly({ method: "POST", body: bodySchema, requireHeaders: true }, async (ctx) => {
        const { email, expiresAt, now, ...bound } = ctx.body;
        const user = await findOrCreateAccount(ctx, email);
        const session = await ctx.context.internalAdapter.createSession(user.id, false, { ...bound, expiresAt }, true);
        const maxAge = Math.floor((expiresAt.getTime() - now.getTime()) / 1000);
        await setSessionCookie(ctx, { session, user }, false, { maxAge });
        return ctx.json({ sessionId: session.id });
      }),
    },
  } satisfies BetterAuthPlugin;
}

/** Two links of one person pressed at once both find no account; the loser of the two inserts finds the winner's. */
async function findOrCreateAccount(ctx: GenericEndpointContext, email: string) {
  const { internalAdapter } = ctx.context;
  const known = await internalAdapter.findUserByEmail(email);
  if (known) return known.user;
  try {
    // A name belongs to an aanvrager of a dossier; the account is an address and nothing else.
    return await internalAdapter.createUser({ email, name: "", emailVerified: true }, { method: "magic-link" });
  } catch (error) {
    const made = await internalAdapter.findUserByEmail(email);
    if (!made) throw error;
    return made.user;
  }
}
