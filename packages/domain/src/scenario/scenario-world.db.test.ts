import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { listActiepunten } from "@dossierklaar/db/queries/actiepunt";
import { listRegels, listScenarios } from "@dossierklaar/db/queries/scenario";
import { readScenarioWorld } from "@dossierklaar/db/queries/scenario-world";
import { listSoortenDocument } from "@dossierklaar/db/queries/soort-document";
import { listStukKeys } from "@dossierklaar/db/queries/stuk";
import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { expect, test } from "vitest";
import { openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";

const { databases, owner } = await testDatabase();

const byId = <Row extends { id: string }>(rows: readonly Row[]): Row[] => rows.toSorted((a, b) => a.id.localeCompare(b.id));

test("one statement reads of every table what its own list reads, and nothing of another kantoor or dossier", async () => {
  const deps = testDeps(databases);
  const kantoor = await newKantoor(owner);
  const other = await newKantoor(owner, "Bakker Advies");
  const { dossierId, aanvragerIds } = await openStoryDossier(deps, kantoor);
  const neighbour = await openStoryDossier(deps, kantoor);
  const db = databases.forKantoor(kantoor.id);
  for (const aanvrager_id of [...aanvragerIds, ...neighbour.aanvragerIds])
    await db
      .insertInto("inkomstenbron")
      .values({ kantoor_id: kantoor.id, aanvrager_id, soort: "employer", naam: "Bakkerij Jansen", volgorde: 0 })
      .execute();
  await planStoryAfspraak(deps, kantoor, dossierId);
  const ids = ["basis-orientatie", "orientatie-ondernemer", "huidige-woning"].map((code) => kantoor.scenario.get(code) ?? "");

  const world = await readScenarioWorld(db, kantoor.id, dossierId, [...ids, other.scenario.get("basis-orientatie") ?? ""]);
  const regels = await listRegels(db, kantoor.id, ids);
  const points = await listActiepunten(db, kantoor.id, dossierId, -1);
  expect(world.aanvragers).toEqual(await listAanvragers(db, kantoor.id, dossierId));
  expect(world.inkomstenbronnen.map((b) => b.aanvrager_id).sort()).toEqual([...aanvragerIds].sort());
  expect(world.scenarios).toEqual((await listScenarios(db, kantoor.id)).filter((s) => ids.includes(s.id)));
  expect(world.regels).toEqual(regels);
  const soortIds = regels.flatMap((r) => (r.soort_document_id ? [r.soort_document_id] : []));
  const soorten = await listSoortenDocument(db, kantoor.id, soortIds);
  expect(world.soorten).toHaveLength(soorten.length);
  expect(byId(soorten)).toMatchObject(byId(world.soorten));
  expect(world.stukken.length).toBeGreaterThan(5);
  expect(byId(world.stukken)).toEqual(byId(await listStukKeys(db, kantoor.id, dossierId)));
  expect(world.actiepunten).toHaveLength(points.filter((p) => p.scenario_regel_id !== null).length);

  const foreign = await readScenarioWorld(databases.forKantoor(other.id), kantoor.id, dossierId, ids);
  expect(Object.values(foreign).flat()).toEqual([]);
});

test("no scenario at all is an answer too", async () => {
  const kantoor = await newKantoor(owner, "Zonder Scenario");
  const { dossierId } = await openStoryDossier(testDeps(databases), kantoor);
  const world = await readScenarioWorld(databases.forKantoor(kantoor.id), kantoor.id, dossierId, []);
  expect(world).toMatchObject({ scenarios: [], regels: [], soorten: [], stukken: [] });
  expect(world.aanvragers).toHaveLength(2);
});
