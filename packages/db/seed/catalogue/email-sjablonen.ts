// The texts of every mail as a new kantoor gets them. The frame adds aanhef, date and place, the list of papers, button and signature.
import type { EmailSjabloonSeed } from "./types.ts";

type Text = { onderwerp: string; tekst: string; tekstMeervoud?: string };

/** Formal speaks to one and to two with the same words, but where "beiden" is meant. */
const rows = (soort: string, afspraaktype: string | null, texts: { formal: Text; informal: Text }): EmailSjabloonSeed[] =>
  (["formal", "informal"] as const).map((toon) => {
    const { onderwerp, tekst, tekstMeervoud = tekst } = texts[toon];
    return { soort, afspraaktype, toon, onderwerp, tekst, tekstMeervoud };
  });

const confirmation = (afspraaktype: string, texts: { formal: Text; informal: Text }): EmailSjabloonSeed[] =>
  rows("afspraakBevestiging", afspraaktype, texts);

const gesprekken = [
  ...confirmation("orienterend-gesprek", {
    formal: {
      onderwerp: "Bevestiging oriënterend gesprek op {datumKort}",
      tekst: `Hierbij bevestigen wij ons oriënterend gesprek op {datum}, {plaats}. Wij bespreken dan uw wensen en mogelijkheden. Wilt u {documentenHieronder} vooraf in het klantportaal zetten?

In het klantportaal maakt u met uw telefoon een foto van een document, of u kiest een bestand. U ziet daar ook wat wij al hebben ontvangen.`,
    },
    informal: {
      onderwerp: "Ons oriënterend gesprek op {datumKort}",
      tekst: `We zien je op {datum}, {plaats}. We bekijken dan samen wat er kan. Zet je {documentenHieronder} alvast in het klantportaal?

In het klantportaal maak je met je telefoon een foto van een document, of je kiest een bestand. Je ziet er ook wat we al hebben ontvangen.`,
      tekstMeervoud: `We zien jullie op {datum}, {plaats}. We bekijken dan samen wat er kan. Zetten jullie {documentenHieronder} alvast in het klantportaal?

In het klantportaal maken jullie met je telefoon een foto van een document, of jullie kiezen een bestand. Jullie zien er ook wat we al hebben ontvangen.`,
    },
  }),
  ...confirmation("inventarisatiegesprek", {
    formal: {
      onderwerp: "Bevestiging inventarisatiegesprek op {datumKort}",
      tekst: `Ter voorbereiding op ons gesprek op {datum}, {plaats}, vindt u in het klantportaal een inventarisatieformulier. Wilt u dit uiterlijk {datum-2 werkdagen} invullen?

Deze documenten ontvangen wij graag nog van u: {openStukken}.`,
    },
    informal: {
      onderwerp: "Ons gesprek op {datumKort}",
      tekst: `We zien je op {datum}, {plaats}. We zetten dan samen alles op een rij.

Je vindt het inventarisatieformulier in het klantportaal. Lukt het om het voor {datum-2 werkdagen} in te vullen?

Dit missen we nog: {openStukken}.`,
      tekstMeervoud: `We zien jullie op {datum}, {plaats}. We zetten dan samen alles op een rij.

Jullie vinden het inventarisatieformulier in het klantportaal. Lukt het om het voor {datum-2 werkdagen} in te vullen?

Dit missen we nog: {openStukken}.`,
    },
  }),
  ...confirmation("kennismaking", {
    formal: {
      onderwerp: "Bevestiging kennismaking op {datumKort}",
      tekst: `Wij maken graag kennis met u op {datum}, {plaats}. U hoeft niets voor te bereiden.

U kunt ons dan alles vragen over een hypotheek en over onze manier van werken.`,
    },
    informal: {
      onderwerp: "Onze kennismaking op {datumKort}",
      tekst: `Leuk om kennis te maken! We spreken elkaar op {datum}, {plaats}. Je hoeft niets voor te bereiden.

Vraag ons dan gerust alles over een hypotheek en over hoe we werken.`,
      tekstMeervoud: `Leuk om kennis te maken! We spreken elkaar op {datum}, {plaats}. Jullie hoeven niets voor te bereiden.

Vraag ons dan gerust alles over een hypotheek en over hoe we werken.`,
    },
  }),
  ...confirmation("adviesgesprek", {
    formal: {
      onderwerp: "Bevestiging adviesgesprek op {datumKort}",
      tekst: `Op {datum}, {plaats}, lichten wij ons advies toe. Wij stellen het op prijs als {partner} er ook bij is.

Schrijft u uw vragen gerust vooraf op. Na het gesprek ontvangt u ons adviesrapport.`,
      tekstMeervoud: `Op {datum}, {plaats}, lichten wij ons advies toe. Wij stellen het op prijs als u er beiden bij bent.

Schrijft u uw vragen gerust vooraf op. Na het gesprek ontvangt u ons adviesrapport.`,
    },
    informal: {
      onderwerp: "Ons adviesgesprek op {datumKort}",
      tekst: `We lopen op {datum}, {plaats}, samen het advies door. Fijn als {partner} er ook bij is.

Schrijf je vragen gerust vooraf op. Na het gesprek krijg je het adviesrapport.`,
      tekstMeervoud: `We lopen op {datum}, {plaats}, samen het advies door. Fijn als jullie er allebei bij zijn.

Schrijf jullie vragen gerust vooraf op. Na het gesprek krijgen jullie het adviesrapport.`,
    },
  }),
];

const aanvraagEnPasseren = [
  ...confirmation("tekenafspraak", {
    formal: {
      onderwerp: "Bevestiging tekenafspraak op {datumKort}",
      tekst: `Hierbij bevestigen wij de tekenafspraak op {datum}, {plaats}. U tekent dan {documenten}. Ook {partner} tekent.

Wilt u een geldig paspoort of een geldige identiteitskaart meenemen? Een rijbewijs is niet voldoende.`,
      tekstMeervoud: `Hierbij bevestigen wij de tekenafspraak op {datum}, {plaats}. U tekent dan beiden {documenten}.

Wilt u ieder een geldig paspoort of een geldige identiteitskaart meenemen? Een rijbewijs is niet voldoende.`,
    },
    informal: {
      onderwerp: "Onze tekenafspraak op {datumKort}",
      tekst: `We zien je op {datum}, {plaats}. Je tekent dan {documenten}. Ook {partner} tekent.

Neem je je paspoort of identiteitskaart mee? Een rijbewijs is niet genoeg.`,
      tekstMeervoud: `We zien jullie op {datum}, {plaats}. Jullie tekenen dan allebei {documenten}.

Nemen jullie allebei een paspoort of identiteitskaart mee? Een rijbewijs is niet genoeg.`,
    },
  }),
  ...confirmation("passeren", {
    formal: {
      onderwerp: "Bevestiging afspraak bij de notaris op {datumKort}",
      tekst: `De akte passeert op {datum} bij {notaris}, {plaats}. Wilt u een geldig paspoort of een geldige identiteitskaart meenemen, en ervoor zorgen dat het eigen geld op tijd bij de notaris staat?

Hoeveel eigen geld nodig is en wanneer het er moet zijn, leest u in de nota van afrekening van de notaris.`,
      tekstMeervoud: `De akte passeert op {datum} bij {notaris}, {plaats}. Wilt u ieder een geldig paspoort of een geldige identiteitskaart meenemen, en ervoor zorgen dat het eigen geld op tijd bij de notaris staat?

Hoeveel eigen geld nodig is en wanneer het er moet zijn, leest u in de nota van afrekening van de notaris.`,
    },
    informal: {
      onderwerp: "Naar de notaris op {datumKort}",
      tekst: `Het is bijna zover: op {datum} bij {notaris}, {plaats}. Neem je paspoort of identiteitskaart mee en zorg dat het eigen geld op tijd bij de notaris staat.

Hoeveel eigen geld nodig is en wanneer het er moet zijn, lees je in de nota van afrekening van de notaris.`,
      tekstMeervoud: `Het is bijna zover: op {datum} bij {notaris}, {plaats}. Neem allebei je paspoort of identiteitskaart mee en zorg dat het eigen geld op tijd bij de notaris staat.

Hoeveel eigen geld nodig is en wanneer het er moet zijn, lezen jullie in de nota van afrekening van de notaris.`,
    },
  }),
];

const beheer = [
  ...confirmation("oplevering-bouwdepot", {
    formal: {
      onderwerp: "Bevestiging afspraak over het bouwdepot op {datumKort}",
      tekst:
        "Op {datum}, {plaats}, nemen wij de afwikkeling van het bouwdepot met u door. Rekeningen kunt u via het klantportaal aanleveren.",
    },
    informal: {
      onderwerp: "Onze afspraak over het bouwdepot op {datumKort}",
      tekst: "Op {datum}, {plaats}, lopen we het bouwdepot na. Je rekeningen kun je via het klantportaal aanleveren.",
      tekstMeervoud: "Op {datum}, {plaats}, lopen we het bouwdepot na. Jullie rekeningen kunnen jullie via het klantportaal aanleveren.",
    },
  }),
  ...confirmation("nazorg", {
    formal: {
      onderwerp: "Bevestiging onderhoudsgesprek op {datumKort}",
      tekst: `Graag nemen wij op {datum}, {plaats}, met u door of uw hypotheek nog bij uw situatie past.

Denkt u vast na over wat er sinds de vorige keer is veranderd in uw werk, inkomen, gezin of woning.`,
    },
    informal: {
      onderwerp: "Ons gesprek op {datumKort}",
      tekst: `We kijken op {datum}, {plaats}, samen of alles nog past bij hoe je er nu voor staat.

Denk vast na over wat er sinds de vorige keer is veranderd in je werk, inkomen, gezin of woning.`,
      tekstMeervoud: `We kijken op {datum}, {plaats}, samen of alles nog past bij hoe jullie er nu voor staan.

Denk vast na over wat er sinds de vorige keer is veranderd in jullie werk, inkomen, gezin of woning.`,
    },
  }),
  ...confirmation("einde-rentevast", {
    formal: {
      onderwerp: "Bevestiging gesprek over uw rente op {datumKort}",
      tekst:
        "Uw rentevaste periode loopt af. Op {datum}, {plaats}, bespreken wij uw mogelijkheden. Wilt u {documentenHieronder} vooraf in het klantportaal zetten?",
    },
    informal: {
      onderwerp: "Ons gesprek over de rente op {datumKort}",
      tekst:
        "Je rentevaste periode loopt af. Op {datum}, {plaats}, bekijken we wat je kunt doen. Zet je {documentenHieronder} alvast in het klantportaal?",
      tekstMeervoud:
        "Jullie rentevaste periode loopt af. Op {datum}, {plaats}, bekijken we wat jullie kunnen doen. Zetten jullie {documentenHieronder} alvast in het klantportaal?",
    },
  }),
  ...confirmation("terugbelafspraak", {
    formal: {
      onderwerp: "Wij bellen u op {datumKort}",
      tekst: "Zoals afgesproken bellen wij u op {datum} op {nummer}. Wij bellen vanaf {telefoonAdviseur}.",
    },
    informal: {
      onderwerp: "We bellen op {datumKort}",
      tekst: "Zoals afgesproken bellen we je op {datum} op {nummer}. We bellen vanaf {telefoonAdviseur}.",
      tekstMeervoud: "Zoals afgesproken bellen we jullie op {datum} op {nummer}. We bellen vanaf {telefoonAdviseur}.",
    },
  }),
];

const wijzigingen = [
  ...rows("afspraakVerzet", null, {
    formal: {
      onderwerp: "Afspraak verzet naar {datumKort}",
      tekst: "Uw afspraak is verzet naar {datum}, {plaats}. De eerdere afspraak vervalt.",
    },
    informal: {
      onderwerp: "Afspraak verzet naar {datumKort}",
      tekst: "Je afspraak is verzet naar {datum}, {plaats}. De eerdere vervalt.",
      tekstMeervoud: "Jullie afspraak is verzet naar {datum}, {plaats}. De eerdere vervalt.",
    },
  }),
  ...rows("afspraakGewijzigd", null, {
    formal: {
      onderwerp: "Gewijzigd: afspraak op {datumKort}",
      tekst: "Aan uw afspraak op {datum} is iets gewijzigd: {gewijzigd}. Hieronder leest u hoe de afspraak nu is.",
    },
    informal: {
      onderwerp: "Gewijzigd: afspraak op {datumKort}",
      tekst: "Aan je afspraak op {datum} is iets gewijzigd: {gewijzigd}. Hieronder lees je hoe de afspraak nu is.",
      tekstMeervoud: "Aan jullie afspraak op {datum} is iets gewijzigd: {gewijzigd}. Hieronder lezen jullie hoe de afspraak nu is.",
    },
  }),
  ...rows("afspraakAfgezegd", null, {
    formal: { onderwerp: "Afspraak van {datumKort} gaat niet door", tekst: "Uw afspraak van {datum} gaat niet door. {reden}" },
    informal: {
      onderwerp: "Afspraak van {datumKort} gaat niet door",
      tekst: "Je afspraak van {datum} gaat niet door. {reden}",
      tekstMeervoud: "Jullie afspraak van {datum} gaat niet door. {reden}",
    },
  }),
  ...rows("verzoekAfgewezen", null, {
    formal: {
      onderwerp: "Afspraak van {datumKort} gaat door zoals gepland",
      tekst: `U hebt gevraagd om de afspraak van {datum} {vraag}. Dat lukt niet. {antwoord}

De afspraak gaat door zoals gepland.`,
    },
    informal: {
      onderwerp: "Afspraak van {datumKort} gaat door zoals gepland",
      tekst: `Je hebt gevraagd om de afspraak van {datum} {vraag}. Dat lukt niet. {antwoord}

De afspraak gaat door zoals gepland.`,
      tekstMeervoud: `Jullie hebben gevraagd om de afspraak van {datum} {vraag}. Dat lukt niet. {antwoord}

De afspraak gaat door zoals gepland.`,
    },
  }),
];

const overig = [
  ...rows("inloglink", null, {
    formal: {
      onderwerp: "Inloglink voor het klantportaal van {kantoor}",
      tekst: "Met deze knop opent u uw klantportaal. De knop werkt één keer, tot {tijd}. Of gebruik de code {code}.",
    },
    informal: {
      onderwerp: "Inloglink voor het klantportaal van {kantoor}",
      tekst: "Met deze knop open je je klantportaal. De knop werkt één keer, tot {tijd}. Of gebruik de code {code}.",
      tekstMeervoud: "Met deze knop openen jullie het klantportaal. De knop werkt één keer, tot {tijd}. Of gebruik de code {code}.",
    },
  }),
  ...rows("digest", null, {
    formal: {
      onderwerp: "Nieuw in het klantportaal van {kantoor}",
      tekst: `Er staat iets voor u klaar in het klantportaal: {nieuw}.

Opnieuw aanleveren: {afgekeurd}.

Ons antwoord op uw vraag: {antwoorden}`,
    },
    informal: {
      onderwerp: "Nieuw in het klantportaal van {kantoor}",
      tekst: `Er staat iets voor je klaar in het klantportaal: {nieuw}.

Opnieuw aanleveren: {afgekeurd}.

Ons antwoord op je vraag: {antwoorden}`,
      tekstMeervoud: `Er staat iets voor jullie klaar in het klantportaal: {nieuw}.

Opnieuw aanleveren: {afgekeurd}.

Ons antwoord op jullie vraag: {antwoorden}`,
    },
  }),
  ...rows("rappel", null, {
    formal: {
      onderwerp: "Wij missen nog {aantal}",
      tekst: `Wij missen nog: {openStukken}.

Wij ontvangen ze graag, zodat wij op tijd verder kunnen voor {afspraak}.

Bel of mail ons gerust als u er niet uitkomt: {hulp}.`,
    },
    informal: {
      onderwerp: "We missen nog {aantal}",
      tekst: `We missen nog: {openStukken}.

We krijgen ze graag, zodat we op tijd verder kunnen voor {afspraak}.

Bel of mail gerust als het niet lukt: {hulp}.`,
      tekstMeervoud: `We missen nog: {openStukken}.

We krijgen ze graag van jullie, zodat we op tijd verder kunnen voor {afspraak}.

Bel of mail gerust als het niet lukt: {hulp}.`,
    },
  }),
  ...rows("allesOntvangen", null, {
    formal: {
      onderwerp: "Wij hebben alle documenten ontvangen",
      tekst: "Wij hebben alle gevraagde documenten ontvangen. Wij bekijken ze en laten het u weten als er nog iets nodig is.",
    },
    informal: {
      onderwerp: "We hebben alles binnen",
      tekst: "We hebben alles binnen. We kijken het na en laten het je weten als er nog iets nodig is.",
      tekstMeervoud: "We hebben alles binnen. We kijken het na en laten het jullie weten als er nog iets nodig is.",
    },
  }),
  ...rows("uitnodiging", null, {
    formal: {
      onderwerp: "Uitnodiging voor Dossierklaar van {kantoor}",
      tekst: "{naam} heeft u toegevoegd aan Dossierklaar van {kantoor}. Kies een wachtwoord, dan kunt u meteen aan de slag.",
    },
    informal: {
      onderwerp: "Uitnodiging voor Dossierklaar van {kantoor}",
      tekst: "{naam} heeft je toegevoegd aan Dossierklaar van {kantoor}. Kies een wachtwoord, dan kun je meteen aan de slag.",
    },
  }),
  ...rows("wachtwoordHerstel", null, {
    formal: {
      onderwerp: "Nieuw wachtwoord voor Dossierklaar",
      tekst: "U hebt gevraagd om een nieuw wachtwoord voor Dossierklaar van {kantoor}. Kies het met de knop hieronder.",
    },
    informal: {
      onderwerp: "Nieuw wachtwoord voor Dossierklaar",
      tekst: "Je hebt gevraagd om een nieuw wachtwoord voor Dossierklaar van {kantoor}. Kies het met de knop hieronder.",
    },
  }),
];

/** Every text, in both tones: ten confirmations, what became of an afspraak, sign-in link, digest, invitation, new password. */
export const emailSjablonen: readonly EmailSjabloonSeed[] = [...gesprekken, ...aanvraagEnPasseren, ...beheer, ...wijzigingen, ...overig];
