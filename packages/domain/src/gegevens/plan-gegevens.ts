import type { Db } from "@dossierklaar/db";
import { type AanvragerRow, listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { listActiepunten } from "@dossierklaar/db/queries/actiepunt";
import { listAfspraken } from "@dossierklaar/db/queries/afspraak";
import { listInkomenstypen, listKlantprofielen } from "@dossierklaar/db/queries/kantoor";
import { listScenarioStarts } from "@dossierklaar/db/queries/scenario";
import { listStukken } from "@dossierklaar/db/queries/stuk";
import type { AanvragerInput } from "../dossier/aanvrager-input.ts";
import { nameOfStuk } from "../dossiercontrole/load-stuk.ts";
import { type Day, dayOf } from "../format.ts";
import type { PersonOfWorld, ScenarioWorld } from "../scenario/load-world.ts";
import { actiepuntKey, type ScenarioPlan } from "../scenario/plan.ts";
import { loadTriggerWorld, planTriggers } from "../scenario/preview.ts";
import { type AanvragerFacts, stukKey } from "../scenario/rules.ts";
import { type Asked, mayLapse, newPlan, vanishedKeys } from "./rules.ts";

/** What decides over the plan, of an aanvrager as she will be; her name is only said. */
export type PersonInput = Pick<
  AanvragerInput,
  "voornaam" | "voorletters" | "tussenvoegsel" | "achternaam" | "geboortedatum" | "inkomenstypeIds" | "klantprofielId" | "ondernemingSinds"
> & { id: string };

export type Lapse = {
  kind: "stuk" | "actiepunt";
  id: string;
  naam: string;
  aanvragerId: string | null;
  status: Asked["status"];
};

export type GegevensPlan = {
  /** What is asked anew, per planned afspraak, the earliest first. */
  asks: { afspraakId: string; afspraaktypeId: string; afspraaktype: string; reference: Day; plan: ScenarioPlan[]; world: ScenarioWorld }[];
  lapses: Lapse[];
};

type Names = { inkomenstypen: ReadonlyMap<string, string>; klantprofielen: ReadonlyMap<string, { naam: string; code: string }> };

/**
 * What becoming these people would ask and let lapse, at every afspraak that is planned. Before anything is written: it lays what the
 * dossier's gegevens ask now beside what these would.
 */
export async function planGegevens(
  db: Db,
  kantoorId: string,
  dossier: { id: string; toon: "formal" | "informal" },
  people: readonly PersonInput[],
  today: Day,
): Promise<GegevensPlan> {
  const [now, afspraken] = [await listAanvragers(db, kantoorId, dossier.id), await listAfspraken(db, kantoorId, dossier.id, -1)];
  const names = await loadNames(db, kantoorId, now);
  const asks: GegevensPlan["asks"] = [];
  const before: ScenarioPlan[] = [];
  const after: ScenarioPlan[] = [];
  for (const afspraak of afspraken.filter((a) => a.status === "planned").reverse()) {
    const moment = { afspraaktypeId: afspraak.afspraaktype_id, reference: dayOf(afspraak.begint_op), today };
    const loaded = await loadTriggerWorld(db, kantoorId, dossier.id, moment);
    const words = { ...moment, ocktoAanvragerIds: [], afspraaktype: afspraak.type_naam };
    const world = worldWith(loaded.world, people, names);
    const [was, becomes] = [planTriggers(loaded, words), planTriggers({ ...loaded, world }, words)];
    before.push(...was);
    after.push(...becomes);
    asks.push({ ...moment, afspraakId: afspraak.id, afspraaktype: afspraak.type_naam, plan: newPlan(was, becomes), world });
  }
  const leaving = now.find((row) => !people.some((p) => p.id === row.id));
  return { asks, lapses: await listLapses(db, kantoorId, dossier, vanishedKeys(before, after), leaving?.id ?? null) };
}

async function loadNames(db: Db, kantoorId: string, now: readonly AanvragerRow[]): Promise<Names> {
  const [inkomenstypen, klantprofielen] = [await listInkomenstypen(db, kantoorId), await listKlantprofielen(db, kantoorId)];
  return {
    // What was chosen before and is switched off since has its name with who chose it.
    inkomenstypen: new Map([
      ...now.flatMap((a) => a.inkomenstype_ids.map((id, at) => [id, a.inkomenstypen[at] ?? ""] as const)),
      ...inkomenstypen.map((t) => [t.id, t.naam] as const),
    ]),
    klantprofielen: new Map([
      ...now.map((a) => [a.klantprofiel_id, { naam: a.klantprofiel, code: a.klantprofiel_code }] as const),
      ...klantprofielen.map((p) => [p.id, { naam: p.naam, code: p.code }] as const),
    ]),
  };
}

/** The same world with these people in the place of its own. */
function worldWith(world: ScenarioWorld, people: readonly PersonInput[], names: Names): ScenarioWorld {
  const factsOf = (p: PersonInput, at: number): AanvragerFacts => {
    const known = world.aanvragers.find((a) => a.id === p.id);
    return {
      id: p.id,
      positie: at + 1,
      inkomenstypeIds: p.inkomenstypeIds,
      klantprofielId: p.klantprofielId,
      klantprofielCode: names.klantprofielen.get(p.klantprofielId)?.code ?? "",
      geboortedatum: p.geboortedatum,
      ondernemingSinds: p.ondernemingSinds,
      employers: known?.employers ?? [],
      businesses: known?.businesses ?? [],
    };
  };
  const personOf = (p: PersonInput, at: number): PersonOfWorld => ({
    aanhef: "geen",
    email: null,
    straat: "",
    postcode: "",
    plaats: "",
    telefoon: "",
    ...world.people.find((person) => person.id === p.id),
    ...{ id: p.id, positie: at + 1, voornaam: p.voornaam, voorletters: p.voorletters },
    ...{ tussenvoegsel: p.tussenvoegsel, achternaam: p.achternaam },
    klantprofiel_id: p.klantprofielId,
    klantprofiel: names.klantprofielen.get(p.klantprofielId)?.naam ?? "",
    inkomenstype_ids: [...p.inkomenstypeIds],
    inkomenstypen: p.inkomenstypeIds.map((id) => names.inkomenstypen.get(id) ?? ""),
  });
  return { ...world, aanvragers: people.map(factsOf), people: people.map(personOf) };
}

async function listLapses(
  db: Db,
  kantoorId: string,
  dossier: { id: string; toon: "formal" | "informal" },
  vanished: ReadonlySet<string>,
  leavingId: string | null,
): Promise<Lapse[]> {
  if (vanished.size === 0 && leavingId === null) return [];
  const bronnen = new Map((await listScenarioStarts(db, kantoorId, dossier.id)).map((start) => [start.id, start.bron] as const));
  const bronOf = (startId: string | null) => (startId === null ? null : (bronnen.get(startId) ?? null));
  const stukken = (await listStukken(db, kantoorId, dossier.id)).flatMap((row): Lapse[] => {
    const asked: Asked = {
      // A stuk that was described by hand is another one than the scenario's.
      key:
        row.omschrijving === ""
          ? stukKey({
              soortDocumentId: row.soort_document_id,
              aanvragerId: row.aanvrager_id,
              onderwerpSoort: row.onderwerp_soort,
              onderwerp: row.onderwerp,
              jaar: row.jaar,
            })
          : null,
      aanvragerId: row.aanvrager_id,
      status: row.status,
      hasFile: row.bestanden.some((b) => b.status === "reserved" || b.status === "uploaded" || b.status === "accepted"),
      bron: bronOf(row.scenario_start_id),
    };
    if (!mayLapse(asked, vanished, leavingId)) return [];
    return [{ kind: "stuk", id: row.id, naam: nameOfStuk(row), aanvragerId: row.aanvrager_id, status: row.status }];
  });
  const actiepunten = (await listActiepunten(db, kantoorId, dossier.id, -1)).flatMap((row): Lapse[] => {
    const asked: Asked = {
      key: row.scenario_regel_id === null ? null : actiepuntKey(row.scenario_regel_id, row.aanvrager_id),
      aanvragerId: row.aanvrager_id,
      status: row.status,
      hasFile: false,
      bron: bronOf(row.scenario_start_id),
    };
    if (!mayLapse(asked, vanished, leavingId)) return [];
    const naam = dossier.toon === "formal" ? row.tekst_formal : row.tekst_informal;
    return [{ kind: "actiepunt", id: row.id, naam, aanvragerId: row.aanvrager_id, status: row.status }];
  });
  return [...stukken, ...actiepunten];
}
