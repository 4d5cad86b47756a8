import { randomUUID } from "node:crypto";
import type { TestDatabase } from "@dossierklaar/db/testing/test-db";
import { type AdviseurAuth, createAdviseurAccount, createAdviseurAuth } from "../advisor.ts";
import { mintGrant } from "../grants.ts";
import { createPortalAuth } from "../portal.ts";
import { createPortalSignIn, type LoginMail } from "../sign-in.ts";

export const advisorUrl = "http://localhost:3000";
export const portalUrl = "http://localhost:3001";
export const secret = "6Xq0rZb1v9sJc4uKf7wYt2eLh5nMd8pA3gRiVoTxUyEz";
export const wachtwoord = "welkom-in-de-demo";

/** A kantoor with one adviseur who can sign in. Every call makes another. */
export async function newKantoor({ owner }: TestDatabase) {
  const kantoorId = randomUUID();
  const gebruikerId = randomUUID();
  const email = `sanne.${gebruikerId}@devries.example`;
  await owner.insertInto("kantoor").values({ id: kantoorId, naam: "De Vries Hypotheken" }).execute();
  const person = { voornaam: "Sanne", tussenvoegsel: "de", achternaam: "Vries", email };
  await owner
    .insertInto("gebruiker")
    .values({ kantoor_id: kantoorId, id: gebruikerId, rollen: ["adviseur"], ...person })
    .execute();
  await createAdviseurAccount(owner, { id: gebruikerId, email, naam: "Sanne de Vries", wachtwoord });
  const { id: klantprofielId } = await owner
    .insertInto("klantprofiel")
    .values({ kantoor_id: kantoorId, code: "starter", naam: "Starter" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { kantoorId, gebruikerId, email, klantprofielId };
}
export type TestKantoor = Awaited<ReturnType<typeof newKantoor>>;

let nummers = 0;

/** A dossier with the aanvragers of these addresses (null: none), Anna first. */
export async function newDossier({ owner }: TestDatabase, kantoor: TestKantoor, emails: [string | null, (string | null)?]) {
  nummers += 1;
  const { id: dossierId } = await owner
    .insertInto("dossier")
    .values({
      kantoor_id: kantoor.kantoorId,
      nummer: `2026-${String(nummers).padStart(4, "0")}`,
      aanspreekvorm: "formal",
      adviseur_id: kantoor.gebruikerId,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const aanvragers = emails.flatMap((email, index) => (email === undefined ? [] : [{ email, index }]));
  const rows = await owner
    .insertInto("aanvrager")
    .values(
      aanvragers.map(({ email, index }) => ({
        kantoor_id: kantoor.kantoorId,
        dossier_id: dossierId,
        positie: index + 1,
        aanhef: index === 0 ? "mevrouw" : "heer",
        voorletters: index === 0 ? "A." : "B.",
        voornaam: index === 0 ? "Anna" : "Bram",
        tussenvoegsel: index === 0 ? "de" : "",
        achternaam: index === 0 ? "Groot" : "Jansen",
        zoeknaam: "x",
        email,
        klantprofiel_id: kantoor.klantprofielId,
      })),
    )
    .returning(["id", "positie"])
    .execute();
  const aanvragerIds = rows.sort((a, b) => a.positie - b.positie).map((row) => row.id);
  return { kantoorId: kantoor.kantoorId, adviseurId: kantoor.gebruikerId, dossierId, aanvragerIds };
}

export const newEmail = () => `anna.${randomUUID()}@example.nl`;

export const systemClock = { now: () => new Date() };

let clients = 0;
/** The headers of a browser on a machine of its own, at this origin, with the cookies that it was given. */
export function browser(origin: string, setCookies: readonly string[] = [], clientIp?: string): Headers {
  clients += 1;
  const headers = new Headers({ origin, "user-agent": "test", "x-client-ip": clientIp ?? `10.1.${clients >> 8}.${clients & 255}` });
  if (setCookies.length > 0) headers.set("cookie", setCookies.map((line) => line.split(";")[0]).join("; "));
  return headers;
}

const silent = () => {};

export function adviseurAuthOf(db: TestDatabase, options: { secureCookies?: boolean } = {}): AdviseurAuth {
  const secureCookies = options.secureCookies ?? false;
  return createAdviseurAuth({ db: db.databases.withoutKantoor, baseUrl: advisorUrl, secret, secureCookies, log: silent });
}

export type SentLoginMail = LoginMail & { token: string; code: string; expiresAt: Date };

export function portalOf({ databases }: TestDatabase) {
  const auth = createPortalAuth({ db: databases.withoutKantoor, baseUrl: portalUrl, secret, secureCookies: false, log: silent });
  const mails: SentLoginMail[] = [];
  const signIn = createPortalSignIn({
    auth,
    databases,
    clock: systemClock,
    answerAfterMs: 0,
    // Mints as the job does that writes the mail.
    async enqueueLoginMail(tx, mail) {
      const { token, code, expiresAt } = await mintGrant(tx, { ...mail, soort: "loginLink", now: new Date() });
      if (code === null) throw new Error("a loginLink has a code");
      mails.push({ ...mail, token, code, expiresAt });
    },
  });
  return { auth, mails, signIn };
}
