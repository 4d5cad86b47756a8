// What the mails to clients have in common.
import { mintGrant } from "@dossierklaar/auth/grants";
import type { Tx } from "@dossierklaar/db";
import type { DossierTableRow } from "@dossierklaar/db/queries/dossier";
import type { EmailRow } from "@dossierklaar/db/queries/email";
import { type GebruikerRow, type KantoorRow, requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { findLogoHash } from "@dossierklaar/db/queries/picture";
import { fullName } from "@dossierklaar/domain/format";
import { logoPath } from "@dossierklaar/domain/kantoor/view";
import type { MailAttachment } from "@dossierklaar/email/mailer";
import type { MailAdviseur, MailKantoor, MailMessage } from "@dossierklaar/email/messages";
import type { WorkerDeps } from "../../deps.ts";
import type { Audience } from "./audience.ts";

/** There is no mail to send (any more). The message is the Dutch reason that stands at the mail. */
export class NothingToSend extends Error {
  override name = "NothingToSend";
}

export type Composing = {
  tx: Tx;
  deps: WorkerDeps;
  email: EmailRow;
  dossier: DossierTableRow;
  kantoor: MailingKantoor;
  audience: Audience;
  now: Date;
};

export type Composed = {
  message: MailMessage;
  /** Whose text row is taken; null for the general one. */
  afspraaktypeId: string | null;
  fromName: string;
  /** Where an answer goes; empty: to the sender. */
  replyTo: string;
  attachments: MailAttachment[];
};

const onOneLine = (text: string): string =>
  text
    .split(/\s*[\r\n]+\s*/)
    .filter(Boolean)
    .join(", ");

/** The kantoor as its mails show it. */
export type MailingKantoor = KantoorRow & { logoUrl: string | null };

/** `logoUrl` leads to the portal, which shows a logo to whoever asks: a mail is read where nobody is signed in. */
export async function requireMailingKantoor(
  tx: Tx,
  { portalUrl }: Pick<WorkerDeps, "portalUrl">,
  kantoorId: string,
): Promise<MailingKantoor> {
  const path = logoPath(kantoorId, await findLogoHash(tx, kantoorId));
  return { ...(await requireKantoor(tx, kantoorId)), logoUrl: path && `${portalUrl}${path}` };
}

export const toKantoor = (kantoor: MailingKantoor): MailKantoor => ({
  naam: kantoor.naam,
  kleur: kantoor.kleur,
  adres: onOneLine(kantoor.adres),
  telefoon: kantoor.telefoon,
  ...(kantoor.logoUrl ? { logoUrl: kantoor.logoUrl } : {}),
});

/** The adviseur as she signs; the kantoor itself when she no longer works there: an answer to her would reach nobody. */
export function toAdviseur(found: GebruikerRow | undefined, kantoor: KantoorRow): MailAdviseur & { email: string } {
  const row = found?.actief ? found : undefined;
  return {
    naam: row ? fullName({ ...row, voorletters: "" }) : kantoor.naam,
    telefoon: row?.telefoon || kantoor.telefoon,
    functie: row?.functie ?? "",
    handtekening: row?.handtekening ?? "",
    email: row?.email || kantoor.email,
  };
}

/** A fresh link into the portal for the mail's address, and a code beside it where the soort has one. */
export async function openGrant(
  { tx, deps, email, dossier, audience, now }: Composing,
  soort: "mailLink" | "loginLink",
): Promise<{ link: string; geldigTot: Date; code: string | null }> {
  const { token, code, expiresAt } = await mintGrant(tx, {
    kantoorId: dossier.kantoor_id,
    dossierId: dossier.id,
    email: email.aan,
    soort,
    now,
    aanvragerIds: audience.lezers.map((lezer) => lezer.id),
  });
  return { link: `${deps.portalUrl}/toegang/${token}`, geldigTot: expiresAt, code };
}
