import type { Tx } from "@dossierklaar/db";
import { recordDossierChange } from "@dossierklaar/db/queries/dossier-event";
import { insertRequestResult, type NewRequestResult } from "@dossierklaar/db/queries/request-result";
import { type Actor, actorKey, actorName, actorPerson } from "./actor.ts";
import type { DomainDeps } from "./deps.ts";
import { type DossierRow, loadDossier } from "./dossier/load-dossier.ts";
import { DomainError } from "./errors.ts";
import type { DossierEvent } from "./events.ts";
import { findOnceResult, onceResult } from "./request-once.ts";

/** One transaction on one dossier: the lock is held, `versie` is what every row that is written must carry. */
export type DossierChange = {
  tx: Tx;
  actor: Actor;
  dossier: DossierRow;
  /** The dossier's next versie. */
  versie: number;
  now: Date;
  /** Tells the Logboek one thing. A change that tells nothing leaves no versie behind. */
  tell(event: DossierEvent, about?: EventSubject): void;
};

type Told = { event: DossierEvent; about: EventSubject };

/** What an event is about, so that the Logboek can be filtered; `by` when a job tells what a person did. */
export type EventSubject = {
  afspraakId?: string | null;
  stukId?: string | null;
  aanvragerId?: string | null;
  by?: { soort: "gebruiker" | "klant"; id: string | null; naam: string; klantIds?: readonly string[] };
};

export type ChangeRequest = {
  dossierId: string;
  /** A uuid of the browser: the second time this very thing is asked, the first answer is given. Null for what is safe to repeat by itself. */
  once: { requestId: string; procedure: string; input: unknown } | null;
};

/**
 * The one door through which a dossier changes: loads it for this actor and locks it, lets the command decide and write,
 * and records what it told as events, one NOTIFY and one job, in the same transaction.
 * Throws DomainError NOT_FOUND for a dossier that is not there or not the actor's, REQUEST_REUSED for a requestId with other input.
 */
export async function changeDossier<Result>(
  deps: DomainDeps,
  actor: Actor,
  request: ChangeRequest,
  work: (change: DossierChange) => Promise<Result>,
): Promise<Result> {
  return deps.databases
    .forKantoor(actor.kantoorId)
    .transaction()
    .execute(async (tx) => {
      const dossier = await loadDossier(tx, actor, request.dossierId);
      const who = actorKey(actor);
      if (request.once) {
        const before = await findOnceResult<Result>(tx, actor.kantoorId, who, request.once);
        if (before) return before.result;
      }
      const now = deps.clock.now();
      const told: Told[] = [];
      const change: DossierChange = {
        tx,
        actor,
        dossier,
        versie: dossier.versie + 1,
        now,
        tell: (event, about = {}) => told.push({ event, about }),
      };
      const result = await work(change);
      await recordEvent(change, told, request.once && onceResult(actor.kantoorId, who, request.once, result));
      return result;
    });
}

/** Writes what was told, takes the versie, notifies and queues. Called by changeDossier and by the command that opens a dossier. */
export async function recordEvent(change: DossierChange, told: readonly Told[], answer: NewRequestResult | null): Promise<void> {
  if (told.length === 0) {
    if (answer) await insertRequestResult(change.tx, answer);
    return;
  }
  const { tx, dossier, versie, actor, now } = change;
  const person = actorPerson(actor);
  const recorded = await recordDossierChange(tx, {
    kantoorId: dossier.kantoorId,
    dossierId: dossier.id,
    versie,
    now,
    answer,
    events: told.map(({ event, about }, volgnummer) => {
      const { kind, ...payload } = event;
      return {
        kantoor_id: dossier.kantoorId,
        dossier_id: dossier.id,
        versie,
        volgnummer,
        kind,
        actor_soort: about.by?.soort ?? person.soort,
        actor_id: about.by ? about.by.id : person.id,
        actor_naam: about.by?.naam ?? actorName(actor),
        klant_ids: klantIdsOf(actor, about),
        afspraak_id: about.afspraakId ?? null,
        stuk_id: about.stukId ?? null,
        aanvrager_id: about.aanvragerId ?? null,
        payload,
        at: now,
      };
    }),
  });
  // The row lock makes this impossible unless somebody wrote a versie past this door.
  if (!recorded) throw new DomainError("ALREADY_CHANGED");
}

/** The aanvragers as whom a client acted; null when it was no client. */
function klantIdsOf(actor: Actor, about: EventSubject): string[] | null {
  if (about.by) return about.by.soort === "klant" ? [...(about.by.klantIds ?? [])] : null;
  return actor.kind === "klant" && actor.impersonatedBy === null ? [...actor.aanvragerIds] : null;
}
