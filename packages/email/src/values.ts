// From the data of a message to what its placeholders stand for.
import { dayOf, enumerate, formatDateLong, formatDateTime, formatDayFull, formatTime, type Taal } from "@dossierklaar/domain/format";
import { type Inline, onOneLine } from "./blocks.ts";
import { answerList, documentList, nameIn, rejectedList } from "./lists.ts";
import type {
  AfspraakBevestiging,
  AfspraakMail,
  AllesOntvangen,
  Bericht,
  Digest,
  Inloglink,
  MailMessage,
  Persoon,
  Rappel,
  Toon,
  Uitnodiging,
  WachtwoordHerstel,
} from "./messages.ts";
import type { PlaceholderValues } from "./placeholders.ts";
import type { FrameWords } from "./words.ts";

/** `14.50 uur`, as mails write it. */
export const timeInMail = (date: Date, taal: Taal = "nl"): string =>
  taal === "en" ? formatTime(date) : `${formatTime(date).replace(":", ".")} uur`;

/** `dinsdag 24 november`, for what is near enough to need no year. */
export const dayInMail = (date: Date, taal: Taal = "nl"): string => formatDayFull(dayOf(date), taal).replace(/ \d{4}$/, "");

/** The address of a videolink when it may be followed: http or https and nothing else. */
export const followable = (text: string): string | undefined =>
  /^https?:\/\/\S+$/i.test(text.trim()) && URL.canParse(text.trim()) ? new URL(text.trim()).href : undefined;

/** A confirmation of these asks for no papers: there is nothing to prepare. */
const withoutPapers = new Set(["kennismaking", "terugbelafspraak"]);
/** A call back says when and from which number, nothing about the portal. */
const withoutPortal = new Set(["terugbelafspraak"]);

export const asksPapers = ({ afspraak }: AfspraakBevestiging): boolean => !withoutPapers.has(afspraak.type ?? "");
export const showsPortal = ({ afspraak }: AfspraakMail): boolean => !withoutPortal.has(afspraak.type ?? "");

/** The number that is called: of Locatie when it is a call, else the client's own; empty when neither is known. */
export const calledNumber = ({ afspraak }: AfspraakMail): string =>
  (afspraak.plaats.soort === "phone" && onOneLine(afspraak.plaats.tekst)) || onOneLine(afspraak.telefoonKlant);

/** At Passeren the free Locatie names the notaris up to the first comma or line end, and after it where that is. */
function notarisOf({ afspraak }: AfspraakMail): { notaris: string; plaats: string } | undefined {
  if (afspraak.type !== "passeren" || afspraak.plaats.soort !== "other") return undefined;
  const [, notaris = "", plaats = ""] = /^([^,\r\n]*)[,\r\n]?([\s\S]*)$/.exec(afspraak.plaats.tekst.trim()) ?? [];
  return { notaris: onOneLine(notaris).replace(/^bij /i, ""), plaats: onOneLine(plaats, ", ") };
}

/** The clause {plaats} of the mail texts. */
function plaatsClause(message: AfspraakMail, words: FrameWords): string | readonly Inline[] {
  const tekst = onOneLine(message.afspraak.plaats.tekst, ", ");
  switch (message.afspraak.plaats.soort) {
    case "office":
      return [words.vast.opKantoor, tekst].filter(Boolean).join(", ");
    case "home":
      return words.thuis;
    case "phone":
      return calledNumber(message) ? words.bellen(calledNumber(message)) : words.vast.telefonisch;
    case "video": {
      const href = followable(tekst);
      return href ? [{ text: words.vast.viaVideolink[0] }, { text: words.vast.viaVideolink[1], href }] : words.vast.inVideogesprek;
    }
    case "other":
      return notarisOf(message)?.plaats ?? tekst;
  }
}

const readerNames = (m: { lezers: readonly Persoon[]; toon: Toon }, words: FrameWords): string =>
  enumerate(
    m.lezers.map((lezer) => nameIn(m.toon, lezer, words)),
    words.vast.taal,
  );

/** What every mail about an afspraak can name of it. */
function afspraakValues(m: AfspraakMail, words: FrameWords): PlaceholderValues {
  const { afspraak } = m;
  const { taal } = words.vast;
  return {
    naam: readerNames(m, words),
    adviseur: onOneLine(m.adviseur.naam),
    telefoonAdviseur: onOneLine(m.adviseur.telefoon),
    datum: formatDateLong(afspraak.begint, taal),
    datumKort: formatDateTime(afspraak.begint, taal),
    dag: dayInMail(afspraak.begint, taal),
    tijd: timeInMail(afspraak.begint, taal),
    plaats: plaatsClause(m, words),
    nummer: calledNumber(m),
    notaris: notarisOf(m)?.notaris ?? "",
  };
}

function bevestigingValues(m: AfspraakBevestiging, words: FrameWords): PlaceholderValues {
  const { afspraak } = m;
  const list = documentList(m.openStukken, m.lezers, m.toon, words);
  const day = afspraak.datumMin2Werkdagen;
  const sameYear = day?.slice(0, 4) === dayOf(afspraak.begint).slice(0, 4);
  return {
    ...afspraakValues(m, words),
    openStukken: list,
    documentenHieronder: list && asksPapers(m) ? words.documentenHieronder : "",
    "datum-2 werkdagen": day ? formatDayFull(day, words.vast.taal).replace(sameYear ? / \d{4}$/ : "", "") : "",
    documenten:
      enumerate(
        afspraak.teTekenen.map((naam) => onOneLine(naam)),
        words.vast.taal,
      ) || words.vast.deDocumenten,
    partner: m.partner ? nameIn(m.toon, m.partner, words) : "",
  };
}

/** Typed words as a sentence of their own: with its full stop. */
const asSentence = (text: string): string => {
  const line = onOneLine(text);
  return line === "" || /[.!?…]$/.test(line) ? line : `${line}.`;
};

const inloglinkValues = (m: Inloglink, words: FrameWords): PlaceholderValues => ({
  naam: readerNames(m, words),
  tijd: timeInMail(m.geldigTot, words.vast.taal),
  code: [{ text: m.code, strong: true }],
});

const digestValues = (m: Digest, words: FrameWords): PlaceholderValues => ({
  naam: readerNames(m, words),
  adviseur: onOneLine(m.adviseur.naam),
  telefoonAdviseur: onOneLine(m.adviseur.telefoon),
  nieuw: documentList(m.nieuw, m.lezers, m.toon, words),
  afgekeurd: rejectedList(m.afgekeurd, m.lezers, m.toon, words),
  antwoorden: answerList(m.antwoorden, words),
});

/** What every mail to a client about a dossier can name. */
const klantValues = (m: Bericht | Rappel | AllesOntvangen, words: FrameWords): PlaceholderValues => ({
  naam: readerNames(m, words),
  adviseur: onOneLine(m.adviseur.naam),
  telefoonAdviseur: onOneLine(m.adviseur.telefoon),
});

function rappelValues(m: Rappel, words: FrameWords): PlaceholderValues {
  const count = m.openStukken.reduce((sum, { documenten }) => sum + documenten.length, 0);
  const hulp = [m.adviseur.naam, m.adviseur.telefoon].map((part) => onOneLine(part)).filter(Boolean);
  return {
    ...klantValues(m, words),
    aantal: words.vast.documenten(count),
    openStukken: documentList(m.openStukken, m.lezers, m.toon, words),
    afspraak: onOneLine(m.afspraak ?? ""),
    hulp: m.isLaatste ? hulp.join(", ") : "",
  };
}

const uitnodigingValues = (m: Uitnodiging): PlaceholderValues => ({
  naam: onOneLine(m.uitgenodigdDoor),
  gebruiker: onOneLine(m.gebruiker),
  tijd: formatDateLong(m.geldigTot),
});

const wachtwoordHerstelValues = (m: WachtwoordHerstel): PlaceholderValues => ({
  naam: onOneLine(m.gebruiker),
  tijd: formatDateLong(m.geldigTot),
});

/** What every placeholder that this mail knows stands for. */
export function valuesOf(message: MailMessage, words: FrameWords): PlaceholderValues {
  const ofKantoor = { kantoor: onOneLine(message.kantoor.naam), telefoonKantoor: onOneLine(message.kantoor.telefoon) };
  switch (message.soort) {
    case "afspraakBevestiging":
      return { ...ofKantoor, ...bevestigingValues(message, words) };
    case "afspraakVerzet":
    case "afspraakGewijzigd": {
      const gewijzigd = enumerate(
        message.gewijzigd.map((field) => words.vast.gewijzigd[field]),
        words.vast.taal,
      );
      return { ...ofKantoor, ...afspraakValues(message, words), gewijzigd };
    }
    case "afspraakAfgezegd":
      return { ...ofKantoor, ...afspraakValues(message, words), reden: asSentence(message.reden) };
    case "verzoekAfgewezen": {
      const vraag = words.vast.vraag[message.vraag];
      return { ...ofKantoor, ...afspraakValues(message, words), vraag, antwoord: asSentence(message.antwoord) };
    }
    case "inloglink":
      return { ...ofKantoor, ...inloglinkValues(message, words) };
    case "digest":
      return { ...ofKantoor, ...digestValues(message, words) };
    case "bericht":
    case "allesOntvangen":
      return { ...ofKantoor, ...klantValues(message, words) };
    case "rappel":
      return { ...ofKantoor, ...rappelValues(message, words) };
    case "uitnodiging":
      return { ...ofKantoor, ...uitnodigingValues(message) };
    case "wachtwoordHerstel":
      return { ...ofKantoor, ...wachtwoordHerstelValues(message) };
  }
}
