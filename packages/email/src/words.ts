// The fixed words of the frame around the kantoor's own text, each tone written by hand. Informal speaks to one reader or to two.
import type { Taal } from "@dossierklaar/domain/format";
import { english } from "./english.ts";
import { dutchFixed, englishFixed, type FixedWords } from "./fixed-words.ts";
import type { Toon } from "./messages.ts";

/** What is said in each tone in its own way. */
export type TonedWords = {
  afspraakKop: (dag: string) => string;
  bellenKop: (dag: string) => string;
  verzetKop: string;
  gewijzigdKop: string;
  afgezegdKop: string;
  verzoekKop: string;
  inloglinkKop: string;
  digestKop: string;
  berichtKop: string;
  rappelKop: string;
  allesOntvangenKop: string;
  uitnodigingKop: string;
  wachtwoordKop: string;
  wachtwoordUitleg: (tijd: string) => string;
  nodig: string;
  documentenHieronder: string;
  voorZelf: string;
  portaalKnop: string;
  knopUitleg: (dag: string) => string;
  inlogUitleg: (tijd: string) => string;
  zetKlaar: string;
  /** Before, in and after the link. */
  verzetten: readonly [string, string, string];
  verzettenZonderPortaal: (telefoon: string) => string;
  /** Under a mail that an afspraak does not go on. */
  nieuweAfspraak: (telefoon: string) => string;
  vraag: (telefoon: string) => string;
  groet: string;
  waaromAfspraak: string;
  waaromInloglink: string;
  waaromDigest: string;
  thuis: string;
  bellen: (nummer: string) => string;
  bijUThuis: string;
};

const formal: TonedWords = {
  afspraakKop: (dag) => `Uw afspraak op ${dag}`,
  bellenKop: (dag) => `Wij bellen u op ${dag}`,
  verzetKop: "Uw afspraak is verzet",
  gewijzigdKop: "Uw afspraak is gewijzigd",
  afgezegdKop: "Uw afspraak gaat niet door",
  verzoekKop: "Uw afspraak gaat door",
  inloglinkKop: "Open uw klantportaal",
  digestKop: "Nieuw in uw klantportaal",
  berichtKop: "Bericht van uw adviseur",
  rappelKop: "Er ontbreken nog documenten",
  allesOntvangenKop: "Alles is ontvangen",
  uitnodigingKop: "Welkom bij Dossierklaar",
  wachtwoordKop: "Kies een nieuw wachtwoord",
  wachtwoordUitleg: (tijd) =>
    `De knop werkt één keer en tot ${tijd}. Hebt u dit niet zelf gevraagd, dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.`,
  nodig: "Wat wij van u nodig hebben",
  documentenHieronder: "de onderstaande documenten",
  voorZelf: "Voor uzelf",
  portaalKnop: "Open mijn klantportaal",
  knopUitleg: (dag) => `De knop is alleen voor u, werkt één keer en tot ${dag}. Daarna vraagt u in het portaal een nieuwe aan.`,
  inlogUitleg: (tijd) =>
    `Na ${tijd} vraagt u in het portaal een nieuwe aan. Hebt u deze mail niet zelf aangevraagd, dan hoeft u niets te doen.`,
  zetKlaar: "Zet uw documenten vooraf in het klantportaal.",
  verzetten: ["Komt het niet uit? U kunt de afspraak ", "verzetten of afzeggen", ". In de bijlage vindt u de afspraak voor uw agenda."],
  verzettenZonderPortaal: (telefoon) =>
    `Komt het niet uit? Bel ons op ${telefoon} of antwoord op deze mail. In de bijlage vindt u de afspraak voor uw agenda.`,
  nieuweAfspraak: (telefoon) =>
    `Wilt u een nieuwe afspraak maken? Bel ons op ${telefoon} of antwoord op deze mail. Met de bijlage haalt u de afspraak uit uw agenda.`,
  vraag: (telefoon) => `Hebt u een vraag? Bel ons op ${telefoon} of antwoord op deze mail.`,
  groet: "Met vriendelijke groet,",
  waaromAfspraak: "U krijgt deze mail omdat u een afspraak bij ons hebt. Antwoord gewoon op deze mail, dan lezen wij mee.",
  waaromInloglink: "U krijgt deze mail omdat met uw e-mailadres een inloglink is aangevraagd.",
  waaromDigest: "U krijgt deze mail omdat wij samen aan uw dossier werken. Antwoord gewoon op deze mail, dan lezen wij mee.",
  thuis: "bij u thuis",
  bellen: (nummer) => `wij bellen u op ${nummer}`,
  bijUThuis: "Bij u thuis",
};

const informal: TonedWords = {
  afspraakKop: (dag) => `Tot ${dag}`,
  bellenKop: (dag) => `We bellen je op ${dag}`,
  verzetKop: "Je afspraak is verzet",
  gewijzigdKop: "Je afspraak is gewijzigd",
  afgezegdKop: "Je afspraak gaat niet door",
  verzoekKop: "Je afspraak gaat door",
  inloglinkKop: "Open je klantportaal",
  digestKop: "Nieuw in je klantportaal",
  berichtKop: "Bericht van je adviseur",
  rappelKop: "We missen nog iets",
  allesOntvangenKop: "Alles is binnen",
  uitnodigingKop: "Welkom bij Dossierklaar",
  wachtwoordKop: "Kies een nieuw wachtwoord",
  wachtwoordUitleg: (tijd) =>
    `De knop werkt één keer en tot ${tijd}. Heb je dit niet zelf gevraagd, dan hoef je niets te doen: je wachtwoord blijft zoals het is.`,
  nodig: "Wat we van je nodig hebben",
  documentenHieronder: "de documenten hieronder",
  voorZelf: "Voor jezelf",
  portaalKnop: "Open mijn klantportaal",
  knopUitleg: (dag) => `De knop is alleen voor jou, werkt één keer en tot ${dag}. Daarna vraag je in het portaal een nieuwe.`,
  inlogUitleg: (tijd) =>
    `Na ${tijd} vraag je in het portaal een nieuwe. Heb je deze mail niet zelf aangevraagd, dan hoef je niets te doen.`,
  zetKlaar: "Zet je documenten alvast in je klantportaal.",
  verzetten: ["Lukt het niet? Je kunt de afspraak ", "verzetten of afzeggen", ". In de bijlage zit de afspraak voor je agenda."],
  verzettenZonderPortaal: (telefoon) =>
    `Lukt het niet? Bel ons op ${telefoon} of antwoord op deze mail. In de bijlage zit de afspraak voor je agenda.`,
  nieuweAfspraak: (telefoon) =>
    `Wil je een nieuwe afspraak maken? Bel ons op ${telefoon} of antwoord op deze mail. Met de bijlage haal je de afspraak uit je agenda.`,
  vraag: (telefoon) => `Heb je een vraag? Bel ons op ${telefoon} of antwoord op deze mail.`,
  groet: "Groet,",
  waaromAfspraak: "Je krijgt deze mail omdat je een afspraak bij ons hebt. Antwoord gewoon op deze mail, dan lezen we mee.",
  waaromInloglink: "Je krijgt deze mail omdat met je e-mailadres een inloglink is aangevraagd.",
  waaromDigest: "Je krijgt deze mail omdat we samen aan je dossier werken. Antwoord gewoon op deze mail, dan lezen we mee.",
  thuis: "bij je thuis",
  bellen: (nummer) => `we bellen je op ${nummer}`,
  bijUThuis: "Bij je thuis",
};

const informalTwo: TonedWords = {
  afspraakKop: (dag) => `Tot ${dag}`,
  bellenKop: (dag) => `We bellen jullie op ${dag}`,
  verzetKop: "Jullie afspraak is verzet",
  gewijzigdKop: "Jullie afspraak is gewijzigd",
  afgezegdKop: "Jullie afspraak gaat niet door",
  verzoekKop: "Jullie afspraak gaat door",
  inloglinkKop: "Open jullie klantportaal",
  digestKop: "Nieuw in jullie klantportaal",
  berichtKop: "Bericht van jullie adviseur",
  rappelKop: "We missen nog iets",
  allesOntvangenKop: "Alles is binnen",
  uitnodigingKop: "Welkom bij Dossierklaar",
  wachtwoordKop: "Kies een nieuw wachtwoord",
  wachtwoordUitleg: (tijd) =>
    `De knop werkt één keer en tot ${tijd}. Hebben jullie dit niet zelf gevraagd, dan hoeven jullie niets te doen: jullie wachtwoord blijft zoals het is.`,
  nodig: "Wat we van jullie nodig hebben",
  documentenHieronder: "de documenten hieronder",
  voorZelf: "Voor jullie zelf",
  portaalKnop: "Open mijn klantportaal",
  knopUitleg: (dag) => `De knop is alleen voor jullie, werkt één keer en tot ${dag}. Daarna vragen jullie in het portaal een nieuwe.`,
  inlogUitleg: (tijd) =>
    `Na ${tijd} vragen jullie in het portaal een nieuwe. Hebben jullie deze mail niet zelf aangevraagd, dan hoeven jullie niets te doen.`,
  zetKlaar: "Zet jullie documenten alvast in het klantportaal.",
  verzetten: ["Lukt het niet? Jullie kunnen de afspraak ", "verzetten of afzeggen", ". In de bijlage zit de afspraak voor jullie agenda."],
  verzettenZonderPortaal: (telefoon) =>
    `Lukt het niet? Bel ons op ${telefoon} of antwoord op deze mail. In de bijlage zit de afspraak voor jullie agenda.`,
  nieuweAfspraak: (telefoon) =>
    `Willen jullie een nieuwe afspraak maken? Bel ons op ${telefoon} of antwoord op deze mail. Met de bijlage halen jullie de afspraak uit je agenda.`,
  vraag: (telefoon) => `Hebben jullie een vraag? Bel ons op ${telefoon} of antwoord op deze mail.`,
  groet: "Groet,",
  waaromAfspraak: "Jullie krijgen deze mail omdat jullie een afspraak bij ons hebben. Antwoord gewoon op deze mail, dan lezen we mee.",
  waaromInloglink: "Jullie krijgen deze mail omdat met jullie e-mailadres een inloglink is aangevraagd.",
  waaromDigest: "Jullie krijgen deze mail omdat we samen aan jullie dossier werken. Antwoord gewoon op deze mail, dan lezen we mee.",
  thuis: "bij jullie thuis",
  bellen: (nummer) => `we bellen jullie op ${nummer}`,
  bijUThuis: "Bij jullie thuis",
};

export type FrameWords = TonedWords & { vast: FixedWords };

/** The frame's words for a tone; formal does not change with the number of readers, and English has one tone. */
export function wordsFor(toon: Toon, readers: 1 | 2, taal: Taal = "nl"): FrameWords {
  if (taal === "en") return { ...english, vast: englishFixed };
  const toned = toon === "formal" ? formal : readers === 2 ? informalTwo : informal;
  return { ...toned, vast: dutchFixed };
}
