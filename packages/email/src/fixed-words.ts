// What the frame says whatever the tone, in each language: labels of facts, places, counts.
import { enumerate, formalName, fullName, plural, salutation, shortName, type Taal } from "@dossierklaar/domain/format";
import type { noticed, Persoon, Toon } from "./messages.ts";

type Noticed = (typeof noticed)[number];

export type FixedWords = {
  taal: Taal;
  /** The opening, without its comma. */
  aanhef: (lezers: readonly Persoon[], toon: Toon) => string;
  /** How a person is named in a sentence. */
  naam: (persoon: Persoon, toon: Toon) => string;
  labels: { afspraak: string; wanneer: string; waar: string; hoe: string; met: string; opmerkingen: string };
  minuten: (count: number) => string;
  documenten: (count: number) => string;
  opKantoor: string;
  telefonisch: string;
  videogesprek: string;
  inVideogesprek: string;
  /** Before and in the link. */
  viaVideolink: readonly [string, string];
  deDocumenten: string;
  gewijzigd: Record<Noticed, string>;
  vraag: { move: string; cancel: string };
  voor: (naam: string) => string;
  samen: string;
  samenMet: (naam: string) => string;
  /** One shared document, under the own list. */
  enSamen: (samen: string, document: string) => string;
  rest: (count: number) => string;
  restInZin: (count: number) => string;
  metAdviseur: (naam: string) => string;
  vanAdviseur: (naam: string) => string;
  blijftStaan: (datum: string) => string;
  knopWerktTot: (tijd: string) => string;
  inPortaal: (delen: string) => string;
  nieuw: (count: number) => string;
  opnieuwAanleveren: (count: number) => string;
  antwoorden: (count: number) => string;
  nog: (aantal: string) => string;
  berichtVan: (kantoor: string) => string;
};

export const dutchFixed: FixedWords = {
  taal: "nl",
  aanhef: salutation,
  naam: (persoon, toon) => (toon === "formal" ? formalName(persoon) : shortName(persoon)),
  labels: { afspraak: "Afspraak", wanneer: "Wanneer", waar: "Waar", hoe: "Hoe", met: "Met", opmerkingen: "Opmerkingen" },
  minuten: (count) => plural(count, "minuut", "minuten"),
  documenten: (count) => plural(count, "document", "documenten"),
  opKantoor: "bij ons op kantoor",
  telefonisch: "telefonisch",
  videogesprek: "Videogesprek",
  inVideogesprek: "in een videogesprek",
  viaVideolink: ["via ", "deze videolink"],
  deDocumenten: "de documenten",
  gewijzigd: {
    moment: "de datum en de tijd",
    duur: "hoe lang de afspraak duurt",
    locatie: "de plaats",
    titel: "hoe de afspraak heet",
    opmerkingen: "de opmerkingen",
  },
  vraag: { move: "te verzetten", cancel: "af te zeggen" },
  voor: (naam) => `Voor ${naam}`,
  samen: "Samen",
  samenMet: (naam) => `Samen met ${naam}`,
  enSamen: (samen, document) => `En ${samen}: ${document}.`,
  rest: (count) => `En nog ${plural(count, "ander document", "andere documenten")}, te zien in het klantportaal.`,
  restInZin: (count) => `nog ${plural(count, "document", "documenten")}`,
  metAdviseur: (naam) => `met ${naam}`,
  vanAdviseur: (naam) => `Van ${naam}.`,
  blijftStaan: (datum) => `De afspraak van ${datum} blijft staan.`,
  knopWerktTot: (tijd) => `De knop werkt één keer, tot ${tijd}.`,
  inPortaal: (delen) => `In het klantportaal: ${delen}.`,
  nieuw: (count) => `${count} nieuw`,
  opnieuwAanleveren: (count) => `${count} opnieuw aanleveren`,
  antwoorden: (count) => plural(count, "antwoord", "antwoorden"),
  nog: (aantal) => `Nog ${aantal}.`,
  berichtVan: (kantoor) => `Bericht van ${kantoor}`,
};

/** English has one way of speaking: people go by their whole name. */
export const englishFixed: FixedWords = {
  taal: "en",
  aanhef: (lezers) => `Dear ${enumerate(lezers.map(fullName), "en")}`,
  naam: (persoon) => fullName(persoon),
  labels: { afspraak: "Appointment", wanneer: "When", waar: "Where", hoe: "How", met: "With", opmerkingen: "Remarks" },
  minuten: (count) => plural(count, "minute", "minutes"),
  documenten: (count) => plural(count, "document", "documents"),
  opKantoor: "at our office",
  telefonisch: "by telephone",
  videogesprek: "Video call",
  inVideogesprek: "in a video call",
  viaVideolink: ["by ", "this video link"],
  deDocumenten: "the documents",
  gewijzigd: {
    moment: "the date and time",
    duur: "how long the appointment takes",
    locatie: "the place",
    titel: "what the appointment is called",
    opmerkingen: "the remarks",
  },
  vraag: { move: "reschedule", cancel: "cancel" },
  voor: (naam) => `For ${naam}`,
  samen: "Together",
  samenMet: (naam) => `Together with ${naam}`,
  enSamen: (samen, document) => `And ${samen}: ${document}.`,
  rest: (count) => `And ${plural(count, "other document", "other documents")}, shown in the client portal.`,
  restInZin: (count) => plural(count, "more document", "more documents"),
  metAdviseur: (naam) => `with ${naam}`,
  vanAdviseur: (naam) => `From ${naam}.`,
  blijftStaan: (datum) => `The appointment of ${datum} stands.`,
  knopWerktTot: (tijd) => `The button works once, until ${tijd}.`,
  inPortaal: (delen) => `In the client portal: ${delen}.`,
  nieuw: (count) => `${count} new`,
  opnieuwAanleveren: (count) => `${count} to submit again`,
  antwoorden: (count) => plural(count, "answer", "answers"),
  nog: (aantal) => `Still ${aantal}.`,
  berichtVan: (kantoor) => `Message from ${kantoor}`,
};
