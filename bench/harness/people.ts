import { type AdviseurAuth, adviseurActor, createAdviseurAccount, createAdviseurAuth } from "@dossierklaar/auth/advisor";
import { signInAdviseur } from "@dossierklaar/auth/advisor-sign-in";
import { mintGrant } from "@dossierklaar/auth/grants";
import { clientIpHeader } from "@dossierklaar/auth/limits";
import { createPortalAuth } from "@dossierklaar/auth/portal";
import { createPortalSignIn, type PortalSignIn } from "@dossierklaar/auth/sign-in";
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import type { AdviseurActor } from "@dossierklaar/domain/actor";
import type { Product } from "./product.ts";

/** Somebody of a kantoor who signed in with a password, as the apps know her. */
export type Adviser = { cookie: string; actor: AdviseurActor };
export type BenchKantoor = TestKantoor & { advisers: [Adviser, ...Adviser[]] };

const wachtwoord = "welkom-op-de-bank";
const silent = () => {};
const cookieOf = (setCookies: readonly string[]): string => setCookies.map((line) => line.split(";")[0]).join("; ");

let clients = 0;
/** Headers of a browser on a machine of its own. */
function browserHeaders(origin: string): Headers {
  clients += 1;
  return new Headers({ origin, "user-agent": "bench", [clientIpHeader]: `10.9.${clients >> 8}.${clients & 255}` });
}

let kantorenMade = 0;
/** Kantoren with the whole catalogue and three people each, all signed in, the adviseur first. */
export async function arrangeKantoren(product: Product, count: number): Promise<BenchKantoor[]> {
  const auth = createAdviseurAuth({
    db: product.databases.withoutKantoor,
    baseUrl: product.stack.advisorUrl,
    secret: product.secrets.authSecret,
    secureCookies: false,
    log: silent,
  });
  const kantoren: BenchKantoor[] = [];
  for (let i = 0; i < count; i++) {
    // Letters, since the addresses of its people are made of the name; counted on, since one product may serve two benches.
    const number = kantorenMade++;
    const naam = `Kantoor ${String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26))}`;
    const kantoor = await newKantoor(product.owner.withoutKantoor, naam);
    // No digest falls due while something is measured.
    await product.owner.withoutKantoor.updateTable("kantoor").set({ digest_minuten: 600 }).where("id", "=", kantoor.id).execute();
    const [first, ...others] = await Promise.all(
      (["adviseur", "binnendienst", "admin"] as const).map((rol) => signIn(product, auth, kantoor.id, kantoor.gebruikers[rol])),
    );
    if (!first) throw new Error("A kantoor without people.");
    kantoren.push({ ...kantoor, advisers: [first, ...others] });
  }
  return kantoren;
}

async function signIn(product: Product, auth: AdviseurAuth, kantoorId: string, gebruikerId: string): Promise<Adviser> {
  const owner = product.owner.withoutKantoor;
  const { email, achternaam } = await owner
    .selectFrom("gebruiker")
    .select(["email", "achternaam"])
    .where("kantoor_id", "=", kantoorId)
    .where("id", "=", gebruikerId)
    .executeTakeFirstOrThrow();
  await createAdviseurAccount(owner, { id: gebruikerId, email, naam: achternaam, wachtwoord });
  const db = product.databases.withoutKantoor;
  const answer = await signInAdviseur(auth, db, browserHeaders(product.stack.advisorUrl), { email, wachtwoord }, product.deps.clock.now());
  if (answer.outcome !== "signedIn") throw new Error(`${email} could not sign in: ${answer.outcome}`);
  const cookie = cookieOf(answer.setCookies);
  const actor = await adviseurActor(auth, db, new Headers({ cookie }));
  if (!actor) throw new Error(`The session of ${email} is nobody's.`);
  return { cookie, actor };
}

/** The clients' door of the portal, on the portal's own secret and database. */
export function portalDoor(product: Product): PortalSignIn {
  const auth = createPortalAuth({
    db: product.databases.withoutKantoor,
    baseUrl: product.stack.portalUrl,
    secret: product.secrets.authSecret,
    secureCookies: false,
    log: silent,
  });
  return createPortalSignIn({
    auth,
    databases: product.databases,
    clock: product.deps.clock,
    enqueueLoginMail: async () => {
      throw new Error("Nobody asks for a mail here.");
    },
  });
}

/** Signs a client in by a link as her mail carries it. @returns her cookie */
export async function signInKlant(
  product: Product,
  door: PortalSignIn,
  whose: { kantoorId: string; dossierId: string; email: string },
): Promise<string> {
  const { token } = await product.databases
    .forKantoor(whose.kantoorId)
    .transaction()
    .execute((tx) => mintGrant(tx, { ...whose, soort: "mailLink", now: new Date() }));
  const opened = await door.consumeGrant(browserHeaders(product.stack.portalUrl), token);
  if (!opened.ok) throw new Error(`The link of ${whose.email} was refused: ${opened.reason}`);
  return cookieOf(opened.setCookies);
}
