import type { Server } from "node:http";
import { klantActor } from "@dossierklaar/auth/portal";
import type { KlantActor } from "@dossierklaar/domain/actor";
import { readDossier } from "@dossierklaar/domain/dossier/load-dossier";
import type { KlantDossierRows } from "@dossierklaar/domain/dossier/view";
import { loadStuk } from "@dossierklaar/domain/dossiercontrole/load-stuk";
import { DomainError } from "@dossierklaar/domain/errors";
import { changesFor } from "@dossierklaar/domain/live";
import { signal } from "@dossierklaar/domain/signal";
import { aanvragerAudience } from "@dossierklaar/realtime/contract";
import type { Listener } from "@dossierklaar/realtime/listener";
import type { Changes } from "@dossierklaar/realtime/publish";
import { attachRealtime, type Realtime } from "@dossierklaar/realtime/server";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";
import { webHeaders } from "./web-request.ts";

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
  return attachRealtime<KlantActor, KlantDossierRows>(server, {
    listener,
    publicOrigin: env.PORTAL_URL,
    authenticate: (headers) => klantActor(deps.auth, databases, webHeaders({ headers })),
    async admit(actor, dossierId) {
      const found = await orNull(readDossier(databases.forKantoor(actor.kantoorId), actor, { id: dossierId }));
      return found && { audiences: actor.aanvragerIds.map(aanvragerAudience), versie: found.versie };
    },
    kantoorRoom: () => null,
    // Only aanvragers are admitted above, and changesFor answers them with the rows of a client.
    changes: (kantoorId, dossierId, from, audiences) =>
      changesFor(databases.forKantoor(kantoorId), kantoorId, dossierId, from, audiences) as Promise<Changes<KlantDossierRows>>,
    async onSignal(actor, dossierId, sent) {
      if (actor.impersonatedBy !== null) return;
      const db = databases.forKantoor(actor.kantoorId);
      // Of a stuk that is not hers she tells nothing.
      if (await orNull(loadStuk(db, actor, dossierId, sent.stukId))) await signal(db, actor.kantoorId, dossierId, sent);
    },
    log: (level, message, details) => log[level](details ?? {}, message),
  });
}
