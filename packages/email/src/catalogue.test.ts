import { emailSjablonen } from "@dossierklaar/db/seed/catalogue/email-sjablonen";
import { describe, expect, it } from "vitest";
import { type MailSoort, tonen } from "./messages.ts";
import { placeholdersOf, unknownPlaceholders } from "./placeholders.ts";

const afspraaktypen = [
  "orienterend-gesprek",
  "inventarisatiegesprek",
  "kennismaking",
  "adviesgesprek",
  "tekenafspraak",
  "passeren",
  "oplevering-bouwdepot",
  "nazorg",
  "einde-rentevast",
  "terugbelafspraak",
];
const wanted = [
  ...afspraaktypen.map((type) => `afspraakBevestiging/${type}`),
  "afspraakVerzet/null",
  "afspraakGewijzigd/null",
  "afspraakAfgezegd/null",
  "verzoekAfgewezen/null",
  "inloglink/null",
  "digest/null",
  "rappel/null",
  "allesOntvangen/null",
  "uitnodiging/null",
  "wachtwoordHerstel/null",
];

describe("the starting texts", () => {
  it("are there for every mail in both tones, each once", () => {
    const rows = emailSjablonen.map(({ soort, afspraaktype, toon }) => `${soort}/${afspraaktype}/${toon}`);
    expect(rows.toSorted()).toEqual(wanted.flatMap((mail) => tonen.map((toon) => `${mail}/${toon}`)).toSorted());
  });

  it.each(emailSjablonen)(
    "$soort $afspraaktype $toon: knows its placeholders and a client's words",
    ({ soort, onderwerp, tekst, tekstMeervoud }) => {
      expect(Object.keys(placeholdersOf)).toContain(soort);
      expect(unknownPlaceholders(soort as MailSoort, [onderwerp, tekst, tekstMeervoud])).toEqual([]); // checked by the line above
      const words = [onderwerp, tekst, tekstMeervoud].join(" ").replace(/\{[^}]*\}/g, "");
      expect(words).not.toMatch(/\bstuk(ken)?\b|[–—]|!{2}/i);
      expect(onderwerp).not.toMatch(/\b(je|jullie)\b/);
    },
  );
});
