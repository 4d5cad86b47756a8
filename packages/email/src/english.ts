// The mails in English: one neutral text per kind, for a client who chose to read English. The kantoor's own texts are Dutch and stay hers.
import type { MailSoort } from "./messages.ts";
import type { Sjabloon } from "./render.ts";
import type { TonedWords } from "./words.ts";

/** What is written to a colleague (uitnodiging, wachtwoordHerstel) or by the adviser herself (bericht) is never in English. */
export type EnglishMailSoort = Exclude<MailSoort, "bericht" | "uitnodiging" | "wachtwoordHerstel">;

const one = (onderwerp: string, tekst: string): Sjabloon => ({ onderwerp, tekst, tekstMeervoud: tekst });

export const englishSjablonen: Record<EnglishMailSoort, Sjabloon> = {
  afspraakBevestiging: one(
    "Your appointment on {datumKort}",
    "We confirm your appointment on {datum}, {plaats}. Please put {documentenHieronder} in the client portal before then.",
  ),
  afspraakVerzet: one(
    "Appointment moved to {datumKort}",
    "Your appointment has been moved to {datum}, {plaats}. The earlier appointment no longer applies.",
  ),
  afspraakGewijzigd: one(
    "Changed: appointment on {datumKort}",
    "Something about your appointment on {datum} has changed: {gewijzigd}. Below you can read what the appointment is now.",
  ),
  afspraakAfgezegd: one("Appointment of {datumKort} is cancelled", "Your appointment of {datum} is cancelled. {reden}"),
  verzoekAfgewezen: one(
    "Appointment of {datumKort} goes ahead as planned",
    "You asked to {vraag} the appointment of {datum}. That is not possible. {antwoord}\n\nThe appointment goes ahead as planned.",
  ),
  inloglink: one(
    "Sign-in link for the client portal of {kantoor}",
    "This button opens your client portal. The button works once, until {tijd}. Or use the code {code}.",
  ),
  digest: one(
    "New in the client portal of {kantoor}",
    "Something is waiting for you in the client portal: {nieuw}.\n\nTo submit again: {afgekeurd}.\n\nOur answer to your question: {antwoorden}",
  ),
  rappel: one(
    "We are still missing {aantal}",
    "We are still missing: {openStukken}.\n\nWe would like to have them, so that we can go on in time for {afspraak}.\n\nDo call or mail us if you need help: {hulp}.",
  ),
  allesOntvangen: one(
    "We have received all documents",
    "We have received all documents that we asked for. We will look at them and let you know if anything else is needed.",
  ),
};

/** The frame's words in English. */
export const english: TonedWords = {
  afspraakKop: (dag) => `Your appointment on ${dag}`,
  bellenKop: (dag) => `We will call you on ${dag}`,
  verzetKop: "Your appointment has been moved",
  gewijzigdKop: "Your appointment has changed",
  afgezegdKop: "Your appointment is cancelled",
  verzoekKop: "Your appointment goes ahead",
  inloglinkKop: "Open your client portal",
  digestKop: "New in your client portal",
  berichtKop: "Message from your adviser",
  rappelKop: "Some documents are still missing",
  allesOntvangenKop: "Everything has been received",
  uitnodigingKop: "Welcome to Dossierklaar",
  wachtwoordKop: "Choose a new password",
  wachtwoordUitleg: (tijd) => `The button works once and until ${tijd}. If you did not ask for this, you do not need to do anything.`,
  nodig: "What we need from you",
  documentenHieronder: "the documents below",
  voorZelf: "For yourself",
  portaalKnop: "Open my client portal",
  knopUitleg: (dag) => `The button is only for you and works once, until ${dag}. After that, ask for a new one in the portal.`,
  inlogUitleg: (tijd) =>
    `After ${tijd} you can ask for a new one in the portal. If you did not ask for this mail, you do not need to do anything.`,
  zetKlaar: "Put your documents in the client portal beforehand.",
  verzetten: ["Does it not suit you? You can ", "reschedule or cancel", " the appointment. Attached is the appointment for your calendar."],
  verzettenZonderPortaal: (telefoon) =>
    `Does it not suit you? Call us on ${telefoon} or reply to this mail. Attached is the appointment for your calendar.`,
  nieuweAfspraak: (telefoon) =>
    `Would you like to make a new appointment? Call us on ${telefoon} or reply to this mail. The attachment removes the appointment from your calendar.`,
  vraag: (telefoon) => `Do you have a question? Call us on ${telefoon} or reply to this mail.`,
  groet: "Kind regards,",
  waaromAfspraak: "You receive this mail because you have an appointment with us. You can simply reply to it.",
  waaromInloglink: "You receive this mail because a sign-in link was requested for your e-mail address.",
  waaromDigest: "You receive this mail because we are working on your file together. You can simply reply to it.",
  thuis: "at your home",
  bellen: (nummer) => `we will call you on ${nummer}`,
  bijUThuis: "At your home",
};
