import type { Db } from "@dossierklaar/db";
import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { listActiepunten } from "@dossierklaar/db/queries/actiepunt";
import { type AfspraakRow, listAfspraken } from "@dossierklaar/db/queries/afspraak";
import { listBelangrijkeDocumenten } from "@dossierklaar/db/queries/belangrijk-document";
import { type DossierHeadRow, type DossierListRow, findDossierHead, listDossiers } from "@dossierklaar/db/queries/dossier";
import { findDossierChanges } from "@dossierklaar/db/queries/dossier-changes";
import { findGebruiker, requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { findFotoHash, findLogoHash } from "@dossierklaar/db/queries/picture";
import { listStukken, type StukRow } from "@dossierklaar/db/queries/stuk";
import { toActiepuntView } from "../actiepunt/view.ts";
import type { AdviseurActor, KlantActor } from "../actor.ts";
import { toAdviseurAfspraakView, toKlantAfspraakView } from "../afspraak/view.ts";
import type { DomainDeps } from "../deps.ts";
import { toBelangrijkDocumentView } from "../document/view.ts";
import { hasPapers } from "../dossiercontrole/load-stuk.ts";
import { toAdviseurStukView, toKlantStukView } from "../dossiercontrole/view.ts";
import { toEmailView } from "../email/view.ts";
import { DomainError } from "../errors.ts";
import { enumerate, fold, fullName, shortName } from "../format.ts";
import { fotoPath } from "../gebruiker/view.ts";
import { logoPath } from "../kantoor/view.ts";
import { datesOf } from "./change-stand.ts";
import { readDossier } from "./load-dossier.ts";
import { maySeeOf } from "./policy.ts";
import {
  type AdviseurDossierRows,
  type AdviseurDossierView,
  type DossierHeadView,
  type DossierListItem,
  type KlantDossierRows,
  type KlantDossierView,
  type KlantHeadView,
  toAanvragerView,
  toLogView,
} from "./view.ts";

/** Cancelled and never delivered: it is on no screen. With a file it stays, as Vervallen. */
export const leftTheScreen = (row: StukRow): boolean => row.status === "cancelled" && !hasPapers(row);

const toHeadView = (row: DossierHeadRow): DossierHeadView => ({
  id: row.id,
  nummer: row.nummer,
  versie: row.versie,
  aanspreekvorm: row.aanspreekvorm,
  fase: row.fase,
  adviseur: { id: row.adviseur_id, naam: row.adviseur_naam },
  behandelaar: row.behandelaar_id && row.behandelaar_naam ? { id: row.behandelaar_id, naam: row.behandelaar_naam } : null,
  leadbron: row.leadbron_id && row.leadbron ? { id: row.leadbron_id, naam: row.leadbron } : null,
  progress: {
    gevraagd: row.gevraagd,
    aangeleverd: row.aangeleverd,
    akkoord: row.akkoord,
    teBeoordelen: row.te_beoordelen,
    // What counts is of the kantoor, of the client or done.
    open: row.gevraagd - row.akkoord - row.te_beoordelen,
  },
  datums: datesOf(row),
  gegevensVersie: row.gegevens_versie,
  gesloten: row.gesloten_op !== null,
  sluiting: row.gesloten_op && { op: row.gesloten_op, reden: row.gesloten_reden ?? "", bewarenTot: row.bewaren_tot },
});

export type ChangedRows = AdviseurDossierRows & { stukRows: StukRow[]; afspraakRows: AfspraakRow[]; kantoorNaam: string };

/** The rows of a dossier that changed after a versie (-1: all of them), for the kantoor, in one snapshot. Throws NOT_FOUND. */
export async function readAdviseurRows(
  db: Db,
  kantoorId: string,
  dossierId: string,
  after: number,
  options = { log: false },
): Promise<ChangedRows> {
  const changes = await findDossierChanges(db, kantoorId, dossierId, after, options);
  if (!changes) throw new DomainError("NOT_FOUND");
  const { head, stukken, afspraken } = changes;
  return {
    head: toHeadView(head),
    aanvragers: changes.aanvragers.map(toAanvragerView),
    afspraken: afspraken.map((row) => toAdviseurAfspraakView(row, changes.kantoorNaam, head.aanspreekvorm)),
    stukken: stukken.filter((row) => !leftTheScreen(row)).map(toAdviseurStukView),
    actiepunten: changes.actiepunten.map((row) => toActiepuntView(row, head.aanspreekvorm)),
    emails: changes.emails.map(toEmailView),
    removedStukIds: stukken.filter(leftTheScreen).map((row) => row.id),
    log: changes.log.map(toLogView),
    stukRows: stukken,
    afspraakRows: afspraken,
    kantoorNaam: changes.kantoorNaam,
  };
}

/** Everything the adviser's screens show of a dossier. Throws NOT_FOUND. */
export async function showDossier(deps: DomainDeps, actor: AdviseurActor, nummer: string): Promise<AdviseurDossierView> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer });
  const planned = deps.databases.plannedFor(actor.kantoorId);
  const { head, aanvragers, afspraken, stukken, actiepunten, emails } = await readAdviseurRows(planned, actor.kantoorId, dossier.id, -1);
  return { head, aanvragers, afspraken, stukken, actiepunten, emails };
}

export type DossierListInput = { search: string; mine: boolean; cursor: { at: Date; id: string } | null };

const pageSize = 50;

/** Dossiers of the kantoor by what last happened, fifty at a time; with beperkte inzage only one's own. */
export async function listDossierPage(
  deps: DomainDeps,
  actor: AdviseurActor,
  input: DossierListInput,
): Promise<{ items: DossierListItem[]; next: { at: Date; id: string } | null }> {
  const rows = await listDossiers(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId, {
    search: fold(input.search),
    ofGebruiker: input.mine || actor.beperkteInzage ? actor.gebruikerId : null,
    cursor: input.cursor,
    limit: pageSize + 1,
  });
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items: items.map(toListItem), next: rows.length > pageSize && last ? { at: last.laatste_activiteit_op, id: last.id } : null };
}

const toListItem = (row: DossierListRow): DossierListItem => ({
  id: row.id,
  nummer: row.nummer,
  namen: enumerate(row.namen),
  adviseur: { id: row.adviseur_id, naam: row.adviseur_naam },
  klantprofiel: row.klantprofiel ?? "",
  fase: row.fase,
  gevraagd: row.gevraagd,
  aangeleverd: row.aangeleverd,
  akkoord: row.akkoord,
  teBeoordelen: row.te_beoordelen,
  laatsteActiviteitOp: row.laatste_activiteit_op,
  gesloten: row.gesloten_op !== null,
});

async function readKlantHead(
  db: Db,
  kantoorId: string,
  dossierId: string,
  served: readonly string[],
  email: string | null,
): Promise<KlantHeadView> {
  const head = await findDossierHead(db, kantoorId, { id: dossierId });
  if (!head) throw new DomainError("NOT_FOUND");
  const [kantoor, logo, adviseur, foto, people] = await Promise.all([
    requireKantoor(db, kantoorId),
    findLogoHash(db, kantoorId),
    findGebruiker(db, kantoorId, head.adviseur_id),
    findFotoHash(db, kantoorId, head.adviseur_id),
    listAanvragers(db, kantoorId, dossierId),
  ]);
  return {
    dossierId,
    nummer: head.nummer,
    versie: head.versie,
    toon: head.aanspreekvorm,
    gesloten: head.gesloten_op !== null,
    taal: people.find((p) => p.email !== null && p.email === email && p.taal !== null)?.taal ?? null,
    kantoor: { naam: kantoor.naam, telefoon: kantoor.telefoon, kleur: kantoor.kleur, logo: logoPath(kantoorId, logo) },
    adviseur: {
      id: head.adviseur_id,
      naam: head.adviseur_naam,
      // Who no longer works there is not the one to call.
      telefoon: (adviseur?.actief && adviseur.telefoon) || kantoor.telefoon,
      functie: adviseur?.functie ?? "",
      foto: fotoPath(head.adviseur_id, foto),
    },
    aanvragers: people
      .filter((p) => served.includes(p.id))
      .map((p) => ({ id: p.id, naam: fullName(p), roepnaam: shortName(p), eigen: p.email !== null && p.email === email })),
  };
}

/** Everything a client's screens show. The actor's dossier and people are the whole of what she sees. */
export async function showKlantDossier(deps: DomainDeps, actor: KlantActor): Promise<KlantDossierView> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { id: actor.dossierId });
  const [head, afspraken, stukken, actiepunten, documenten] = await Promise.all([
    readKlantHead(db, actor.kantoorId, dossier.id, actor.aanvragerIds, actor.email),
    listAfspraken(db, actor.kantoorId, dossier.id, -1),
    listStukken(db, actor.kantoorId, dossier.id),
    listActiepunten(db, actor.kantoorId, dossier.id, -1),
    listBelangrijkeDocumenten(db, actor.kantoorId),
  ]);
  return {
    head,
    afspraken: afspraken.map((row) => toKlantAfspraakView(row, head.kantoor.naam, head.toon)),
    stukken: stukken
      .filter((row) => maySeeOf(actor, row.aanvrager_id) && !leftTheScreen(row))
      .map((row) => toKlantStukView(row, head.toon)),
    actiepunten: actiepunten.filter((row) => maySeeOf(actor, row.aanvrager_id)).map((row) => toActiepuntView(row, head.toon)),
    documenten: documenten.map(toBelangrijkDocumentView),
  };
}

/** What of some changed rows one aanvrager's room may hear. */
export function toKlantRows(
  rows: {
    head: DossierHeadView;
    stukRows: readonly StukRow[];
    afspraken: KlantDossierRows["afspraken"];
    actiepunten: KlantDossierRows["actiepunten"];
  },
  aanvragerId: string,
): KlantDossierRows {
  const hers = (of: string | null) => of === null || of === aanvragerId;
  return {
    head: { versie: rows.head.versie, toon: rows.head.aanspreekvorm, gesloten: rows.head.gesloten },
    afspraken: rows.afspraken,
    stukken: rows.stukRows.filter((s) => hers(s.aanvrager_id) && !leftTheScreen(s)).map((s) => toKlantStukView(s, rows.head.aanspreekvorm)),
    actiepunten: rows.actiepunten.filter((a) => hers(a.aanvragerId)),
    removedStukIds: rows.stukRows.filter((s) => hers(s.aanvrager_id) && leftTheScreen(s)).map((s) => s.id),
  };
}
