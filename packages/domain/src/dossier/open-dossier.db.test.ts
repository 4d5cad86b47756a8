import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, storyDossier, testDeps } from "../testing/dossier.ts";
import { type OpenDossierInput, openDossier, openDossierSchema } from "./open-dossier.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
let other: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
  other = await newKantoor(owner, "Bakker Advies");
});
const adviseur = () => asRol(kantoor, "adviseur");
const open = (change: Partial<OpenDossierInput> = {}) => openDossier(deps, adviseur(), { ...storyDossier(kantoor), ...change });

describe("the dossiernummer", () => {
  it("follows on without a gap or a double, whoever opens at the same moment", async () => {
    const at = { ...deps, clock: { now: () => new Date("2031-05-01T10:00:00Z") } };
    const opened = await Promise.all(Array.from({ length: 10 }, () => openDossier(at, adviseur(), storyDossier(kantoor))));
    expect(opened.map((d) => d.nummer).sort()).toEqual(Array.from({ length: 10 }, (_, i) => `2031-${String(i + 1).padStart(4, "0")}`));
  });

  it("is of the year in Amsterdam", async () => {
    const at = { ...deps, clock: { now: () => new Date("2031-12-31T23:30:00Z") } };
    expect((await openDossier(at, adviseur(), storyDossier(kantoor))).nummer).toBe("2032-0001");
  });

  it("is counted per kantoor", async () => {
    const at = { ...deps, clock: { now: () => new Date("2031-05-01T10:00:00Z") } };
    expect((await openDossier(at, asRol(other, "adviseur"), storyDossier(other))).nummer).toBe("2031-0001");
  });
});

describe("opening", () => {
  it("makes one dossier of a double click, with the same answer", async () => {
    const input = storyDossier(kantoor);
    const answers = await Promise.all(Array.from({ length: 5 }, () => openDossier(deps, adviseur(), input)));
    expect(new Set(answers.map((a) => `${a.nummer} ${a.dossierId}`)).size).toBe(1);
    await expect(openDossier(deps, adviseur(), { ...input, aanspreekvorm: "formal" })).rejects.toMatchObject({ code: "REQUEST_REUSED" });
  });

  const aanvragers = (change: object) => storyDossier(kantoor).aanvragers.map((a, i) => (i === 1 ? { ...a, ...change } : a));
  it.each([
    ["adviseurId", () => ({ adviseurId: other.gebruikers.adviseur })],
    ["behandelaarId", () => ({ behandelaarId: other.gebruikers.binnendienst })],
    ["adviseurId", () => ({ adviseurId: kantoor.gebruikers.admin })],
    ["adviseurId", () => ({ adviseurId: kantoor.gebruikers.binnendienst })],
    ["behandelaarId", () => ({ behandelaarId: kantoor.gebruikers.admin })],
    ["leadbronId", () => ({ leadbronId: crypto.randomUUID() })],
    ["aanvragers.1.klantprofielId", () => ({ aanvragers: aanvragers({ klantprofielId: other.klantprofiel.get("02") }) })],
    ["aanvragers.1.inkomenstypeIds", () => ({ aanvragers: aanvragers({ inkomenstypeIds: [other.inkomenstype.get("001")] }) })],
  ] as [string, () => Partial<OpenDossierInput>][])(
    "names the field of a choice that is not the kantoor's, or of a colleague with another role: %s",
    async (field, change) => {
      await expect(open(change())).rejects.toMatchObject({ code: "INVALID_INPUT", details: { field } });
    },
  );

  it.each([
    ["a client", () => asKlant(kantoor, { dossierId: crypto.randomUUID(), nummer: "", aanvragerIds: ["", ""] })],
    ["who is only admin", () => asRol(kantoor, "admin")],
  ])("is not for %s", async (_, actor) => {
    await expect(openDossier(deps, actor(), storyDossier(kantoor))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("wants an address of the first aanvrager only", () => {
    const story = storyDossier(kantoor);
    const [first, second] = story.aanvragers;
    const without = (people: object[]) => openDossierSchema.safeParse({ ...story, aanvragers: people });
    expect(without([{ ...first, email: "" }, second ?? {}]).error?.issues.map((i) => [i.path.join("."), i.message])).toEqual([
      ["aanvragers.0.email", "Vul een e-mailadres in."],
    ]);
    expect(without([first ?? {}, { ...second, email: " " }]).data?.aanvragers[1]?.email).toBeNull();
    expect(without([{ ...first, email: " Eline@Voorbeeld.EXAMPLE " }]).data?.aanvragers[0]?.email).toBe("eline@voorbeeld.example");
  });
});

describe("a dossier whose time has come", () => {
  it("goes whole: nothing that it owns keeps it, and nothing of it is left", async () => {
    const d = await openStoryDossier(deps, kantoor);
    await planStoryAfspraak(deps, kantoor, d.dossierId);
    await owner.deleteFrom("dossier").where("id", "=", d.dossierId).execute();
    const { rows } = await sql<{ table: string }>`
      select table_name as table from information_schema.columns
      where table_schema = 'public' and column_name = 'dossier_id'`.execute(owner);
    expect(rows.length).toBeGreaterThan(8);
    for (const { table } of rows) {
      const left = await sql`select from ${sql.table(table)} where dossier_id = ${d.dossierId}`.execute(owner);
      expect([table, left.rows.length]).toEqual([table, 0]);
    }
  });
});
