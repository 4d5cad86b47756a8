import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDb, type Databases, requireWalledRole } from "./client.ts";
import { enqueueJob } from "./queries/job.ts";
import { requireKantoor } from "./queries/kantoor.ts";
import { testDatabase } from "./testing/test-db.ts";
import type { Db } from "./types.ts";

const { databases, owner, ownerUrl, appUrl } = await testDatabase();
const perKantoor = 3;
const kantoren: string[] = [];
beforeAll(async () => {
  for (let i = 0; i < 10; i++) {
    const { id } = await owner
      .insertInto("kantoor")
      .values({ naam: `Kantoor ${i}` })
      .returning("id")
      .executeTakeFirstOrThrow();
    kantoren.push(id);
    await owner
      .insertInto("locatie")
      .values(Array.from({ length: perKantoor }, (_, n) => ({ kantoor_id: id, naam: `Locatie ${n}`, adres: "Kerkstraat 1" })))
      .execute();
  }
});
const at = (i: number): string => kantoren[i % kantoren.length] ?? "";
const jobs = async (): Promise<number> =>
  (await sql<{ count: number }>`select count(*) as count from graphile_worker.jobs`.execute(owner)).rows[0]?.count ?? -1;

describe("the walled role", () => {
  it("sees its own kantoor where a WHERE was forgotten", async () => {
    const rows = await databases.forKantoor(at(0)).selectFrom("locatie").selectAll().execute();
    expect(rows.map((row) => row.kantoor_id)).toEqual(Array(perKantoor).fill(at(0)));
    expect((await databases.forKantoor(at(0)).selectFrom("kantoor").select("id").execute()).map((k) => k.id)).toEqual([at(0)]);
  });

  it("sees nothing of another kantoor, though asked for by name", async () => {
    const db = databases.forKantoor(at(0));
    expect(await db.selectFrom("locatie").selectAll().where("kantoor_id", "=", at(1)).execute()).toEqual([]);
    await expect(requireKantoor(db, at(1))).rejects.toThrow("no result");
  });

  it("sees nothing without a kantoor", async () => {
    for (const table of ["kantoor", "locatie", "gebruiker", "dossier", "stuk", "bestand", "email", "dossier_event"] as const)
      expect(await databases.withoutKantoor.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  it("writes no row of another kantoor, and none without one", async () => {
    const foreign = { kantoor_id: at(1), naam: "Vreemd", adres: "" };
    for (const db of [databases.forKantoor(at(0)), databases.withoutKantoor])
      await expect(db.insertInto("locatie").values(foreign).execute()).rejects.toThrow("row-level security");
  });

  it("changes and deletes no row of another kantoor, and gives none away", async () => {
    const db = databases.forKantoor(at(0));
    const changed = await db.updateTable("locatie").set({ naam: "Gekaapt" }).where("kantoor_id", "=", at(1)).executeTakeFirst();
    const deleted = await db.deleteFrom("locatie").where("kantoor_id", "=", at(1)).executeTakeFirst();
    expect([changed.numUpdatedRows, deleted.numDeletedRows]).toEqual([0n, 0n]);
    await expect(
      db
        .updateTable("locatie")
        .set({ kantoor_id: at(1) })
        .execute(),
    ).rejects.toThrow("row-level security");
    await expect(db.insertInto("kantoor").values({ naam: "Nieuw" }).execute()).rejects.toThrow("row-level security");
  });

  it("cannot point at a row of another kantoor: the key carries the kantoor", async () => {
    const [foreign] = await databases.forKantoor(at(1)).selectFrom("locatie").select("id").execute();
    await expect(
      databases
        .forKantoor(at(0))
        .insertInto("gebruiker")
        .values({
          kantoor_id: at(0),
          rollen: ["adviseur"],
          voornaam: "A",
          achternaam: "B",
          email: "a@b.example",
          standaard_locatie_id: foreign?.id,
        })
        .execute(),
    ).rejects.toThrow("foreign key");
  });

  it.each([
    "truncate locatie",
    "alter table locatie disable row level security",
    "set role postgres",
    "drop policy per_kantoor on locatie",
    "delete from kysely_migration",
  ])("may not: %s", async (statement) => {
    await expect(sql.raw(statement).execute(databases.forKantoor(at(0)))).rejects.toThrow(/permission denied|must be owner/);
  });
});

describe("jobs", () => {
  it("go through enqueue_job and through nothing else", async () => {
    const db = databases.forKantoor(at(0));
    const before = await jobs();
    await expect(sql`select graphile_worker.add_job('dispatch', '{}'::json)`.execute(db)).rejects.toThrow("permission denied");
    await expect(sql`select * from graphile_worker.jobs`.execute(db)).rejects.toThrow("permission denied");
    await db.transaction().execute((tx) => enqueueJob(tx, { task: "dispatch", payload: { dossierId: "d" } }));
    expect(await jobs()).toBe(before + 1);
  });

  it("are gone with a rollback", async () => {
    const before = await jobs();
    const failing = databases
      .forKantoor(at(0))
      .transaction()
      .execute(async (tx) => {
        await enqueueJob(tx, { task: "dispatch", payload: {} });
        throw new Error("changed its mind");
      });
    await expect(failing).rejects.toThrow("changed its mind");
    expect(await jobs()).toBe(before);
  });

  it("with one key are one job, whose window does not move when asked so", async () => {
    const before = await jobs();
    const queue = (runAt: Date) =>
      databases
        .forKantoor(at(0))
        .transaction()
        .execute((tx) => enqueueJob(tx, { task: "digest", payload: {}, jobKey: "digest:1", runAt, jobKeyMode: "preserve_run_at" }));
    await queue(new Date("2030-01-01T00:00:00Z"));
    await queue(new Date("2031-01-01T00:00:00Z"));
    expect(await jobs()).toBe(before + 1);
    const { rows } = await sql<{ run_at: Date }>`select run_at from graphile_worker.jobs where key = 'digest:1'`.execute(owner);
    expect(rows[0]?.run_at.toISOString()).toBe("2030-01-01T00:00:00.000Z");
  });
});

describe("which role may be behind APP_DATABASE_URL", () => {
  const refused = /passes row-level security; use the role dossierklaar_app/;
  const role = `t_role_${randomBytes(4).toString("hex")}`;
  const opened: Databases[] = [];
  const as = (user: string | null) => {
    const url = new URL(user ? appUrl : ownerUrl);
    if (user) url.username = user;
    const made = createDb({ url: url.href, max: 1, applicationName: "test", onError: () => {} });
    opened.push(made);
    return made.withoutKantoor;
  };
  beforeAll(() => sql`create role ${sql.id(role)} login password 'test' bypassrls`.execute(owner));
  afterAll(async () => {
    for (const made of opened) await made.close();
    await sql`drop role ${sql.id(role)}`.execute(owner);
  });

  it("takes the walled one", () => requireWalledRole(databases.withoutKantoor));
  it("refuses the owner", () => expect(requireWalledRole(as(null))).rejects.toThrow(refused));
  it("refuses a role with BYPASSRLS", () => expect(requireWalledRole(as(role))).rejects.toThrow(refused));
  it("refuses a member of the owner", async () => {
    await sql`alter role ${sql.id(role)} nobypassrls`.execute(owner);
    await requireWalledRole(as(role));
    await sql`grant postgres to ${sql.id(role)}`.execute(owner);
    await expect(requireWalledRole(as(role))).rejects.toThrow(refused);
  });
});

describe("many kantoren on few connections", () => {
  const withFew = async (work: (few: Databases) => Promise<void>): Promise<void> => {
    const few = createDb({ url: appUrl, max: 4, applicationName: "few", onError: () => {} });
    try {
      await work(few);
    } finally {
      await few.close();
    }
  };
  const read = async (few: Databases, i: number): Promise<string> => {
    const rows = await few.forKantoor(at(i)).selectFrom("locatie").selectAll().execute();
    return rows.length === perKantoor && rows.every((row) => row.kantoor_id === at(i)) ? "own" : `wrong: ${JSON.stringify(rows)}`;
  };

  it("reads 500 times, interleaved, never a row of another", () =>
    withFew(async (few) => {
      const seen = await Promise.all(Array.from({ length: 500 }, (_, i) => read(few, (i * 7) % 10)));
      expect(seen.filter((s) => s !== "own")).toEqual([]);
      expect(few.pool.totalCount).toBe(4);
    }));

  it("stays right beside transactions that fail, and without a kantoor in between", () =>
    withFew(async (few) => {
      const one = async (i: number): Promise<string> => {
        if (i % 5 === 1) {
          await few
            .forKantoor(at(i))
            .transaction()
            .execute((tx) => sql`select 1 / 0`.execute(tx))
            .catch(() => {});
          return "own";
        }
        if (i % 5 === 2) return (await few.withoutKantoor.selectFrom("locatie").selectAll().execute()).length === 0 ? "own" : "leaked";
        return read(few, i);
      };
      const seen = await Promise.all(Array.from({ length: 200 }, (_, i) => one(i)));
      expect(seen.filter((s) => s !== "own")).toEqual([]);
    }));

  it("reads right again after its connections were killed", () =>
    withFew(async (few) => {
      await Promise.all([0, 1, 2, 3].map((i) => read(few, i)));
      const { rows } = await sql<{ killed: number }>`
        select count(pg_terminate_backend(pid)) as killed from pg_stat_activity
        where datname = current_database() and application_name = 'few'`.execute(owner);
      expect(rows[0]?.killed).toBe(4);
      await expect.poll(() => few.pool.totalCount).toBe(0);
      const seen = await Promise.all(Array.from({ length: 20 }, (_, i) => read(few, i)));
      expect(seen.filter((s) => s !== "own")).toEqual([]);
    }));
});

describe("what is planned once", () => {
  /** How often a connection planned a prepared statement anew for its values, and how often it took the plan that it had. */
  async function plansOf(db: Db): Promise<{ anew: number; kept: number } | undefined> {
    for (let i = 0; i < 3; i++)
      await sql`/* prepared: plans-test */ select naam from locatie where kantoor_id = ${at(0)}::uuid`.execute(db);
    const { rows } = await sql<{ anew: number; kept: number }>`
      select custom_plans as anew, generic_plans as kept from pg_prepared_statements where name = 'plans-test'`.execute(db);
    return rows[0];
  }
  const own = createDb({ url: appUrl, max: 1, applicationName: "plans", onError: () => {} });
  afterAll(own.close);

  it("keeps its plan from the first call on", async () => expect(await plansOf(own.plannedFor(at(0)))).toEqual({ anew: 0, kept: 3 }));
  it("differs in that from the rest", async () => expect(await plansOf(own.forKantoor(at(0)))).toEqual({ anew: 3, kept: 0 }));
  it("stands within the same walls", async () => {
    for (const i of [0, 1, 0]) {
      const { rows } = await sql<{ id: string }>`/* prepared: walls-test */ select kantoor_id as id from locatie`.execute(
        own.plannedFor(at(i)),
      );
      expect(rows.map((row) => row.id)).toEqual(Array(perKantoor).fill(at(i)));
    }
  });
});
