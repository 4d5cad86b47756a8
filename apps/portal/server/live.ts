import type { Server } from "node:http";
import { klantActor } from "@dossierklaar/auth/portal";
import type { KlantActor } from "@dossierklaar/domain/actor";
import { readDossier } from "@dossierklaar/domain/dossier/load-dossier";
import { loadStuk } from "@dossierklaar/domain/dossiercontrole/load-stuk";
import { DomainError } from "@dossierklaar/domain/errors";
import { changesFor } from "@dossierklaar/domain/live";
import { signal } from "@dossierklaar/domain/signal";
import { webHeaders } from "@dossierklaar/host/web-request";
import { aanvragerAudience } from "@dossierklaar/realtime/contract";
import type { Listener } from "@dossierklaar/realtime/listener";
import { attachRealtime, type Realtime } from "@dossierklaar/realtime/server";
import superjson, { type SuperJSONResult } from "superjson";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";

/** What the domain answers, or null where it says that there is nothing for this actor. */
async function orNull<Answer>(ask: Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask;
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** The socket of the portal: a client hears her own dossier, as every aanvrager whom her sign-in serves. */
export function attachLive(server: Server, options: { env: Env; deps: Deps; listener: Listener }): Realtime {
  const { env, deps, listener } = options;
  const { databases, log } = deps;
  return attachRealtime<KlantActor, SuperJSONResult>(server, {
    listener,
    publicOrigin: env.PORTAL_URL,
    authenticate: (headers) => klantActor(deps.auth, databases, webHeaders({ headers })),
    async admit(actor, dossierId) {
      const found = await orNull(readDossier(databases.forKantoor(actor.kantoorId), actor, { id: dossierId }));
      return found && { audiences: actor.aanvragerIds.map(aanvragerAudience), versie: found.versie };
    },
    kantoorRoom: () => null,
    async changes(kantoorId, dossierId, from, audiences) {
      const { to, byAudience } = await changesFor(databases.plannedFor(kantoorId), kantoorId, dossierId, from, audiences);
      // A socket carries plain JSON, in which a Date would arrive as a string.
      return { to, byAudience: new Map([...byAudience].map(([audience, rows]) => [audience, superjson.serialize(rows)])) };
    },
    async onSignal(actor, dossierId, sent) {
      // Who looks through a client's eyes sends nothing unless she acts for her, and is no colleague at the dossier here.
      if (sent.kind !== "upload.progress" || (actor.impersonatedBy !== null && !actor.magHandelen)) return;
      const db = databases.forKantoor(actor.kantoorId);
      // Of a stuk that is not hers she tells nothing.
      if (await orNull(loadStuk(db, actor, dossierId, sent.stukId))) await signal(db, dossierId, sent);
    },
    log: (level, message, details) => log[level](details ?? {}, message),
  });
}
