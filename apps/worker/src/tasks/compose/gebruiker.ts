import { mintPasswordLink, passwordLinkLifetime } from "@dossierklaar/auth/password-link";
import type { Tx } from "@dossierklaar/db";
import type { EmailRow } from "@dossierklaar/db/queries/email";
import { findGebruikerByEmail, hasAccount } from "@dossierklaar/db/queries/gebruiker";
import { findGebruiker, type GebruikerRow } from "@dossierklaar/db/queries/kantoor";
import { fullName } from "@dossierklaar/domain/format";
import type { WorkerDeps } from "../../deps.ts";
import { type Composed, type MailingKantoor, NothingToSend, toKantoor } from "./parts.ts";

type ToGebruiker = {
  tx: Tx;
  deps: WorkerDeps;
  email: EmailRow;
  soort: "uitnodiging" | "wachtwoordHerstel";
  kantoor: MailingKantoor;
  now: Date;
};

const nameOf = (row: GebruikerRow): string => fullName({ ...row, voorletters: "" });

/** A link with which a colleague chooses a password. Throws NothingToSend for who no longer works here, has come in meanwhile, or waited too long. */
export async function composeForGebruiker({ tx, deps, email, soort, kantoor, now }: ToGebruiker): Promise<Composed> {
  const gebruiker = await findGebruikerByEmail(tx, kantoor.id, email.aan);
  if (!gebruiker?.actief) throw new NothingToSend("Met dit e-mailadres werkt er niemand meer bij het kantoor.");
  if (soort === "uitnodiging" && (await hasAccount(tx, gebruiker.id)))
    throw new NothingToSend("Deze collega heeft al een wachtwoord gekozen.");
  if (soort === "wachtwoordHerstel" && now.getTime() - email.aangemaakt_op.getTime() > passwordLinkLifetime.passwordReset)
    throw new NothingToSend("De mail kon niet op tijd weg. Vraag het nieuwe wachtwoord opnieuw aan.");
  const { token, expiresAt } = await mintPasswordLink(tx, {
    kantoorId: kantoor.id,
    gebruikerId: gebruiker.id,
    email: email.aan,
    soort: soort === "uitnodiging" ? "invitation" : "passwordReset",
    now,
  });
  const common = {
    toon: kantoor.aanspreekvorm,
    kantoor: toKantoor(kantoor),
    gebruiker: nameOf(gebruiker),
    voornaam: gebruiker.voornaam || nameOf(gebruiker),
    link: `${deps.advisorUrl}/wachtwoord/${token}`,
    geldigTot: expiresAt,
  };
  const inviter = gebruiker.uitgenodigd_door && (await findGebruiker(tx, kantoor.id, gebruiker.uitgenodigd_door));
  return {
    afspraaktypeId: null,
    fromName: kantoor.afzender_naam || kantoor.naam,
    replyTo: kantoor.email,
    message:
      soort === "uitnodiging" ? { soort, ...common, uitgenodigdDoor: inviter ? nameOf(inviter) : kantoor.naam } : { soort, ...common },
    attachments: [],
  };
}
