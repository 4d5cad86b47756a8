import { findBelangrijkDocument } from "@dossierklaar/db/queries/belangrijk-document";
import { findGebruiker } from "@dossierklaar/db/queries/kantoor";
import { toPersoon } from "./audience.ts";
import { type Composed, type Composing, openGrant, toAdviseur, toKantoor } from "./parts.ts";

/** What an adviser wrote herself, in the frame of the house, with the papers of the kantoor that she chose. */
export async function composeBericht(composing: Composing): Promise<Composed> {
  const { tx, email, dossier, kantoor, audience } = composing;
  const adviseur = toAdviseur(await findGebruiker(tx, kantoor.id, dossier.adviseur_id), kantoor);
  // A paper that the kantoor removed since does not keep the mail here.
  const files = await Promise.all(email.document_ids.map((id) => findBelangrijkDocument(tx, kantoor.id, id)));
  const { code: _, ...access } = await openGrant(composing, "mailLink");
  return {
    afspraaktypeId: null,
    fromName: `${adviseur.naam} van ${kantoor.naam}`,
    replyTo: adviseur.email,
    message: {
      soort: "bericht",
      toon: dossier.aanspreekvorm,
      kantoor: toKantoor(kantoor),
      lezers: audience.lezers.map(toPersoon),
      adviseur,
      ...access,
    },
    attachments: files.flatMap((file) => (file ? [{ name: file.bestandsnaam, contentType: file.mime, content: file.bytes }] : [])),
  };
}
