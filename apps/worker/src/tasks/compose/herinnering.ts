import { listAfspraken } from "@dossierklaar/db/queries/afspraak";
import { findGebruiker } from "@dossierklaar/db/queries/kantoor";
import { readRappels } from "@dossierklaar/domain/herinnering/read-rappels";
import { dayInMail } from "@dossierklaar/email/values";
import { groupDocuments, taalOf, toPersoon } from "./audience.ts";
import { toDocument } from "./bevestiging.ts";
import { type Composed, type Composing, NothingToSend, openGrant, toAdviseur, toKantoor } from "./parts.ts";

/** What is still missing, as things stand now. Throws NothingToSend when the client delivered it meanwhile or the dossier was closed. */
export async function composeRappel(composing: Composing): Promise<Composed> {
  const { tx, email, dossier, kantoor, audience, now } = composing;
  const found = await readRappels(tx, { kantoorId: kantoor.id, id: dossier.id, gesloten: dossier.gesloten_op !== null });
  const address = found.find((one) => one.address === email.aan);
  if (dossier.gesloten_op !== null || !address || address.open.length === 0)
    throw new NothingToSend("Er ontbrak niets meer toen deze herinnering weg zou gaan.");
  const number = email.van_versie ?? 1;
  const common = await aboutDossier(composing);
  return {
    ...common,
    message: {
      soort: "rappel",
      ...common.about,
      openStukken: groupDocuments(audience, address.open.map(toDocument)),
      // The first only tells what is missing.
      afspraak: number > 1 ? await findAfspraakWords(composing, now) : null,
      isLaatste: email.tot_versie === 1,
    },
  };
}

/** That everything is in. Throws NothingToSend when something is missing again. */
export async function composeAllesOntvangen(composing: Composing): Promise<Composed> {
  const { dossier } = composing;
  if (dossier.gesloten_op !== null || dossier.aangeleverd < dossier.gevraagd)
    throw new NothingToSend("Er ontbrak weer iets toen deze mail weg zou gaan.");
  const common = await aboutDossier(composing);
  return { ...common, message: { soort: "allesOntvangen", ...common.about } };
}

async function aboutDossier(composing: Composing) {
  const { tx, dossier, kantoor, audience } = composing;
  const adviseur = toAdviseur(await findGebruiker(tx, kantoor.id, dossier.adviseur_id), kantoor);
  const { code: _, ...access } = await openGrant(composing, "mailLink");
  return {
    afspraaktypeId: null,
    fromName: `${adviseur.naam} van ${kantoor.naam}`,
    replyTo: adviseur.email,
    attachments: [],
    about: { toon: dossier.aanspreekvorm, kantoor: toKantoor(kantoor), lezers: audience.lezers.map(toPersoon), adviseur, ...access },
  };
}

async function findAfspraakWords({ tx, dossier, kantoor, audience }: Composing, now: Date): Promise<string | null> {
  const afspraken = await listAfspraken(tx, kantoor.id, dossier.id, -1);
  const [next] = afspraken
    .filter((afspraak) => afspraak.status === "planned" && afspraak.begint_op > now)
    .toSorted((a, b) => a.begint_op.getTime() - b.begint_op.getTime());
  if (!next) return null;
  const taal = taalOf(audience.lezers);
  return taal === "en" ? `the appointment on ${dayInMail(next.begint_op, taal)}` : `de afspraak op ${dayInMail(next.begint_op)}`;
}
