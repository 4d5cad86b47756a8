import type { Db } from "@dossierklaar/db";
import { type AanvragerRow, listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { listAskedMoments, listKlantActs, listRappels, listUndeliverable } from "@dossierklaar/db/queries/herinnering";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { listStukken, type StukRow } from "@dossierklaar/db/queries/stuk";
import type { AdviseurActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { readersByAddress, servedBy } from "../dossier/recipients.ts";
import { type Day, dayOf, enumerate, fullName } from "../format.ts";
import { type NextRappel, nextRappel, type RappelFacts } from "./rules.ts";

/** One address of a dossier: who reads there, what is still asked of them, and what comes next. */
export type AddressRappels = {
  address: string;
  readers: AanvragerRow[];
  open: StukRow[];
  since: Date;
  facts: RappelFacts;
  next: NextRappel;
};

/** What the client still has to do something for; what the kantoor sees to itself is not asked of her. */
const isOpen = (stuk: StukRow): boolean => (stuk.status === "requested" || stuk.status === "rejected") && stuk.klant_mag_uploaden;

/** How it stands with the reminders of a dossier, for each address, as of now. */
export async function readRappels(db: Db, dossier: { kantoorId: string; id: string; gesloten: boolean }): Promise<AddressRappels[]> {
  const { kantoorId, id } = dossier;
  const [kantoor, people, stukken, asked, acts, undeliverable] = await Promise.all([
    requireKantoor(db, kantoorId),
    listAanvragers(db, kantoorId, id),
    listStukken(db, kantoorId, id),
    listAskedMoments(db, kantoorId, id),
    listKlantActs(db, kantoorId, id),
    listUndeliverable(db, kantoorId, id),
  ]);
  const askedOp = new Map(asked.map((row) => [row.stuk_id, row.op]));
  const candidates = people.map((person) => ({ ...person, partnerMagZien: person.partner_mag_zien }));
  const found: AddressRappels[] = [];
  for (const { address, readers } of readersByAddress(people)) {
    const served = new Set(servedBy(candidates, address).map((person) => person.id));
    const open = stukken.filter((stuk) => isOpen(stuk) && (stuk.aanvrager_id === null || served.has(stuk.aanvrager_id)));
    // Whoever she serves counts as she does: what is done for a partner without an address is done at this one.
    const acted = acts.filter(({ klant_ids }) => klant_ids.some((id) => served.has(id))).map(({ op }) => op);
    const oldest = Math.min(...open.map((stuk) => (askedOp.get(stuk.id) ?? stuk.aangemaakt_op).getTime()));
    const since = new Date(Math.max(...(open.length > 0 ? [oldest] : []), ...acted.map((op) => op.getTime()), 0));
    const sent = (await listRappels(db, kantoorId, id, address, since)).map(dayOf);
    const facts = {
      isClosed: dossier.gesloten,
      isUndeliverable: undeliverable.includes(address),
      open: open.length,
      since: dayOf(since),
      sent,
      schedule: kantoor.rappel_werkdagen,
    };
    found.push({ address, readers, open, since, facts, next: nextRappel(facts) });
  }
  return found;
}

export type RappelView = { namen: string; dag: Day | null; nummer: number | null; staat: NextRappel["state"]; verstuurd: number };

const latest = (...days: readonly Day[]): Day | null => days.toSorted().at(-1) ?? null;

/** Per address what goes by itself next, for the adviser to see beforehand. Throws NOT_FOUND. */
export async function showRappels(deps: DomainDeps, actor: AdviseurActor, nummer: string): Promise<RappelView[]> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer });
  const today = dayOf(deps.clock.now());
  return (
    (await readRappels(db, dossier))
      // That a kantoor sends none is said too.
      .filter(({ next }) => next.state !== "none" || next.reason === "off")
      .map(({ readers, next, facts }) => ({
        namen: enumerate(readers.map(fullName)),
        // What is overdue leaves at the next office hour.
        dag: next.state === "planned" ? latest(next.day, today) : null,
        nummer: next.state === "planned" ? next.number : null,
        staat: next.state,
        verstuurd: facts.sent.length,
      }))
  );
}
