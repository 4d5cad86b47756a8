import type { Tx } from "@dossierklaar/db";
import type { AfspraakRow } from "@dossierklaar/db/queries/afspraak";
import { listSoortenDocument } from "@dossierklaar/db/queries/soort-document";
import { listStukken, type StukRow } from "@dossierklaar/db/queries/stuk";
import { addWerkdagen } from "@dossierklaar/domain/calendar-day";
import { klantNameOfStuk } from "@dossierklaar/domain/dossiercontrole/load-stuk";
import { dayOf } from "@dossierklaar/domain/format";
import { agendaAttachment, findMailedAfspraak } from "./afspraak.ts";
import { groupDocuments, toPersoon } from "./audience.ts";
import { type Composed, type Composing, NothingToSend, openGrant, toKantoor } from "./parts.ts";

/** The confirmation of an afspraak, as things stand now: only what is still open is asked. Throws NothingToSend. */
export async function composeBevestiging(composing: Composing): Promise<Composed> {
  const { tx, dossier, kantoor, audience, now } = composing;
  const afspraak = await findMailedAfspraak(composing);
  if (!afspraak || afspraak.row.status === "cancelled") throw new NothingToSend("De afspraak was al afgezegd toen deze mail weg zou gaan.");
  const stukken = (await listStukken(tx, kantoor.id, dossier.id)).filter((stuk) => stuk.afspraak_ids.includes(afspraak.row.id));
  const grant = await openGrant(composing, "mailLink");
  return {
    afspraaktypeId: afspraak.row.afspraaktype_id,
    fromName: afspraak.van,
    replyTo: afspraak.adviseur.email,
    message: {
      soort: "afspraakBevestiging",
      toon: dossier.aanspreekvorm,
      kantoor: toKantoor(kantoor),
      lezers: audience.lezers.map(toPersoon),
      adviseur: afspraak.adviseur,
      afspraak: {
        ...afspraak.facts,
        datumMin2Werkdagen: findDeadline(afspraak.row, now),
        teTekenen: await listToSign(tx, kantoor.id, stukken),
      },
      partner: audience.partner ? toPersoon(audience.partner) : null,
      openStukken: groupDocuments(audience, stukken.filter(isAskedOfKlant).map(toDocument)),
      ...grant,
    },
    attachments: [agendaAttachment(composing, afspraak)],
  };
}

/** Whether the client still has to do something for it. What the kantoor sees to itself is not asked of her. */
export const isAskedOfKlant = (stuk: Pick<StukRow, "status" | "klant_mag_uploaden">): boolean =>
  (stuk.status === "requested" || stuk.status === "rejected") && stuk.klant_mag_uploaden;

export const toDocument = (stuk: StukRow) => ({ aanvragerId: stuk.aanvrager_id, naam: klantNameOfStuk(stuk) });

function findDeadline(afspraak: AfspraakRow, now: Date): string | null {
  const day = addWerkdagen(dayOf(afspraak.begint_op), -2);
  return day < dayOf(now) ? null : day;
}

/** Opdracht tot dienstverlening, renteaanbod and bindend aanbod: the kinds that a Tekenafspraak is about. */
const signed = [94, 95, 96];

async function listToSign(tx: Tx, kantoorId: string, stukken: readonly StukRow[]): Promise<string[]> {
  const soorten = await listSoortenDocument(
    tx,
    kantoorId,
    stukken.map((stuk) => stuk.soort_document_id),
  );
  const ids = new Set(soorten.filter((soort) => signed.includes(soort.nummer)).map((soort) => soort.id));
  // They stand in the middle of a sentence.
  return stukken
    .filter((stuk) => ids.has(stuk.soort_document_id) && stuk.status !== "cancelled")
    .map(klantNameOfStuk)
    .map((naam) => (/^\p{Lu}\p{Ll}/u.test(naam) ? naam.charAt(0).toLowerCase() + naam.slice(1) : naam));
}
