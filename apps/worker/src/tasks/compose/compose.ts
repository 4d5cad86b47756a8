import type { Tx } from "@dossierklaar/db";
import type { Toon } from "@dossierklaar/db/columns";
import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import type { DossierTableRow } from "@dossierklaar/db/queries/dossier";
import { type EmailRow, findSjabloon } from "@dossierklaar/db/queries/email";
import type { OutgoingMail } from "@dossierklaar/email/mailer";
import { renderStoredCopy } from "@dossierklaar/email/mask";
import { type RenderedMail, renderMail, type Sjabloon } from "@dossierklaar/email/render";
import type { WorkerDeps } from "../../deps.ts";
import { type Audience, findAudience, taalOf } from "./audience.ts";
import { composeBericht } from "./bericht.ts";
import { composeBevestiging } from "./bevestiging.ts";
import { composeDigest } from "./digest.ts";
import { composeForGebruiker } from "./gebruiker.ts";
import { composeAllesOntvangen, composeRappel } from "./herinnering.ts";
import { composeInloglink } from "./inloglink.ts";
import { type Composed, type Composing, NothingToSend, requireMailingKantoor } from "./parts.ts";
import { composeAfgezegd, composeVerzoekAfgewezen, composeWijziging } from "./wijziging.ts";

export type WrittenMail = {
  outgoing: OutgoingMail;
  /** As it is kept: without what signs its reader in. */
  stored: RenderedMail;
};

/**
 * Writes a mail from how things stand now, with a sign-in link of its own minted in the given transaction. `dossier` is the mail's,
 * locked. Throws NothingToSend (Dutch reason) when there is nothing to send any more or nothing to write it with.
 */
export async function composeMail(
  tx: Tx,
  deps: WorkerDeps,
  email: EmailRow,
  dossier: DossierTableRow | undefined,
  now: Date,
): Promise<WrittenMail> {
  if (email.soort === "uitnodiging" || email.soort === "wachtwoordHerstel") {
    const kantoor = await requireMailingKantoor(tx, deps, email.kantoor_id);
    const composed = await composeForGebruiker({ tx, deps, email, soort: email.soort, kantoor, now });
    return toWritten(email, composed, await requireSjabloon(tx, email, kantoor.aanspreekvorm, composed));
  }
  if (!dossier) throw new NothingToSend("Deze mail hoort bij geen dossier en kan niet worden geschreven.");
  const audience = findAudience(await listAanvragers(tx, dossier.kantoor_id, dossier.id), email.aan);
  if (!audience)
    throw new NothingToSend(
      "Dit e-mailadres hoort bij geen aanvrager van dit dossier meer. Verstuur de mail opnieuw naar het nieuwe adres.",
    );
  const kantoor = await requireMailingKantoor(tx, deps, dossier.kantoor_id);
  const composed = await composeSoort({ tx, deps, email, dossier, kantoor, audience, now });
  return toWritten(email, inTaalOf(audience, composed), await requireSjabloon(tx, email, dossier.aanspreekvorm, composed));
}

/** In the language that its readers chose. */
function inTaalOf({ lezers }: Audience, composed: Composed): Composed {
  if (!("lezers" in composed.message)) return composed;
  return { ...composed, message: { ...composed.message, taal: taalOf(lezers) } };
}

function toWritten(email: EmailRow, composed: Composed, sjabloon: Sjabloon): WrittenMail {
  const { subject, html, text } = renderMail(sjabloon, composed.message);
  return {
    outgoing: {
      to: email.aan,
      toName: email.aan_naam,
      fromName: composed.fromName,
      ...(composed.replyTo ? { replyTo: composed.replyTo } : {}),
      subject,
      html,
      text,
      attachments: composed.attachments,
      metadata: { emailId: email.id, kantoorId: email.kantoor_id },
      tag: email.soort,
      messageStream: "outbound",
    },
    stored: renderStoredCopy(sjabloon, composed.message),
  };
}

function composeSoort(composing: Composing): Promise<Composed> {
  switch (composing.email.soort) {
    case "afspraakBevestiging":
      return composeBevestiging(composing);
    case "afspraakVerzet":
    case "afspraakGewijzigd":
      return composeWijziging(composing, composing.email.soort);
    case "afspraakAfgezegd":
      return composeAfgezegd(composing);
    case "verzoekAfgewezen":
      return composeVerzoekAfgewezen(composing);
    case "inloglink":
      return composeInloglink(composing);
    case "digest":
      return composeDigest(composing);
    case "bericht":
      return composeBericht(composing);
    case "rappel":
      return composeRappel(composing);
    case "allesOntvangen":
      return composeAllesOntvangen(composing);
    case "uitnodiging":
    case "wachtwoordHerstel":
      throw new Error(`${composing.email.soort} is written for a gebruiker, not for a dossier`);
  }
}

async function requireSjabloon(tx: Tx, email: EmailRow, toon: Toon, { afspraaktypeId }: Composed): Promise<Sjabloon> {
  // Written by the adviser for this one mail. No placeholder is left in it, and two readers read the same.
  if (email.soort === "bericht") return { onderwerp: email.eigen_onderwerp, tekst: email.eigen_tekst, tekstMeervoud: email.eigen_tekst };
  const row = await findSjabloon(tx, email.kantoor_id, email.soort, toon, afspraaktypeId);
  if (!row) throw new NothingToSend("Voor deze mail heeft het kantoor nog geen tekst. Vraag de beheerder om er een te schrijven.");
  return { onderwerp: row.onderwerp, tekst: row.tekst, tekstMeervoud: row.tekst_meervoud };
}
