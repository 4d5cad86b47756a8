import type { BetterAuthPlugin, GenericEndpointContext } from "@better-auth/core";
import { createOTP } from "@better-auth/utils/otp";
import type { Db } from "@dossierklaar/db";
import { claimTwoFactorStep, findTwoFactorSecret } from "@dossierklaar/db/queries/adviseur-account";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { symmetricDecrypt } from "better-auth/crypto";

export const totpPeriodSeconds = 30;
// better-auth takes the codes of one step before and after the present one.
const tolerance = [-1, 0, 1];

/**
 * A TOTP code works once. better-auth takes the same code again for as long as its window lasts, so whoever reads it over a shoulder
 * could use it too; here the time step of a right code is claimed before better-auth sees it, and only a later step is let through.
 * Wrong codes pass untouched: counting and locking them stays with better-auth.
 */
export function totpOnce(db: Db): BetterAuthPlugin {
  return {
    id: "totp-once",
    hooks: {
      before: [
        {
          matcher: (context) => context.path === "/two-factor/verify-totp",
          handler: createAuthMiddleware(async (ctx) => {
            const code: unknown = ctx.body?.code;
            const userId = await findUserAtSecondStep(ctx);
            if (typeof code !== "string" || !userId) return;
            const step = await findMatchingStep(ctx, db, userId, code);
            if (step === undefined) return;
            if (!(await claimTwoFactorStep(db, userId, step)))
              throw new APIError("UNAUTHORIZED", { code: "INVALID_CODE", message: "Invalid code" });
          }),
        },
      ],
    },
  };
}

/** Who is being asked for a code: the one who is signed in, else the one whose password was right a moment ago. */
async function findUserAtSecondStep(ctx: GenericEndpointContext): Promise<string | undefined> {
  const session = await getSessionFromCtx(ctx);
  if (session) return session.user.id;
  const cookie = ctx.context.createAuthCookie("two_factor");
  const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (!identifier) return undefined;
  return (await ctx.context.internalAdapter.findVerificationValue(identifier))?.value;
}

async function findMatchingStep(ctx: GenericEndpointContext, db: Db, userId: string, code: string): Promise<number | undefined> {
  const secret = await findTwoFactorSecret(db, userId);
  if (secret === undefined) return undefined;
  const otp = createOTP(await symmetricDecrypt({ key: ctx.context.secretConfig, data: secret }), { period: totpPeriodSeconds });
  const present = Math.floor(Date.now() / (totpPeriodSeconds * 1000));
  let match: number | undefined;
  for (const offset of tolerance) if ((await otp.hotp(present + offset)) === code) match = present + offset;
  return match;
}
