import { findGebruiker } from "@dossierklaar/db/queries/kantoor";
import { toPersoon } from "./audience.ts";
import { findNews } from "./news.ts";
import { type Composed, type Composing, NothingToSend, openGrant, toAdviseur, toKantoor } from "./parts.ts";

/** What is new for the people at this address since the digest before. Throws NothingToSend when nothing of it holds any more. */
export async function composeDigest(composing: Composing): Promise<Composed> {
  const { tx, email, dossier, kantoor, audience } = composing;
  if (dossier.gesloten_op !== null) throw new NothingToSend("Het dossier was al gesloten toen deze mail weg zou gaan.");
  const news = await findNews(tx, { kantoorId: kantoor.id, dossierId: dossier.id }, audience, {
    address: email.aan,
    after: email.van_versie ?? 0,
    upTo: email.tot_versie ?? dossier.versie,
  });
  if (!news) throw new NothingToSend("Er was niets meer te melden toen deze mail weg zou gaan.");
  const adviseur = toAdviseur(await findGebruiker(tx, kantoor.id, dossier.adviseur_id), kantoor);
  const { code: _, ...access } = await openGrant(composing, "mailLink");
  return {
    afspraaktypeId: null,
    fromName: `${adviseur.naam} van ${kantoor.naam}`,
    replyTo: adviseur.email,
    message: {
      soort: "digest",
      toon: dossier.aanspreekvorm,
      kantoor: toKantoor(kantoor),
      lezers: audience.lezers.map(toPersoon),
      adviseur,
      ...news,
      ...access,
    },
    attachments: [],
  };
}
