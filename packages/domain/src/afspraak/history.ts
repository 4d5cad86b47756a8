import { findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { listAfspraakEvents } from "@dossierklaar/db/queries/dossier-event";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { type LogView, toLogView } from "../dossier/view.ts";
import { DomainError } from "../errors.ts";
import type { DossierEventKind } from "../events.ts";

const kinds = [
  "afspraak.planned",
  "afspraak.changed",
  "afspraak.cancelled",
  "agenda.synced",
  "agenda.stopped",
  "agenda.proposed",
  "agenda.declined",
  "verzoek.made",
  "verzoek.declined",
] as const satisfies readonly DossierEventKind[];

/** Who planned an afspraak and what was done with it since, newest first. Throws NOT_FOUND. */
export async function showAfspraakHistory(
  deps: DomainDeps,
  actor: Actor,
  input: { dossierId: string; afspraakId: string },
): Promise<LogView[]> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { id: input.dossierId });
  const afspraak = await findAfspraak(db, actor.kantoorId, input.afspraakId);
  if (!afspraak || afspraak.dossier_id !== dossier.id) throw new DomainError("NOT_FOUND");
  return (await listAfspraakEvents(db, actor.kantoorId, dossier.id, afspraak.id, kinds)).map(toLogView);
}
