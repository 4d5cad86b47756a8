import type { Insertable } from "kysely";
import type { Database, Tx } from "../src/types.ts";
import { afspraaktypen } from "./catalogue/afspraaktypen.ts";
import { berichtSjablonen } from "./catalogue/bericht-sjablonen.ts";
import { emailSjablonen } from "./catalogue/email-sjablonen.ts";
import { inkomenstypen } from "./catalogue/inkomenstypen.ts";
import { klantprofielen } from "./catalogue/klantprofielen.ts";
import { leadbronnen } from "./catalogue/leadbronnen.ts";
import { scenarios } from "./catalogue/scenarios/index.ts";
import { soortenDocument } from "./catalogue/soorten-document/index.ts";
import { triggers } from "./catalogue/triggers.ts";

export type NewKantoor = Insertable<Database["kantoor"]> & { locaties: readonly { naam: string; adres: string }[] };

/** Of these kinds last year's paper is there from February on; of all other yearly ones from May. */
const fromFebruary = [
  "Jaaropgave",
  "Loonstrook DGA december",
  "Uniform Pensioenoverzicht (UPO)",
  "WOZ-beschikking",
  "Jaaropgave hypotheek",
];

/**
 * Makes a kantoor with its own, editable copy of the starting catalogue. Answers its id. The transaction is the owner's: the walled
 * role cannot make a kantoor.
 */
export async function seedKantoor(tx: Tx, { locaties, ...kantoor }: NewKantoor): Promise<string> {
  const { id: kantoor_id } = await tx.insertInto("kantoor").values(kantoor).returning("id").executeTakeFirstOrThrow();
  await tx
    .insertInto("locatie")
    .values(locaties.map((l, volgorde) => ({ kantoor_id, ...l, volgorde })))
    .execute();
  await tx
    .insertInto("leadbron")
    .values(leadbronnen.map((naam, volgorde) => ({ kantoor_id, naam, volgorde })))
    .execute();
  const inkomens = await seedCodes(tx, "inkomenstype", kantoor_id, inkomenstypen);
  const profielen = await seedCodes(tx, "klantprofiel", kantoor_id, klantprofielen);
  const soorten = await seedSoorten(tx, kantoor_id);
  const typen = await seedAfspraaktypen(tx, kantoor_id);
  const scenarioIds = await seedScenarios(tx, kantoor_id, soorten);
  await tx
    .insertInto("scenario_trigger")
    .values(
      triggers.map((t) => ({
        kantoor_id,
        afspraaktype_id: idOf(typen, t.afspraaktype),
        inkomenstype_id: idOf(inkomens, t.inkomenstype),
        klantprofiel_id: idOf(profielen, t.klantprofiel),
        voorwaarde: t.voorwaarde,
        scenario_id: requireId(scenarioIds, t.scenario),
      })),
    )
    .execute();
  await tx
    .insertInto("email_sjabloon")
    .values(
      emailSjablonen.map((s) => ({
        kantoor_id,
        // A test of the catalogue holds the kinds of mail against the column's words.
        soort: s.soort as Insertable<Database["email_sjabloon"]>["soort"],
        afspraaktype_id: idOf(typen, s.afspraaktype),
        toon: s.toon,
        onderwerp: s.onderwerp,
        tekst: s.tekst,
        tekst_meervoud: s.tekstMeervoud,
      })),
    )
    .execute();
  await tx
    .insertInto("bericht_sjabloon")
    .values(
      berichtSjablonen.map(({ tekstMeervoud, ...sjabloon }, volgorde) => ({
        kantoor_id,
        ...sjabloon,
        tekst_meervoud: tekstMeervoud,
        volgorde,
      })),
    )
    .execute();
  return kantoor_id;
}

type Ids = ReadonlyMap<string, string>;

function requireId(ids: Ids, code: string): string {
  const id = ids.get(code);
  if (!id) throw new RangeError(`the catalogue names ${code}, which it does not hold`);
  return id;
}

const idOf = (ids: Ids, code: string | null): string | null => (code === null ? null : requireId(ids, code));

async function seedCodes(
  tx: Tx,
  table: "inkomenstype" | "klantprofiel",
  kantoor_id: string,
  list: readonly { code: string; naam: string }[],
): Promise<Ids> {
  const rows = await tx
    .insertInto(table)
    .values(list.map(({ code, naam }, volgorde) => ({ kantoor_id, code, naam, volgorde })))
    .returning(["id", "code"])
    .execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}

async function seedSoorten(tx: Tx, kantoor_id: string): Promise<Ids> {
  const rows = await tx
    .insertInto("soort_document")
    .values(
      soortenDocument.map((s) => ({
        kantoor_id,
        nummer: s.nummer,
        naam: s.naam,
        bron: s.bron,
        per: s.per,
        onderwerp: s.onderwerp,
        jaarlijks: s.jaarlijks,
        jaar_vanaf_maand: fromFebruary.includes(s.naam) ? 2 : 5,
        maandelijks: s.maandelijks,
        kwartaal: s.kwartaal,
        geldig_maanden: s.geldigMaanden,
        eigen_vervaldatum: s.eigenVervaldatum,
        toont_bsn: s.toontBsn,
        hdn_code: s.hdnCode,
        te_tekenen: s.teTekenen,
        klant_naam: s.klantNaam,
        wat_is_het: s.watIsHet,
        waarom: s.waarom,
        waar_vind_ik: [...s.waarVindIk],
        waar_vind_ik_label: s.waarVindIkLink?.label ?? null,
        waar_vind_ik_url: s.waarVindIkLink?.url ?? null,
        goede_kopie: [...s.goedeKopie],
        afkeurredenen: [...s.afkeurredenen],
      })),
    )
    .returning(["id", "nummer"])
    .execute();
  const ids = new Map(rows.map((row) => [String(row.nummer), row.id]));
  await tx
    .insertInto("soort_document_synoniem")
    .values(
      soortenDocument.flatMap((s) =>
        s.synoniemen.map((naam) => ({ kantoor_id, soort_document_id: requireId(ids, String(s.nummer)), naam })),
      ),
    )
    .execute();
  return ids;
}

async function seedAfspraaktypen(tx: Tx, kantoor_id: string): Promise<Ids> {
  const rows = await tx
    .insertInto("afspraaktype")
    .values(
      afspraaktypen.map((t, volgorde) => ({
        kantoor_id,
        code: t.code,
        naam: t.naam,
        duur_minuten: t.duurMinuten,
        titel: t.titel,
        klant_titel: t.klantTitel,
        klant_titel_informal: t.klantTitelInformal,
        volgorde,
      })),
    )
    .returning(["id", "code"])
    .execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}

async function seedScenarios(tx: Tx, kantoor_id: string, soorten: Ids): Promise<Ids> {
  const rows = await tx
    .insertInto("scenario")
    .values(scenarios.map(({ code, naam, fase }, volgorde) => ({ kantoor_id, code, naam, fase, volgorde })))
    .returning(["id", "code"])
    .execute();
  const ids = new Map(rows.map((row) => [row.code, row.id]));
  await tx
    .insertInto("scenario_regel")
    .values(
      scenarios.flatMap((s) =>
        s.regels.map((r, volgorde): Insertable<Database["scenario_regel"]> => {
          const regel = { kantoor_id, scenario_id: requireId(ids, s.code), volgorde, soort: r.kind };
          if (r.kind === "document")
            return {
              ...regel,
              soort_document_id: requireId(soorten, String(r.soortNummer)),
              per: r.per,
              onderwerp: r.onderwerp,
              jaren: r.jaren,
            };
          if (r.kind === "ockto") return { ...regel, per: "aanvrager" };
          return {
            ...regel,
            per: "aanvrager",
            vraag_formal: r.vraagFormal,
            vraag_informal: r.vraagInformal,
            ja_start_scenario_id: requireId(ids, r.jaStartScenario),
          };
        }),
      ),
    )
    .execute();
  return ids;
}
