import type { Server } from "node:http";
import { adviseurActor } from "@dossierklaar/auth/advisor";
import type { AdviseurActor } from "@dossierklaar/domain/actor";
import { readDossier } from "@dossierklaar/domain/dossier/load-dossier";
import { DomainError } from "@dossierklaar/domain/errors";
import { changesFor } from "@dossierklaar/domain/live";
import { signal } from "@dossierklaar/domain/signal";
import { webHeaders } from "@dossierklaar/host/web-request";
import { adviseurAudience } from "@dossierklaar/realtime/contract";
import type { Listener } from "@dossierklaar/realtime/listener";
import { attachRealtime, type Realtime } from "@dossierklaar/realtime/server";
import superjson, { type SuperJSONResult } from "superjson";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";

/** Live dossiers for the kantoor: every gebruiker who may see a dossier hears the room of the adviseurs. */
export function attachLive(server: Server, options: { env: Env; deps: Deps; listener: Listener }): Realtime {
  const { env, deps, listener } = options;
  return attachRealtime<AdviseurActor, SuperJSONResult>(server, {
    listener,
    publicOrigin: env.ADVISOR_URL,
    authenticate: (headers) => adviseurActor(deps.auth, deps.databases.withoutKantoor, webHeaders({ headers })),
    async admit(actor, dossierId) {
      try {
        const { versie } = await readDossier(deps.databases.forKantoor(actor.kantoorId), actor, { id: dossierId });
        return { audiences: [adviseurAudience], versie };
      } catch (error) {
        if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
        throw error;
      }
    },
    kantoorRoom: (actor) => actor.kantoorId,
    async changes(kantoorId, dossierId, from, audiences) {
      const { to, byAudience } = await changesFor(deps.databases.plannedFor(kantoorId), kantoorId, dossierId, from, audiences);
      const rows = byAudience.get(adviseurAudience);
      // Socket.IO would turn a Date into a text; the browser reads it back by superjson (app/live-rows.ts).
      return { to, byAudience: new Map(rows ? [[adviseurAudience, superjson.serialize(rows)]] : []) };
    },
    // Of an adviser's page only that she is there is passed on, under the name of her session.
    async onSignal(actor, dossierId, sent) {
      if (sent.kind !== "presence") return;
      const { kind, stukId, here } = sent;
      await signal(deps.databases.forKantoor(actor.kantoorId), dossierId, { kind, gebruikerId: actor.gebruikerId, stukId, here });
    },
    onLeave: (actor, dossierId) =>
      signal(deps.databases.forKantoor(actor.kantoorId), dossierId, {
        kind: "presence",
        gebruikerId: actor.gebruikerId,
        stukId: null,
        here: false,
      }),
    log: (level, message, details) => deps.log[level](details ?? {}, message),
  });
}
