import { setTimeout as sleep } from "node:timers/promises";
import type { Databases, Tx } from "@dossierklaar/db";
import type { Toon } from "@dossierklaar/db/columns";
import { deletePortalSession } from "@dossierklaar/db/queries/auth-session";
import { consumePortalCode, consumePortalGrant, type SpentGrantRow, withdrawPortalCodes } from "@dossierklaar/db/queries/portal-grant";
import { findGrant, hashCode, hashToken } from "./grants.ts";
import { type KlantDossier, listKlantDossiers } from "./klant-dossiers.ts";
import { addressKey, clientKey, takeAttempt } from "./limits.ts";
import { type PortalAuth, portalSessionDays } from "./portal.ts";

/** A mail with a sign-in link and a code, for one dossier. The secrets are in it: it is rendered and queued, and never logged. */
export type LoginMail = {
  kantoorId: string;
  kantoorNaam: string;
  dossierId: string;
  nummer: string;
  aanspreekvorm: Toon;
  email: string;
  aanvragerIds: string[];
  namen: string[];
};

export type PortalSignInOptions = {
  auth: PortalAuth;
  databases: Databases;
  clock: { now(): Date };
  /** Queues the mail. The job that writes it mints its link and code: a code that nobody was sent would only be there to be guessed. */
  enqueueLoginMail(tx: Tx, mail: LoginMail): Promise<void>;
  /** No answer to a request for a link is faster than this, so that its speed does not tell whether the address is known. In milliseconds. */
  answerAfterMs?: number;
};

export type OpenedSession =
  | { ok: true; setCookies: string[]; kantoorId: string; dossierId: string }
  | { ok: false; reason: "spent" | "expired" | "unknown" | "wrongCode" | "tooManyAttempts" | "impersonated" };

/** "sent" also when the address is unknown and nothing was. */
export type RequestedLogin = "sent" | "tooManyAttempts";

export type PortalSignIn = ReturnType<typeof createPortalSignIn>;

const quarter = 15 * 60;
// Per address is what stops guessing and pestering. Per client is wide: a mobile network puts thousands of phones behind one address, and every
// kantoor has its clients among them.
const limits = {
  requestByAddress: { max: 5, windowSeconds: quarter },
  requestByClient: { max: 120, windowSeconds: quarter },
  codeByAddress: { max: 10, windowSeconds: quarter },
  codeByClient: { max: 120, windowSeconds: quarter },
  pressByClient: { max: 600, windowSeconds: quarter },
};
const impersonationMinutes = 30;

/**
 * How a client gets into the portal: by a link, by a code, or handed over by her adviser.
 * `headers` are everywhere those of the browser's request, with the client's address set by the app.
 */
export function createPortalSignIn(options: PortalSignInOptions) {
  const { auth, databases, clock } = options;
  const db = databases.withoutKantoor;

  const allow = async (verb: keyof typeof limits, subject: string) =>
    takeAttempt(db, "portal_auth_rate_limit", { key: `${verb}:${subject}`, ...limits[verb] }, clock.now());

  async function openSession(
    headers: Headers,
    bound: { kantoorId: string; dossierId: string; email: string; impersonatedBy: string | null; expiresAt: Date },
  ): Promise<OpenedSession> {
    const opened = await auth.api.openDossierSession({ headers, body: { ...bound, now: clock.now() }, returnHeaders: true });
    return { ok: true, setCookies: opened.headers.getSetCookie(), kantoorId: bound.kantoorId, dossierId: bound.dossierId };
  }

  const openSpent = (headers: Headers, grant: SpentGrantRow) =>
    openSession(headers, {
      kantoorId: grant.kantoor_id,
      dossierId: grant.dossier_id,
      email: grant.email,
      impersonatedBy: grant.gebruiker_id,
      expiresAt: new Date(
        clock.now().getTime() + (grant.gebruiker_id ? impersonationMinutes * 60_000 : portalSessionDays * 24 * 3_600_000),
      ),
    });

  /** Spends the link: the press on "Doorgaan als …". Of any number of presses at once one gets a session. */
  async function consumeGrant(headers: Headers, token: string): Promise<OpenedSession> {
    if (!(await allow("pressByClient", clientKey(headers)))) return { ok: false, reason: "tooManyAttempts" };
    const spent = await consumePortalGrant(db, hashToken(token));
    if (spent) return openSpent(headers, spent);
    const grant = await findGrant(db, token);
    if (!grant) return { ok: false, reason: "unknown" };
    return { ok: false, reason: grant.spent ? "spent" : "expired" };
  }

  /** Signs in with the six digits of the newest mail. Five tries for a code; the link in the same mail keeps working after them. */
  async function consumeCode(headers: Headers, input: { email: string; code: string }): Promise<OpenedSession> {
    const email = input.email.trim().toLowerCase();
    const allowed = (await allow("codeByClient", clientKey(headers))) && (await allow("codeByAddress", addressKey(email)));
    if (!allowed) return { ok: false, reason: "tooManyAttempts" };
    const code = input.code.replace(/\D/g, "");
    const spent = await consumePortalCode(db, email, hashCode(email, code));
    return spent ? openSpent(headers, spent) : { ok: false, reason: "wrongCode" };
  }

  async function sendLinks(email: string, dossiers: readonly KlantDossier[]): Promise<void> {
    await withdrawPortalCodes(db, email);
    for (const { aanvragers, gesloten: _, ...dossier } of dossiers) {
      const aanvragerIds = aanvragers.map((aanvrager) => aanvrager.id);
      await databases
        .forKantoor(dossier.kantoorId)
        .transaction()
        .execute(async (tx) => {
          await options.enqueueLoginMail(tx, { ...dossier, email, aanvragerIds, namen: aanvragers.map((aanvrager) => aanvrager.naam) });
        });
    }
  }

  async function requestFor(headers: Headers, find: () => Promise<{ email: string; onlyDossierId?: string }[]>): Promise<RequestedLogin> {
    const answerAt = sleep(options.answerAfterMs ?? 300);
    if (!(await allow("requestByClient", clientKey(headers)))) return "tooManyAttempts";
    for (const { email, onlyDossierId } of await find()) {
      // Over the limit of an address the answer stays the same: else it would tell who asked here before.
      if (!(await allow("requestByAddress", addressKey(email)))) continue;
      const dossiers = await listKlantDossiers(db, email);
      await sendLinks(email, onlyDossierId ? dossiers.filter((dossier) => dossier.dossierId === onlyDossierId) : dossiers);
    }
    await answerAt;
    return "sent";
  }

  /** Mails a link for every dossier of the address. An unknown address gets the same answer and no mail. */
  const requestLogin = (headers: Headers, email: string) => requestFor(headers, async () => [{ email: email.trim().toLowerCase() }]);

  /** "Stuur een nieuwe link naar j…@…": to the address of a spent or late link, without typing. */
  const requestLoginAgain = (headers: Headers, token: string) =>
    requestFor(headers, async () => {
      const grant = await findGrant(db, token);
      return grant ? [{ email: grant.email, onlyDossierId: grant.dossier_id }] : [];
    });

  /** "Ik ben iemand anders": mails the other aanvrager of the same dossier her own link. */
  const requestLoginAsOther = (headers: Headers, token: string) =>
    requestFor(headers, async () => {
      const grant = await findGrant(db, token);
      return (grant?.other_emails ?? []).map((email) => ({ email, onlyDossierId: grant?.dossier_id }));
    });

  /** Leaves this dossier for another of the same address: a new session until the same day, and the old one ends. Refused to who looks through a client's eyes. */
  async function switchDossier(headers: Headers, dossierId: string): Promise<OpenedSession> {
    const found = await auth.api.getSession({ headers });
    if (!found) return { ok: false, reason: "unknown" };
    if (found.session.impersonatedBy) return { ok: false, reason: "impersonated" };
    const target = (await listKlantDossiers(db, found.user.email)).find((dossier) => dossier.dossierId === dossierId);
    if (!target) return { ok: false, reason: "unknown" };
    const opened = await openSession(headers, {
      kantoorId: target.kantoorId,
      dossierId,
      email: found.user.email,
      impersonatedBy: null,
      expiresAt: found.session.expiresAt,
    });
    await deletePortalSession(db, found.session.id);
    return opened;
  }

  return { consumeGrant, consumeCode, requestLogin, requestLoginAgain, requestLoginAsOther, switchDossier };
}
