import { afgezegdParts, bevestigingParts, verzoekAfgewezenParts, wijzigingParts } from "./afspraak-parts.ts";
import { type MailDocument, onOneLine } from "./blocks.ts";
import { type EnglishMailSoort, englishSjablonen } from "./english.ts";
import { layoutHtml } from "./layout/html.ts";
import { layoutText } from "./layout/text.ts";
import {
  type AllesOntvangen,
  type Bericht,
  type Digest,
  type Inloglink,
  type MailMessage,
  type MailSoort,
  type Rappel,
  readersOf,
  type Uitnodiging,
  type WachtwoordHerstel,
} from "./messages.ts";
import { type Parts, sender, signatureOf } from "./parts.ts";
import { fillSubject, fillText, type PlaceholderValues } from "./placeholders.ts";
import { dayInMail, timeInMail, valuesOf } from "./values.ts";
import { type FrameWords, wordsFor } from "./words.ts";

/** The row of text that the kantoor edits, in the tone of the message. */
export type Sjabloon = {
  onderwerp: string;
  /** For one reader. */
  tekst: string;
  /** For two readers at one address. */
  tekstMeervoud: string;
};

export type RenderedMail = { subject: string; preheader: string; html: string; text: string };

const inloglinkParts = (m: Inloglink, words: FrameWords): Parts => ({
  heading: words.inloglinkKop,
  aanhef: `${onOneLine(words.vast.aanhef(m.lezers, m.toon))},`,
  preheader: words.vast.knopWerktTot(timeInMail(m.geldigTot, words.vast.taal)),
  facts: [],
  ownList: undefined,
  button: { label: words.portaalKnop, href: m.link, note: words.inlogUitleg(timeInMail(m.geldigTot, words.vast.taal)) },
  closing: [],
  signature: m.adviseur
    ? signatureOf(words.groet, m.adviseur)
    : { groet: words.groet, naam: onOneLine(m.kantoor.naam), regels: [onOneLine(m.kantoor.telefoon)] },
  footer: `${sender(m)} ${words.waaromInloglink}`,
});

function digestParts(m: Digest, words: FrameWords): Parts {
  const telefoon = onOneLine(m.adviseur.telefoon) || onOneLine(m.kantoor.telefoon);
  const counts = [
    m.nieuw.length > 0 ? words.vast.nieuw(m.nieuw.reduce((sum, { documenten }) => sum + documenten.length, 0)) : "",
    m.afgekeurd.length > 0 ? words.vast.opnieuwAanleveren(m.afgekeurd.length) : "",
    m.antwoorden.length > 0 ? words.vast.antwoorden(m.antwoorden.length) : "",
  ].filter(Boolean);
  return {
    heading: words.digestKop,
    aanhef: `${onOneLine(words.vast.aanhef(m.lezers, m.toon))},`,
    preheader: words.vast.inPortaal(counts.join(", ")),
    facts: [],
    ownList: undefined,
    button: { label: words.portaalKnop, href: m.link, note: words.knopUitleg(dayInMail(m.geldigTot, words.vast.taal)) },
    closing: [[{ text: words.vraag(telefoon) }]],
    signature: signatureOf(words.groet, m.adviseur),
    footer: `${sender(m)} ${words.waaromDigest}`,
  };
}

/** The frame of a mail to a client that is about the dossier as a whole. */
function dossierParts(m: Bericht | Rappel | AllesOntvangen, words: FrameWords, heading: string, preheader: string): Parts {
  const telefoon = onOneLine(m.adviseur.telefoon) || onOneLine(m.kantoor.telefoon);
  return {
    heading,
    aanhef: `${onOneLine(words.vast.aanhef(m.lezers, m.toon))},`,
    preheader,
    facts: [],
    ownList: undefined,
    button: { label: words.portaalKnop, href: m.link, note: words.knopUitleg(dayInMail(m.geldigTot, words.vast.taal)) },
    closing: [[{ text: words.vraag(telefoon) }]],
    signature: signatureOf(words.groet, m.adviseur),
    footer: `${sender(m)} ${words.waaromDigest}`,
  };
}

const uitnodigingParts = (m: Uitnodiging, words: FrameWords, values: PlaceholderValues): Parts => ({
  heading: words.uitnodigingKop,
  aanhef: m.toon === "formal" ? `Beste ${onOneLine(m.gebruiker)},` : `Hoi ${onOneLine(m.voornaam)},`,
  preheader: `Kies een wachtwoord. De knop werkt tot ${values.tijd}.`,
  facts: [],
  ownList: undefined,
  button: { label: "Wachtwoord kiezen", href: m.link, note: `De knop werkt één keer en tot ${values.tijd}.` },
  closing: [],
  signature: { groet: words.groet, naam: onOneLine(m.uitgenodigdDoor), regels: [onOneLine(m.kantoor.naam)] },
  footer: `${sender(m)} ${m.toon === "formal" ? "U krijgt deze mail omdat een collega u heeft toegevoegd." : "Je krijgt deze mail omdat een collega je heeft toegevoegd."}`,
});

const wachtwoordHerstelParts = (m: WachtwoordHerstel, words: FrameWords): Parts => ({
  heading: words.wachtwoordKop,
  aanhef: m.toon === "formal" ? `Beste ${onOneLine(m.gebruiker)},` : `Hoi ${onOneLine(m.voornaam)},`,
  preheader: `De knop werkt één keer, tot ${timeInMail(m.geldigTot)}.`,
  facts: [],
  ownList: undefined,
  button: { label: "Wachtwoord kiezen", href: m.link, note: words.wachtwoordUitleg(timeInMail(m.geldigTot)) },
  closing: [],
  signature: { groet: words.groet, naam: onOneLine(m.kantoor.naam), regels: [onOneLine(m.kantoor.telefoon)] },
  footer: `${sender(m)} ${m.toon === "formal" ? "U krijgt deze mail omdat met uw e-mailadres een nieuw wachtwoord is gevraagd." : "Je krijgt deze mail omdat met je e-mailadres een nieuw wachtwoord is gevraagd."}`,
});

function partsOf(message: MailMessage, words: FrameWords, values: PlaceholderValues): Parts {
  switch (message.soort) {
    case "afspraakBevestiging":
      return bevestigingParts(message, words, values);
    case "afspraakVerzet":
    case "afspraakGewijzigd":
      return wijzigingParts(message, words, values);
    case "afspraakAfgezegd":
      return afgezegdParts(message, words, values);
    case "verzoekAfgewezen":
      return verzoekAfgewezenParts(message, words, values);
    case "inloglink":
      return inloglinkParts(message, words);
    case "digest":
      return digestParts(message, words);
    case "bericht":
      return dossierParts(message, words, words.berichtKop, words.vast.vanAdviseur(onOneLine(message.adviseur.naam)));
    case "rappel":
      return dossierParts(message, words, words.rappelKop, words.vast.nog(String(values.aantal)));
    case "allesOntvangen":
      return dossierParts(message, words, words.allesOntvangenKop, words.allesOntvangenKop);
    case "uitnodiging":
      return uitnodigingParts(message, words, values);
    case "wachtwoordHerstel":
      return wachtwoordHerstelParts(message, words);
  }
}

const isInEnglish = (soort: MailSoort): soort is EnglishMailSoort => Object.hasOwn(englishSjablonen, soort);

/**
 * One mail, ready to send: the kantoor's text in the frame of the house. `sjabloon` must be the row of the message's soort,
 * afspraaktype and toon; a reader of English gets the one English text of the soort instead. An unknown placeholder takes its sentence along; `unknownPlaceholders` says so when a row is saved.
 */
export function renderMail(own: Sjabloon, message: MailMessage): RenderedMail {
  const readers = readersOf(message);
  const taal = ("taal" in message && message.taal) || "nl";
  const sjabloon = taal === "en" && isInEnglish(message.soort) ? englishSjablonen[message.soort] : own;
  const words = wordsFor(message.toon, readers, taal);
  const values = valuesOf(message, words);
  const tekst = readers === 2 ? sjabloon.tekstMeervoud : sjabloon.tekst;
  const { ownList, ...parts } = partsOf(message, words, values);
  const filled = fillText(tekst, values);
  // Facts come between the kantoor's sentences and the papers, also when the row itself leads in the list.
  const firstList = filled.findIndex(({ kind }) => kind === "list");
  const intro = firstList < 0 ? filled : filled.slice(0, firstList);
  const lists = firstList < 0 ? [] : filled.slice(firstList);
  const { naam, kleur, logoUrl } = message.kantoor;
  const document: MailDocument = {
    ...parts,
    subject: fillSubject(sjabloon.onderwerp, values) || words.vast.berichtVan(onOneLine(naam)),
    taal,
    kantoor: { naam: onOneLine(naam), kleur, ...(logoUrl ? { logoUrl } : {}) },
    intro,
    lists: ownList && !tekst.includes("{openStukken}") ? [...lists, ownList] : lists,
  };
  return { subject: document.subject, preheader: document.preheader, html: layoutHtml(document), text: layoutText(document) };
}
