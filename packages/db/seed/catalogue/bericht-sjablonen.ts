// What an adviser begins her own mail with. What stands between braces is filled, or must be filled by her before it can leave.
export type BerichtSjabloonSeed = {
  naam: string;
  bij: "dossier" | "afspraak";
  toon: "formal" | "informal";
  onderwerp: string;
  tekst: string;
  tekstMeervoud: string;
};

type Text = { onderwerp: string; tekst: string; tekstMeervoud?: string };
const both = (bij: BerichtSjabloonSeed["bij"], naam: string, texts: { formal: Text; informal: Text }): BerichtSjabloonSeed[] =>
  (["formal", "informal"] as const).map((toon) => {
    const { onderwerp, tekst, tekstMeervoud = tekst } = texts[toon];
    return { naam, bij, toon, onderwerp, tekst, tekstMeervoud };
  });

export const berichtSjablonen: readonly BerichtSjabloonSeed[] = [
  ...both("dossier", "Documenten opvragen", {
    formal: {
      onderwerp: "Documenten voor uw hypotheekaanvraag",
      tekst: "Voor uw aanvraag missen wij nog: {openStukken}.\n\nU zet ze met de knop hieronder in het klantportaal.",
    },
    informal: {
      onderwerp: "Documenten voor de hypotheekaanvraag",
      tekst: "Voor je aanvraag missen we nog: {openStukken}.\n\nJe zet ze met de knop hieronder in het klantportaal.",
      tekstMeervoud: "Voor jullie aanvraag missen we nog: {openStukken}.\n\nJullie zetten ze met de knop hieronder in het klantportaal.",
    },
  }),
  ...both("dossier", "Stand van zaken", {
    formal: {
      onderwerp: "Stand van zaken van uw hypotheekaanvraag",
      tekst: "Graag laat ik u weten hoe het ervoor staat: {stand in te vullen}.\n\nHebt u een vraag? U bereikt mij op {telefoonAdviseur}.",
    },
    informal: {
      onderwerp: "Stand van zaken van de hypotheekaanvraag",
      tekst: "Ik laat je graag weten hoe het ervoor staat: {stand in te vullen}.\n\nHeb je een vraag? Je bereikt me op {telefoonAdviseur}.",
      tekstMeervoud:
        "Ik laat jullie graag weten hoe het ervoor staat: {stand in te vullen}.\n\nHebben jullie een vraag? Jullie bereiken me op {telefoonAdviseur}.",
    },
  }),
  ...both("afspraak", "Voorbereiding", {
    formal: {
      onderwerp: "Voorbereiding op {afspraak}",
      tekst: "Wij zien u op {datum}. Deze documenten ontvangen wij graag nog vooraf: {openStukken}.",
    },
    informal: { onderwerp: "Voorbereiding op {afspraak}", tekst: "Tot {datum}! Dit missen we nog: {openStukken}." },
  }),
  ...both("afspraak", "Na het gesprek", {
    formal: {
      onderwerp: "Ons gesprek: {afspraak}",
      tekst: "Dank voor het gesprek. Wij hebben het volgende afgesproken: {afspraken in te vullen}.",
    },
    informal: {
      onderwerp: "Ons gesprek: {afspraak}",
      tekst: "Bedankt voor het gesprek. We hebben dit afgesproken: {afspraken in te vullen}.",
    },
  }),
];
