// The augmentation below needs the module it augments.
import "@remix-run/node";
import { advisorRouter } from "@dossierklaar/api/advisor";
import type { AdvisorContext } from "@dossierklaar/api/context";
import {
  changePassword,
  confirmBackupCode,
  confirmCode,
  confirmTwoFactor,
  type SignInOutcome,
  signInAdviseur,
  startTwoFactor,
  stopTwoFactor,
} from "@dossierklaar/auth/advisor-sign-in";
import {
  type ChosenPassword,
  choosePassword,
  findPasswordLink,
  type PasswordLink,
  type PasswordRequestOptions,
  requestPasswordLink,
} from "@dossierklaar/auth/password-link";
import { signOut } from "@dossierklaar/auth/sessions";
import { findDocumentFor } from "@dossierklaar/domain/document/change-documenten";
import { enqueueMail } from "@dossierklaar/domain/enqueue-mail";
import { findFotoFor } from "@dossierklaar/domain/gebruiker/account";
import { findLogoOf } from "@dossierklaar/domain/kantoor/settings";
import { type KantoorTones, kantoorTones } from "@dossierklaar/domain/kantoor-tones";
import { findVoorbeeldFor } from "@dossierklaar/domain/soort/change-soorten";
import { type DehydratedState, dehydrate, type QueryClient } from "@tanstack/react-query";
import { createServerSideHelpers } from "@trpc/react-query/server";
import superjson from "superjson";
import { renderSVG } from "uqr";
import type { Deps } from "./deps.ts";

/** An image as its own address. Black on white in the dark too: that is what cameras read. */
const qrOf = (text: string): string => `data:image/svg+xml;base64,${Buffer.from(renderSVG(text, { border: 3 })).toString("base64")}`;

/** A Buffer may lie in memory that a Response will not take. */
const toBody = (picture: { bytes: Buffer } | undefined) => picture && Uint8Array.from(picture.bytes);

const enqueuePasswordMail: PasswordRequestOptions["enqueueMail"] = async (tx, { kantoorId, email, naam }) => {
  await enqueueMail(tx, kantoorId, {
    soort: "wachtwoordHerstel",
    sleutel: `wachtwoordHerstel:${crypto.randomUUID()}`,
    aan: email,
    aanNaam: naam,
    dossierId: null,
  });
};

/** What Remix loaders and actions get of one request. No code of the api enters the bundle: they call through this. */
export function makeLoadContext(options: { api: AdvisorContext; deps: Deps; headers: Headers; nonce: string }) {
  const { api, deps, headers } = options;
  const helpers = createServerSideHelpers({ router: advisorRouter, ctx: api, transformer: superjson });
  return {
    nonce: options.nonce,
    isSignedIn: api.actor !== null,
    /** Writes down what was not foreseen. */
    report: (error: unknown): void => deps.log.error({ err: error }, "page failed"),
    trpc: helpers,
    /** What was fetched, for the browser's cache. */
    // Two copies of one class in the types: the helpers' own dependency and ours are the same package.
    dehydrate: (): DehydratedState =>
      dehydrate(helpers.queryClient as unknown as QueryClient, { serializeData: (data: unknown) => superjson.serialize(data) }),
    tones: (hex: string): KantoorTones => kantoorTones(hex),
    /** The photo of a colleague; undefined for whatever she may not see. */
    /** A belangrijk document of this kantoor; undefined for whatever else. */
    findDocument: async (id: string) => {
      const found = api.actor ? await findDocumentFor(deps, api.actor, id) : undefined;
      return found && { body: Uint8Array.from(found.bytes), mime: found.mime, bestandsnaam: found.bestandsnaam };
    },
    /** A picture of a good copy, of her own kantoor. */
    findVoorbeeld: async (hash: string) => (api.actor ? toBody(await findVoorbeeldFor(deps, api.actor, hash)) : undefined),
    findFoto: async (gebruikerId: string) => api.actor && toBody(await findFotoFor(deps, api.actor, gebruikerId)),
    /** The logo of her own kantoor. */
    findLogo: async (kantoorId: string) => (api.actor?.kantoorId === kantoorId ? toBody(await findLogoOf(deps, kantoorId)) : undefined),
    signIn: (input: { email: string; wachtwoord: string }): Promise<SignInOutcome> =>
      signInAdviseur(deps.auth, deps.databases.withoutKantoor, headers, input, deps.clock.now()),
    /** A code of the app, or one of the ten for who lost her phone: those are longer. */
    confirmCode: (code: string): Promise<SignInOutcome> =>
      /^[\d\s]+$/.test(code) ? confirmCode(deps.auth, headers, code) : confirmBackupCode(deps.auth, headers, code),
    /** Two-step sign-in, of who is signed in: what to scan or type into an app, and the ten codes for who loses her phone. */
    startTwoFactor: async (wachtwoord: string) => {
      const started = await startTwoFactor(deps.auth, headers, wachtwoord);
      if (!started) return undefined;
      const { totpUri, backupCodes } = started;
      return { qr: qrOf(totpUri), secret: new URL(totpUri).searchParams.get("secret") ?? "", backupCodes };
    },
    confirmTwoFactor: (code: string): Promise<SignInOutcome> => confirmTwoFactor(deps.auth, headers, code),
    stopTwoFactor: (wachtwoord: string): Promise<SignInOutcome> => stopTwoFactor(deps.auth, headers, wachtwoord),
    changePassword: (input: { huidig: string; nieuw: string }): Promise<SignInOutcome> => changePassword(deps.auth, headers, input),
    /** Mails a link to choose a new password; the answer is the same for an address that nobody has. */
    requestPasswordLink: (email: string): Promise<"sent" | "tooManyAttempts"> =>
      requestPasswordLink({ databases: deps.databases, enqueueMail: enqueuePasswordMail }, headers, email, deps.clock.now()),
    findPasswordLink: (token: string): Promise<PasswordLink | undefined> => findPasswordLink(deps.databases.withoutKantoor, token),
    choosePassword: (token: string, wachtwoord: string): Promise<ChosenPassword> =>
      choosePassword(deps.databases, headers, { token, wachtwoord }, deps.clock.now()),
    signOut: (): Promise<string[]> => signOut(deps.auth, headers),
  };
}

type AdvisorLoadContext = ReturnType<typeof makeLoadContext>;

declare module "@remix-run/node" {
  interface AppLoadContext extends AdvisorLoadContext {}
}
