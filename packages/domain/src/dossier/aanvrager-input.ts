import type { Tx } from "@dossierklaar/db";
import { listGebruikers, listInkomenstypen, listKlantprofielen, listLeadbronnen } from "@dossierklaar/db/queries/kantoor";
import { z } from "zod";
import { DomainError } from "../errors.ts";
import { fold, fullName, normalPostcode } from "../format.ts";
import { mayBeAdviseur, mayWorkInDossiers } from "./policy.ts";

const postcode = z
  .string()
  .trim()
  .refine((text) => text === "" || normalPostcode(text) !== undefined, "Vul een postcode in, bijvoorbeeld 3581 CD.")
  .transform((text) => normalPostcode(text) ?? "");

const words = (most: number) => z.string().trim().max(most, `Gebruik hier ten hoogste ${most} tekens.`);
const yearError = "Vul een jaar in, bijvoorbeeld 2019.";

/** What is entered of one aanvrager, when a dossier is opened and afterwards. */
export const aanvragerSchema = z.object({
  aanhef: z.enum(["mevrouw", "heer", "geen"]),
  voorletters: words(20),
  voornaam: words(80),
  tussenvoegsel: words(20),
  achternaam: words(80).min(1, "Vul een achternaam in."),
  geboortedatum: z.iso.date({ error: "Vul een geboortedatum in, bijvoorbeeld 14-03-1988." }).nullable(),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .refine((text) => text === "" || z.email().safeParse(text).success, "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.")
    .transform((text) => text || null),
  telefoon: words(30),
  straat: words(120),
  postcode,
  plaats: words(80),
  inkomenstypeIds: z.array(z.uuid()).min(1, "Kies een inkomenstype.").max(6),
  klantprofielId: z.uuid({ error: "Kies een klantprofiel." }),
  ondernemingSinds: z.number(yearError).int(yearError).min(1900, yearError).max(2100, yearError).nullable(),
});
export type AanvragerInput = z.infer<typeof aanvragerSchema>;

/** The columns of an aanvrager that are entered; her inkomenstypen are rows of their own. */
export const aanvragerColumns = (a: AanvragerInput) => ({
  aanhef: a.aanhef,
  voorletters: a.voorletters,
  voornaam: a.voornaam,
  tussenvoegsel: a.tussenvoegsel,
  achternaam: a.achternaam,
  zoeknaam: fold(`${a.voorletters} ${fullName(a)}`),
  geboortedatum: a.geboortedatum,
  email: a.email,
  telefoon: a.telefoon,
  straat: a.straat,
  postcode: a.postcode,
  plaats: a.plaats,
  klantprofiel_id: a.klantprofielId,
  onderneming_sinds: a.ondernemingSinds,
});

/** What a dossier chose already: it may stay, also when the kantoor has switched it off since. */
export type ChosenAlready = { gebruikers: ReadonlySet<string>; keuzes: ReadonlySet<string> };
export const noChoices: ChosenAlready = { gebruikers: new Set(), keuzes: new Set() };

type Choices = {
  adviseurId: string;
  behandelaarId: string | null;
  leadbronId: string | null;
  aanvragers: readonly Pick<AanvragerInput, "klantprofielId" | "inkomenstypeIds">[];
};

/** Ids of another kantoor break on the keys; here they get a sentence at their field instead, as does a colleague whose role is another. Throws INVALID_INPUT (field). */
export async function requireChoices(tx: Tx, kantoorId: string, input: Choices, already: ChosenAlready): Promise<void> {
  const [colleagues, leadbronnen, inkomenstypen, klantprofielen] = [
    await listGebruikers(tx, kantoorId),
    await listLeadbronnen(tx, kantoorId),
    await listInkomenstypen(tx, kantoorId),
    await listKlantprofielen(tx, kantoorId),
  ];
  const require = (list: readonly { id: string }[], kept: ReadonlySet<string>, id: string | null, field: string) => {
    if (id !== null && !kept.has(id) && !list.some((row) => row.id === id)) throw new DomainError("INVALID_INPUT", { field });
  };
  require(colleagues.filter(mayBeAdviseur), already.gebruikers, input.adviseurId, "adviseurId");
  require(colleagues.filter(mayWorkInDossiers), already.gebruikers, input.behandelaarId, "behandelaarId");
  require(leadbronnen, already.keuzes, input.leadbronId, "leadbronId");
  for (const [i, a] of input.aanvragers.entries()) {
    require(klantprofielen, already.keuzes, a.klantprofielId, `aanvragers.${i}.klantprofielId`);
    for (const id of a.inkomenstypeIds) require(inkomenstypen, already.keuzes, id, `aanvragers.${i}.inkomenstypeIds`);
  }
}
