// The augmentation below needs the module it augments.

import type { PortalContext } from "@dossierklaar/api/context";
import { portalRouter } from "@dossierklaar/api/portal";
import { peekGrant } from "@dossierklaar/auth/grants";
import { listKlantDossiers } from "@dossierklaar/auth/klant-dossiers";
import { klantActor } from "@dossierklaar/auth/portal";
import { setActing, signOut } from "@dossierklaar/auth/sessions";
import type { OpenedSession } from "@dossierklaar/auth/sign-in";
import type { Taal } from "@dossierklaar/db/columns";
import { findDocumentFor } from "@dossierklaar/domain/document/change-documenten";
import { noteActing, noteSignIn } from "@dossierklaar/domain/dossier/note-sign-in";
import { findFotoFor } from "@dossierklaar/domain/gebruiker/account";
import { type KantoorTones, kantoorTones } from "@dossierklaar/domain/kantoor-tones";
import { findVoorbeeldFor } from "@dossierklaar/domain/soort/change-soorten";
import { redirectDocument } from "@remix-run/node";
import { type DehydratedState, dehydrate, type QueryClient } from "@tanstack/react-query";
import { createServerSideHelpers } from "@trpc/react-query/server";
import superjson from "superjson";
import { agendaFile } from "./agenda.ts";
import type { Deps } from "./deps.ts";
import { manifestOf } from "./install.ts";
import { deliverPlain } from "./plain-upload.ts";
import { taalCookie, taalOf } from "./taal.ts";

/** What Remix loaders and actions get of one request. No code of the api enters the bundle: they call through this. */
export function makeLoadContext(options: { api: PortalContext; deps: Deps; headers: Headers; nonce: string; portalUrl: string }) {
  const { api, deps, headers } = options;
  const { actor } = api;
  const taal = taalOf(headers);
  const cookieOf = (chosen: Taal) => taalCookie(chosen, options.portalUrl.startsWith("https:"));
  const isKlantHerself = actor !== null && actor.impersonatedBy === null;
  /** For this browser, and for the client who is signed in. @returns the cookie */
  const chooseTaal = async (chosen: Taal): Promise<string> => {
    if (isKlantHerself) await portalRouter.createCaller(api).chooseTaal({ taal: chosen });
    return cookieOf(chosen);
  };
  const helpers = createServerSideHelpers({ router: portalRouter, ctx: api, transformer: superjson });
  return {
    nonce: options.nonce,
    /** What this page is written in. */
    taal,
    chooseTaal,
    /** The dossier of this sign-in; null for nobody. */
    dossierId: actor?.dossierId ?? null,
    /** The gebruiker who looks through the client's eyes, and whether she may act for her; null for the client herself. */
    lookingAs: actor && actor.impersonatedBy !== null ? { namen: actor.namen, magHandelen: actor.magHandelen } : null,
    /** Switches that on or off, for this session. */
    setActing: async (on: boolean) => {
      if (!actor || actor.impersonatedBy === null) return;
      await setActing(deps.databases.withoutKantoor, actor.sessionId, on);
      await noteActing(deps, actor, on);
    },
    /**
     * Keeps the browser and the client to one language: what she chose on another device counts here too, and what was chosen before signing in
     * becomes hers. Throws the page again in her language.
     */
    keepTaal: async (kept: Taal | null, here: string): Promise<void> => {
      if (kept === null && taal !== "nl" && isKlantHerself) await chooseTaal(taal);
      if (kept !== null && kept !== taal) throw redirectDocument(here, { headers: { "set-cookie": cookieOf(kept) } });
    },
    trpc: helpers,
    /** What was fetched, for the browser's cache. Plain: single fetch carries dates as they are, and the page then needs no superjson. */
    // Two copies of one class in the types: the helpers' own dependency and ours are the same package.
    dehydrate: (): DehydratedState => dehydrate(helpers.queryClient as unknown as QueryClient, { serializeData: (data: unknown) => data }),
    tones: (hex: string): KantoorTones => kantoorTones(hex),
    now: (): Date => deps.clock.now(),
    /** What a link of a mail is; spends nothing. */
    peekGrant: (token: string) => peekGrant(deps.databases.withoutKantoor, token),
    consumeGrant: async (token: string) => noted(deps, await deps.signIn.consumeGrant(headers, token)),
    consumeCode: async (input: { email: string; code: string }) => noted(deps, await deps.signIn.consumeCode(headers, input)),
    requestLogin: (email: string) => deps.signIn.requestLogin(headers, email),
    requestLoginAgain: (token: string) => deps.signIn.requestLoginAgain(headers, token),
    requestLoginAsOther: (token: string) => deps.signIn.requestLoginAsOther(headers, token),
    switchDossier: (dossierId: string) => deps.signIn.switchDossier(headers, dossierId),
    signOut: () => signOut(deps.auth, headers),
    /** The dossiers of whoever is signed in, of whatever kantoor; one who looks through her eyes sees only this one. */
    listDossiers: async () => {
      if (!actor) return [];
      const dossiers = await listKlantDossiers(deps.databases.withoutKantoor, actor.email);
      return actor.impersonatedBy ? dossiers.filter((dossier) => dossier.dossierId === actor.dossierId) : dossiers;
    },
    /** The signed address of a delivered file; throws what the procedure throws. */
    openBestand: (bestandId: string) => portalRouter.createCaller(api).openBestand({ bestandId }),
    /** How the portal installs on a phone. */
    manifest: async () => {
      const { kantoor } = actor ? (await helpers.show.fetch()).head : { kantoor: { naam: "Klantportaal", kleur: "#3d5a80" } };
      return manifestOf(kantoor);
    },
    /** Files by a plain form, for a browser without script; null for nobody. Throws what the domain throws. */
    deliverPlain: async (request: Request, stukId: string) => actor && deliverPlain(deps, actor, request, stukId),
    /** The photo of the adviseur or behandelaar of this client's dossier; undefined for whatever else. */
    /** A belangrijk document of this kantoor; undefined for whatever else. */
    findDocument: async (id: string) => {
      const found = actor ? await findDocumentFor(deps, actor, id) : undefined;
      return found && { body: Uint8Array.from(found.bytes), mime: found.mime, bestandsnaam: found.bestandsnaam };
    },
    /** A picture of a good copy, of her own kantoor. */
    findVoorbeeld: async (hash: string) => (actor ? toBody(await findVoorbeeldFor(deps, actor, hash)) : undefined),
    findFoto: async (gebruikerId: string) => actor && toBody(await findFotoFor(deps, actor, gebruikerId)),
    /** One afspraak as a file for an agenda; undefined when it is not this client's. */
    agendaFile: async (afspraakId: string) => agendaFile(await helpers.show.fetch(), afspraakId, options.portalUrl, deps.clock.now()),
    /** An unforeseen failure; never with an address, which may hold a link's token. */
    report: (error: unknown) =>
      deps.log.error({ error: error instanceof Error ? { name: error.name, stack: error.stack } : String(error) }, "page failed"),
  };
}

/** A Buffer may lie in memory that a Response will not take. */
const toBody = (picture: { bytes: Buffer } | undefined) => picture && Uint8Array.from(picture.bytes);

/** Keeps in the Logboek that this client came in. */
async function noted(deps: Deps, opened: OpenedSession): Promise<OpenedSession> {
  if (!opened.ok) return opened;
  // The session's cookies as the browser will send them back, which is how its actor is found.
  const cookie = opened.setCookies.map((line) => line.split(";")[0]).join("; ");
  const actor = await klantActor(deps.auth, deps.databases, new Headers({ cookie }));
  if (actor) await noteSignIn(deps, actor);
  return opened;
}

type PortalLoadContext = ReturnType<typeof makeLoadContext>;

declare module "@remix-run/node" {
  interface AppLoadContext extends PortalLoadContext {}
}
