import { listBijlageFiles } from "@dossierklaar/db/queries/bijlage";
import { findGebruiker } from "@dossierklaar/db/queries/kantoor";
import { toPersoon } from "./audience.ts";
import { type Composed, type Composing, openGrant, toAdviseur, toKantoor } from "./parts.ts";

/** What an adviser wrote herself, in the frame of the house, with the papers of the kantoor that she chose. */
export async function composeBericht(composing: Composing): Promise<Composed> {
  const { tx, email, dossier, kantoor, audience } = composing;
  const adviseur = toAdviseur(await findGebruiker(tx, kantoor.id, dossier.adviseur_id), kantoor);
  const files = await listBijlageFiles(tx, kantoor.id, email.document_ids);
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
    attachments: files.map(({ bestandsnaam, mime, bytes }) => ({ name: bestandsnaam, contentType: mime, content: bytes })),
  };
}
