import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { Answer, Asked } from "./answer.ts";
import { consentPage, refusedPage } from "./pages.ts";
import type { AgendaStore, Grant, Vendor } from "./store.ts";

export type OAuthSettings = { vendor: Vendor; issuer: string; clientId: string; clientSecret: string; store: AgendaStore };

export type OAuth = {
  authorize(asked: Asked): Answer;
  token(asked: Asked): Answer;
  revoke(asked: Asked): Answer;
  /** Whose access token a call carries; undefined for none that counts. */
  findAccount(asked: Asked): string | undefined;
};

const codeMs = 60_000;
const accessSeconds = 3600;

type Code = Grant & { redirectUri: string; challenge: string; isOffline: boolean; until: number };

const secret = (): string => randomBytes(32).toString("base64url");
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** OAuth 2 with PKCE as both vendors speak it: a page of consent, codes that work once, access tokens of an hour, refresh tokens until they are revoked. */
export function createOAuth(settings: OAuthSettings): OAuth {
  const { vendor, store, clientId } = settings;
  const codes = new Map<string, Code>();
  /** An access token names the refresh token that it came from: revoked is revoked at once. */
  const access = new Map<string, { refreshToken: string | undefined; account: string; until: number }>();
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

  const idToken = (account: string): string => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: settings.issuer, aud: clientId, sub: account, email: account, email_verified: true, iat: now, exp: now + 3600 };
    const unsigned = `${encoded({ alg: "RS256", typ: "JWT" })}.${encoded(claims)}`;
    return `${unsigned}.${sign("RSA-SHA256", Buffer.from(unsigned), privateKey).toString("base64url")}`;
  };

  const refuse = (error: string, description: string): Answer => ({ status: 400, body: { error, error_description: description } });

  const give = (grant: Grant, refreshToken: string | undefined, isNew: boolean): Answer => {
    const token = secret();
    access.set(token, { refreshToken, account: grant.account, until: Date.now() + accessSeconds * 1000 });
    const rotated = isNew || vendor === "microsoft" ? refreshToken : undefined;
    return {
      status: 200,
      body: {
        access_token: token,
        token_type: "Bearer",
        expires_in: accessSeconds,
        scope: grant.scope,
        ...(rotated ? { refresh_token: rotated } : {}),
        ...(grant.scope.split(" ").includes("openid") ? { id_token: idToken(grant.account) } : {}),
      },
    };
  };

  const exchange = (form: URLSearchParams): Answer => {
    const text = form.get("code") ?? "";
    const code = codes.get(text);
    codes.delete(text);
    if (!code || code.until < Date.now()) return refuse("invalid_grant", "This code is unknown, used or too old.");
    if (form.get("redirect_uri") !== code.redirectUri) return refuse("redirect_uri_mismatch", "This is not the address of the request.");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (challenge !== code.challenge) return refuse("invalid_grant", "The code verifier is wrong.");
    const { account, scope } = code;
    const grant: Grant = { vendor, account, clientId, scope };
    if (!code.isOffline) return give(grant, undefined, true);
    const refreshToken = secret();
    store.state.grants[refreshToken] = grant;
    store.save();
    return give(grant, refreshToken, true);
  };

  return {
    authorize({ method, url, body }): Answer {
      const query = url.searchParams;
      const redirectUri = query.get("redirect_uri") ?? "";
      if (query.get("client_id") !== clientId || !URL.canParse(redirectUri))
        return { status: 400, body: refusedPage("Dit programma is niet bekend, of het zegt niet waar het antwoord heen moet.") };
      const back = new URL(redirectUri);
      back.searchParams.set("state", query.get("state") ?? "");
      const challenge = query.get("code_challenge") ?? "";
      if (query.get("response_type") !== "code" || query.get("code_challenge_method") !== "S256" || challenge === "") {
        back.searchParams.set("error", "invalid_request");
        return { status: 302, headers: { Location: back.href } };
      }
      if (method === "GET") return { status: 200, headers: { "Referrer-Policy": "same-origin" }, body: consentPage(vendor, url) };
      const form = new URLSearchParams(body);
      const account = (form.get("account") ?? "").trim().toLowerCase();
      if (form.get("antwoord") !== "toestaan" || !account.includes("@")) {
        back.searchParams.set("error", "access_denied");
        return { status: 302, headers: { Location: back.href } };
      }
      const code = secret();
      const scope = query.get("scope") ?? "";
      const isOffline = vendor === "google" ? query.get("access_type") === "offline" : scope.split(" ").includes("offline_access");
      codes.set(code, { vendor, account, clientId, scope, redirectUri, challenge, isOffline, until: Date.now() + codeMs });
      back.searchParams.set("code", code);
      return { status: 302, headers: { Location: back.href } };
    },
    token({ body }) {
      const form = new URLSearchParams(body);
      if (form.get("client_id") !== clientId || form.get("client_secret") !== settings.clientSecret)
        return { status: 401, body: { error: "invalid_client", error_description: "Unauthorized" } };
      if (form.get("grant_type") === "authorization_code") return exchange(form);
      if (form.get("grant_type") !== "refresh_token") return refuse("unsupported_grant_type", "Use a code or a refresh token.");
      const refreshToken = form.get("refresh_token") ?? "";
      const grant = store.state.grants[refreshToken];
      if (grant?.vendor !== vendor) return refuse("invalid_grant", "Token has been expired or revoked.");
      return give(grant, refreshToken, false);
    },
    revoke({ body, url }) {
      const token = new URLSearchParams(body).get("token") ?? url.searchParams.get("token") ?? "";
      if (!store.state.grants[token]) return refuse("invalid_token", "Token expired or revoked");
      delete store.state.grants[token];
      store.save();
      return { status: 200, body: {} };
    },
    findAccount({ headers }) {
      const held = access.get(/^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1] ?? "");
      if (!held || held.until < Date.now()) return undefined;
      return held.refreshToken === undefined || store.state.grants[held.refreshToken] ? held.account : undefined;
    },
  };
}
