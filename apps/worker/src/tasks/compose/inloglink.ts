import { findGebruiker } from "@dossierklaar/db/queries/kantoor";
import { toPersoon } from "./audience.ts";
import { type Composed, type Composing, NothingToSend, openGrant, toAdviseur, toKantoor } from "./parts.ts";

/** A link and a code that open the portal for half an hour. Throws NothingToSend for one that was asked too long ago to be waited for. */
export async function composeInloglink(composing: Composing): Promise<Composed> {
  const { tx, email, dossier, kantoor, audience, now } = composing;
  if (now.getTime() - email.aangemaakt_op.getTime() > waitedForMs)
    throw new NothingToSend("De inloglink kon niet op tijd weg. De klant kan een nieuwe vragen.");
  const { code, ...access } = await openGrant(composing, "loginLink");
  if (code === null) throw new Error("a login link was minted without its code");
  const adviseur = toAdviseur(await findGebruiker(tx, kantoor.id, dossier.adviseur_id), kantoor);
  return {
    afspraaktypeId: null,
    fromName: kantoor.afzender_naam || kantoor.naam,
    replyTo: kantoor.email || adviseur.email,
    message: {
      soort: "inloglink",
      toon: dossier.aanspreekvorm,
      kantoor: toKantoor(kantoor),
      lezers: audience.lezers.map(toPersoon),
      adviseur,
      ...access,
      code,
    },
    attachments: [],
  };
}

/** Who asked for a link waits minutes, not hours; one that arrives unexpectedly looks like somebody else's attempt. */
const waitedForMs = 2 * 3_600_000;
