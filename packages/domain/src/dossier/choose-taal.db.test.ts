import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, expect, it } from "vitest";
import { asKlant, type OpenedDossier, openStoryDossier, testDeps } from "../testing/dossier.ts";
import { chooseTaal } from "./choose-taal.ts";
import { showKlantDossier } from "./show-dossier.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);

let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner, "De Vries Hypotheken");
});

const taalOf = async (d: OpenedDossier, which: 0 | 1) => (await showKlantDossier(deps, asKlant(kantoor, d, which))).head.taal;
const toldOf = (d: OpenedDossier) =>
  owner
    .selectFrom("dossier_event")
    .select("payload")
    .where("dossier_id", "=", d.dossierId)
    .where("kind", "=", "klant.taalChosen")
    .execute();

it("is hers alone, on every device, and told once", async () => {
  const d = await openStoryDossier(deps, kantoor);
  expect([await taalOf(d, 0), await taalOf(d, 1)]).toEqual([null, null]);
  await chooseTaal(deps, asKlant(kantoor, d), { dossierId: d.dossierId, taal: "en" });
  await chooseTaal(deps, asKlant(kantoor, d), { dossierId: d.dossierId, taal: "en" });
  expect([await taalOf(d, 0), await taalOf(d, 1)]).toEqual(["en", null]);
  expect(await toldOf(d)).toHaveLength(1);
  await chooseTaal(deps, asKlant(kantoor, d), { dossierId: d.dossierId, taal: "nl" });
  expect(await taalOf(d, 0)).toBe("nl");
});

it("is that of both who share an address", async () => {
  const d = await openStoryDossier(deps, kantoor);
  const { email } = asKlant(kantoor, d);
  await owner.updateTable("aanvrager").set({ email }).where("dossier_id", "=", d.dossierId).execute();
  await chooseTaal(deps, asKlant(kantoor, d, 0, { aanvragerIds: d.aanvragerIds }), { dossierId: d.dossierId, taal: "en" });
  const rows = await owner.selectFrom("aanvrager").select("taal").where("dossier_id", "=", d.dossierId).execute();
  expect(rows.map((row) => row.taal)).toEqual(["en", "en"]);
});

it("is not for who only looks through her eyes to choose", async () => {
  const d = await openStoryDossier(deps, kantoor);
  const looking = asKlant(kantoor, d, 0, { impersonatedBy: kantoor.gebruikers.binnendienst });
  await expect(chooseTaal(deps, looking, { dossierId: d.dossierId, taal: "en" })).rejects.toMatchObject({ code: "FORBIDDEN" });
});
