import * as oidc from "openid-client";
import { AgendaError, retryAfterMs, timeoutMs } from "./agenda-error.ts";
import type { Tokens } from "./port.ts";

export type OAuthVendor = {
  naam: string;
  /** Who signs its tokens, and where the browser and this program go. */
  server: { issuer: string; authorization_endpoint: string; token_endpoint: string; revocation_endpoint?: string };
  clientId: string;
  clientSecret: string;
  scope: string;
  /** What the vendor wants to be told besides, such as that a refresh token is wanted. */
  extra: Record<string, string>;
};

type Answer = Awaited<ReturnType<typeof oidc.refreshTokenGrant>>;

/** `invalid_token`: asked to revoke what is revoked already. */
const consentIsGone = new Set(["invalid_grant", "invalid_token", "interaction_required", "consent_required"]);

/** What a failed call to the token endpoint means: consent is gone, or nothing is known and it is tried again. */
function toAgendaError(naam: string, error: unknown): AgendaError {
  if (error instanceof oidc.ResponseBodyError) {
    if (consentIsGone.has(error.error)) return new AgendaError("consent", `${naam}: ${error.error}`);
    // What an operator has to mend (the client's secret) is looked at again, so that nobody has to couple anew for it.
    return new AgendaError("later", `${naam}: ${error.error}`, retryAfterMs(error.response.headers.get("retry-after")));
  }
  if (error instanceof oidc.AuthorizationResponseError) return new AgendaError("consent", `${naam}: ${error.error}`);
  if (error instanceof oidc.ClientError && error.cause instanceof Response)
    return new AgendaError("later", `${naam} ${error.cause.status}`, retryAfterMs(error.cause.headers.get("retry-after")));
  if (error instanceof AgendaError) return error;
  return new AgendaError("later", `${naam} does not answer: ${error instanceof Error ? error.name : "unknown"}`);
}

/** OAuth 2 with PKCE of one vendor; openid-client checks state, issuer and the shape of what comes back. */
export function connectOAuth(vendor: OAuthVendor) {
  const config = new oidc.Configuration(vendor.server, vendor.clientId, undefined, oidc.ClientSecretPost(vendor.clientSecret));
  config.timeout = timeoutMs / 1000;
  // Only the stand-in of a laptop has an address without TLS (env.ts).
  if (vendor.server.token_endpoint.startsWith("http://")) oidc.allowInsecureRequests(config);

  const toTokens = (answer: Answer): Tokens => ({
    accessToken: answer.access_token,
    // A vendor that does not say how long is asked again soon.
    accessTot: new Date(Date.now() + (answer.expiresIn() ?? 300) * 1000),
    refreshToken: answer.refresh_token,
  });
  const call = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw toAgendaError(vendor.naam, error);
    }
  };
  return {
    async consentUrl({ redirectUri, state, verifier }: { redirectUri: string; state: string; verifier: string }): Promise<URL> {
      return oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: vendor.scope,
        state,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...vendor.extra,
      });
    },
    /** `email` is there when the vendor's id token says it. */
    redeem: ({ cameBackAt, state, verifier }: { cameBackAt: URL; state: string; verifier: string }) =>
      call(async () => {
        const answer = await oidc.authorizationCodeGrant(config, cameBackAt, { expectedState: state, pkceCodeVerifier: verifier });
        const tokens = toTokens(answer);
        // Without it the coupling would end within the hour.
        if (!tokens.refreshToken) throw new AgendaError("refused", `${vendor.naam} gave no refresh token`);
        const email = answer.claims()?.email;
        return { ...tokens, refreshToken: tokens.refreshToken, email: typeof email === "string" ? email : undefined };
      }),
    refresh: (refreshToken: string): Promise<Tokens> => call(async () => toTokens(await oidc.refreshTokenGrant(config, refreshToken))),
    revoke: (token: string): Promise<void> => call(() => oidc.tokenRevocation(config, token)),
  };
}
export type OAuth = ReturnType<typeof connectOAuth>;

/** Fresh, for one way to the vendor and back. */
export const newConsentSecrets = (): { state: string; verifier: string } => ({
  state: oidc.randomState(),
  verifier: oidc.randomPKCECodeVerifier(),
});
