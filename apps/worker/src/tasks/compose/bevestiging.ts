import { listStukken, type StukRow } from "@dossierklaar/db/queries/stuk";
import { askedBy } from "@dossierklaar/domain/afspraak/rules";
import { klantNameOfStuk } from "@dossierklaar/domain/dossiercontrole/load-stuk";
import { isAskedOfKlant, isToBeSigned } from "@dossierklaar/domain/dossiercontrole/rules";
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
    afspraaktypeId: afspraak.row.bevestiging_id,
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
        datumMin2Werkdagen: askedBy(dayOf(afspraak.row.begint_op), dayOf(now)),
        teTekenen: listToSign(stukken),
      },
      partner: audience.partner ? toPersoon(audience.partner) : null,
      openStukken: groupDocuments(audience, stukken.filter(asksKlant).map(toDocument)),
      ...grant,
    },
    attachments: [agendaAttachment(composing, afspraak)],
  };
}

/** Whether the client still has to do something for this row. */
export const asksKlant = (stuk: Pick<StukRow, "status" | "klant_mag_uploaden">): boolean =>
  isAskedOfKlant({ status: stuk.status, klantMagUploaden: stuk.klant_mag_uploaden });

export const toDocument = (stuk: StukRow) => ({ aanvragerId: stuk.aanvrager_id, naam: klantNameOfStuk(stuk) });

function listToSign(stukken: readonly StukRow[]): string[] {
  // They stand in the middle of a sentence.
  return stukken
    .filter((stuk) => isToBeSigned({ status: stuk.status, teTekenen: stuk.te_tekenen }))
    .map(klantNameOfStuk)
    .map((naam) => (/^\p{Lu}\p{Ll}/u.test(naam) ? naam.charAt(0).toLowerCase() + naam.slice(1) : naam));
}
