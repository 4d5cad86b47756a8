import { emailSjablonen } from "@dossierklaar/db/seed/catalogue/email-sjablonen";
import type { AfspraakBevestiging, MailSoort, Toon } from "../messages.ts";
import { renderMail, type Sjabloon } from "../render.ts";
import { sampleMessage } from "../samples.ts";

/** The starting text of the catalogue. */
export function sjabloonOf(soort: MailSoort, toon: Toon, afspraaktype: string | null = null): Sjabloon {
  const found = emailSjablonen.find((row) => row.soort === soort && row.toon === toon && row.afspraaktype === afspraaktype);
  if (!found) throw new Error(`no text for ${soort} ${afspraaktype} ${toon}`);
  return found;
}

/** The sample of a confirmation. */
export function confirmation(afspraaktype: string, toon: Toon, lezers: 1 | 2 = 1): AfspraakBevestiging {
  const message = sampleMessage("afspraakBevestiging", { toon, lezers, afspraaktype });
  if (message.soort !== "afspraakBevestiging") throw new Error("another mail");
  return message;
}

/** The confirmation of this type after `change`, with the kantoor's starting text. */
export function confirmed(afspraaktype: string, toon: Toon, change: (m: AfspraakBevestiging) => void = () => undefined, lezers: 1 | 2 = 1) {
  const message = confirmation(afspraaktype, toon, lezers);
  message.afspraak = { ...message.afspraak };
  change(message);
  return renderMail(sjabloonOf("afspraakBevestiging", toon, afspraaktype), message);
}
