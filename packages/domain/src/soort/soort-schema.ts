import { z } from "zod";
import { indexOfDouble, perioden, uniqueTexts } from "./rules.ts";

const line = (most: number) => z.string().trim().max(most, `Maak dit korter dan ${most} tekens.`);
const each = (most: number) => (texts: readonly string[]) => texts.every((text) => text.length <= most);
// What is wrong with one of them is said at the field that holds them all.
const lines = z
  .array(z.string().trim())
  .max(30, "Gebruik ten hoogste 30 regels.")
  .refine(each(300), "Maak elke regel korter dan 300 tekens.")
  .transform((texts) => texts.filter((text) => text !== ""));
const required = (most: number, error: string) => line(most).min(1, error);

/** What an admin says of a kind of document. */
const words = {
  naam: required(120, "Vul een naam in."),
  synoniemen: z
    .array(z.string().trim())
    .max(40, "Gebruik ten hoogste 40 synoniemen.")
    .refine(each(80), "Maak elk synoniem korter dan 80 tekens.")
    .transform(uniqueTexts),
  bron: z.enum(["klant", "kantoor", "derde"]),
  per: z.enum(["aanvrager", "dossier"]),
  onderwerp: z.enum(["none", "home", "employer", "business"]),
  periode: z.enum(perioden),
  jaarVanafMaand: z.number().int().min(1).max(12),
  geldigMaanden: z
    .number("Vul een aantal maanden in, van 1 tot 240.")
    .int("Vul een heel aantal maanden in, van 1 tot 240.")
    .min(1, "Vul een aantal maanden in, van 1 tot 240.")
    .max(240, "Vul een aantal maanden in, van 1 tot 240.")
    .nullable(),
  eigenVervaldatum: z.boolean(),
  toontBsn: z.boolean(),
  teTekenen: z.boolean(),
  klantNaam: required(80, "Vul in hoe de klant dit document noemt."),
  watIsHet: required(600, "Vul in wat dit document is. De klant leest dit."),
  watIsHetInformal: line(600),
  waarom: required(400, "Vul in waarom je dit vraagt. De klant leest dit."),
  waaromInformal: line(400),
  waarVindIk: lines,
  waarVindIkInformal: lines,
  linkLabel: line(80),
  linkUrl: line(400),
  goedeKopie: lines,
  afkeurredenen: z
    .array(z.object({ tekst: required(300, "Vul de reden in, of haal deze regel weg."), actief: z.boolean() }))
    .max(40, "Gebruik ten hoogste 40 redenen."),
};

type Words = { linkLabel: string; linkUrl: string; afkeurredenen: { tekst: string }[] };

function checkTogether(input: Words, context: z.RefinementCtx): void {
  const say = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  if (input.linkUrl !== "" && !(input.linkUrl.startsWith("https://") && URL.canParse(input.linkUrl)))
    say(["linkUrl"], "Vul een adres in dat begint met https://, bijvoorbeeld https://www.mijnuwv.nl.");
  if (input.linkUrl !== "" && input.linkLabel === "") say(["linkLabel"], "Vul in hoe de link heet.");
  if (input.linkUrl === "" && input.linkLabel !== "") say(["linkUrl"], "Vul het adres van de link in.");
  const double = indexOfDouble(input.afkeurredenen.map(({ tekst }) => tekst));
  if (double >= 0) say(["afkeurredenen", double, "tekst"], "Deze reden staat er al. Kies andere woorden.");
}

export const addSoortSchema = z.object({ requestId: z.uuid(), ...words }).superRefine(checkTogether);
/** `versie` is the one that was on the screen. */
export const changeSoortSchema = z
  .object({ requestId: z.uuid(), id: z.uuid(), versie: z.number().int(), ...words })
  .superRefine(checkTogether);
export type SoortInput = z.infer<typeof addSoortSchema>;
