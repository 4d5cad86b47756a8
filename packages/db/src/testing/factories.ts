import { seedKantoor } from "../../seed/kantoor.ts";
import type { Rol } from "../columns.ts";
import type { Db } from "../types.ts";

export type TestKantoor = {
  id: string;
  gebruikers: { admin: string; adviseur: string; binnendienst: string };
  locatieId: string;
  /** Ids of the catalogue by code; soorten by number. */
  inkomenstype: ReadonlyMap<string, string>;
  klantprofiel: ReadonlyMap<string, string>;
  afspraaktype: ReadonlyMap<string, string>;
  scenario: ReadonlyMap<string, string>;
  soort: ReadonlyMap<number, string>;
};

/** A kantoor with the whole starting catalogue and one gebruiker of each rol. `owner` sees past the walls. */
export async function newKantoor(owner: Db, naam = "De Vries Hypotheken"): Promise<TestKantoor> {
  const slug = naam.toLowerCase().replace(/[^a-z]/g, "");
  const id = await owner.transaction().execute((tx) =>
    seedKantoor(tx, {
      naam,
      aanspreekvorm: "informal",
      adres: "Maliebaan 41, 3581 CD Utrecht",
      telefoon: "030 123 45 67",
      email: `info@${slug}.example`,
      digest_minuten: 1,
      locaties: [{ naam: "Kantoor Utrecht", adres: "Maliebaan 41, 3581 CD Utrecht" }],
    }),
  );
  const gebruiker = async (rol: Rol): Promise<string> =>
    (
      await owner
        .insertInto("gebruiker")
        .values({
          kantoor_id: id,
          rollen: [rol],
          voornaam: rol,
          achternaam: "Test",
          email: `${rol}@${slug}.example`,
          telefoon: "030 123 45 67",
        })
        .returning("id")
        .executeTakeFirstOrThrow()
    ).id;
  const gebruikers = {
    admin: await gebruiker("admin"),
    adviseur: await gebruiker("adviseur"),
    binnendienst: await gebruiker("binnendienst"),
  };
  const codes = async (table: "inkomenstype" | "klantprofiel" | "afspraaktype" | "scenario"): Promise<ReadonlyMap<string, string>> =>
    new Map((await owner.selectFrom(table).select(["id", "code"]).where("kantoor_id", "=", id).execute()).map((row) => [row.code, row.id]));
  const soorten = await owner.selectFrom("soort_document").select(["id", "nummer"]).where("kantoor_id", "=", id).execute();
  const locatie = await owner.selectFrom("locatie").select("id").where("kantoor_id", "=", id).executeTakeFirstOrThrow();
  return {
    id,
    gebruikers,
    locatieId: locatie.id,
    inkomenstype: await codes("inkomenstype"),
    klantprofiel: await codes("klantprofiel"),
    afspraaktype: await codes("afspraaktype"),
    scenario: await codes("scenario"),
    soort: new Map(soorten.map((row) => [row.nummer, row.id])),
  };
}
