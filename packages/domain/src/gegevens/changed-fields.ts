// Which fields differ, in the words of the Logboek. Pure and browser-safe.

/** The columns that are entered, as the Logboek calls them. An e-mail address has an entry of its own. */
const fieldNames: Readonly<Record<string, string>> = {
  aanspreekvorm: "aanspreekvorm",
  leadbron_id: "leadbron",
  adviseur_id: "adviseur",
  behandelaar_id: "behandelaar",
  aanhef: "aanhef",
  voorletters: "voorletters",
  voornaam: "voornaam",
  tussenvoegsel: "tussenvoegsel",
  achternaam: "achternaam",
  geboortedatum: "geboortedatum",
  telefoon: "telefoon",
  straat: "straat en huisnummer",
  postcode: "postcode",
  plaats: "plaats",
  inkomenstype_ids: "inkomenstype",
  klantprofiel_id: "klantprofiel",
  onderneming_sinds: "onderneming sinds",
  partner_mag_zien: "inzage door de partner",
};

/** The names of the fields that differ from what stood there, in the order of the form. */
export function changedFields<Columns extends object>(given: Columns, before: Readonly<Record<keyof Columns, unknown>>): string[] {
  return Object.entries(fieldNames).flatMap(([column, name]) => {
    if (!Object.hasOwn(given, column)) return [];
    const key = column as keyof Columns; // checked by the line above
    return JSON.stringify(given[key]) === JSON.stringify(before[key]) ? [] : [name];
  });
}
