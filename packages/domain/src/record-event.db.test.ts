import { stukStatussen } from "@dossierklaar/db/columns";
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { showDossier } from "./dossier/show-dossier.ts";
import { progressOf } from "./dossiercontrole/rules.ts";
import { changeDossier, recordEvent } from "./record-event.ts";
import { asRol, type OpenedDossier, openStoryDossier, testDeps } from "./testing/dossier.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
const heard: { channel: string; payload: string }[] = [];
let stopListening = () => {};
beforeAll(async () => {
  kantoor = await newKantoor(owner);
  const client = await databases.pool.connect();
  client.on("notification", ({ channel, payload = "" }) => heard.push({ channel, payload }));
  await client.query("listen dossier_change");
  stopListening = () => client.release(true);
});
afterAll(() => stopListening());

const adviseur = () => asRol(kantoor, "adviseur");
const signedIn = (namen: string) => ({ kind: "klant.signedIn" as const, namen });
const change = (d: OpenedDossier, work: Parameters<typeof changeDossier<number>>[3]) =>
  changeDossier(deps, adviseur(), { dossierId: d.dossierId, once: null }, work);
const tellOne = (d: OpenedDossier, namen: string) =>
  change(d, async (c) => {
    c.tell(signedIn(namen));
    return c.versie;
  });

/** What a dossier left behind: its versie, the versies of its events, its jobs and its answers. */
async function leftBehind(d: OpenedDossier) {
  const row = await owner.selectFrom("dossier").select("versie").where("id", "=", d.dossierId).executeTakeFirstOrThrow();
  const events = await owner.selectFrom("dossier_event").select("versie").where("dossier_id", "=", d.dossierId).orderBy("versie").execute();
  const jobs = await sql<{ versie: number }>`
    select (payload ->> 'versie')::integer as versie from graphile_worker._private_jobs where payload ->> 'dossierId' = ${d.dossierId} order by 1`.execute(
    owner,
  );
  return { versie: row.versie, events: events.map((e) => e.versie), jobs: jobs.rows.map((j) => j.versie) };
}
const heardOf = (d: OpenedDossier) => heard.filter((h) => h.payload.includes(d.dossierId)).map((h) => JSON.parse(h.payload));
/** Notices come in order of commit: once this one is there, every earlier one has been. */
async function settle(): Promise<void> {
  const mark = crypto.randomUUID();
  await sql`select pg_notify('dossier_change', ${JSON.stringify({ mark })})`.execute(owner);
  await expect.poll(() => heard.some((h) => h.payload.includes(mark))).toBe(true);
}

describe("versies", () => {
  it("of twenty changes at once follow each other without a gap, each with one event, one notice and one job", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const versies = await Promise.all(Array.from({ length: 20 }, (_, i) => tellOne(d, `${i}`)));
    const wanted = Array.from({ length: 20 }, (_, i) => i + 2);
    expect(versies.toSorted((a, b) => a - b)).toEqual(wanted);
    expect(await leftBehind(d)).toEqual({ versie: 21, events: [1, ...wanted], jobs: [1, ...wanted] });
    await settle();
    // Version order is commit order: nobody hears a later one first.
    expect(heardOf(d).map((h) => h.v)).toEqual([1, ...wanted]);
  });

  it("are taken by a change that tells several things once, in the order told", async () => {
    const d = await openStoryDossier(deps, kantoor);
    await change(d, async (c) => {
      for (const namen of ["a", "b", "c"]) c.tell(signedIn(namen));
      return 0;
    });
    expect(await leftBehind(d)).toEqual({ versie: 2, events: [1, 2, 2, 2], jobs: [1, 2] });
    const rows = await owner
      .selectFrom("dossier_event")
      .select(["volgnummer", "payload"])
      .where("dossier_id", "=", d.dossierId)
      .where("versie", "=", 2)
      .orderBy("volgnummer")
      .execute();
    expect(rows).toEqual(["a", "b", "c"].map((namen, volgnummer) => ({ volgnummer, payload: { namen } })));
  });

  it("are not taken by a change that tells nothing", async () => {
    const d = await openStoryDossier(deps, kantoor);
    await change(d, async () => 0);
    expect(await leftBehind(d)).toEqual({ versie: 1, events: [1], jobs: [1] });
  });

  it("written past the door are refused", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const past = change(d, async (c) => {
      await c.tx.updateTable("dossier").set({ versie: 7 }).where("id", "=", d.dossierId).execute();
      c.tell(signedIn("a"));
      return 0;
    });
    await expect(past).rejects.toMatchObject({ code: "ALREADY_CHANGED" });
    expect(await leftBehind(d)).toEqual({ versie: 1, events: [1], jobs: [1] });
  });
});

describe("a change that is rolled back", () => {
  it("leaves no event, no notice, no job and no answer, even after all were written", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const requestId = crypto.randomUUID();
    const failing = changeDossier(
      deps,
      adviseur(),
      { dossierId: d.dossierId, once: { requestId, procedure: "test", input: null } },
      async (c) => {
        await recordEvent(c, [{ event: signedIn("nobody"), about: {} }], null);
        // Told again, so that the door itself fails: this versie is taken.
        c.tell(signedIn("nobody"));
      },
    );
    await expect(failing).rejects.toMatchObject({ code: "ALREADY_CHANGED" });
    await settle();
    expect(await leftBehind(d)).toEqual({ versie: 1, events: [1], jobs: [1] });
    expect(heardOf(d).map((h) => h.v)).toEqual([1]);
    expect(await owner.selectFrom("request_result").select("actor").where("request_id", "=", requestId).execute()).toEqual([]);
  });

  it("is not heard before it commits", async () => {
    const d = await openStoryDossier(deps, kantoor);
    await change(d, async (c) => {
      await recordEvent(c, [{ event: signedIn("a"), about: {} }], null);
      await settle();
      expect(heardOf(d).map((h) => h.v)).toEqual([1]);
      return 0;
    });
    await settle();
    expect(heardOf(d)).toEqual([1, 2].map((v) => ({ k: kantoor.id, d: d.dossierId, v })));
  });
});

describe("a request that comes twice", () => {
  const once = (d: OpenedDossier, requestId: string, input: unknown, procedure = "test") =>
    changeDossier(deps, adviseur(), { dossierId: d.dossierId, once: { requestId, procedure, input } }, async (c) => {
      c.tell(signedIn("a"));
      return { versie: c.versie };
    });

  it("gets the first answer, also when ten come at once", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const requestId = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => once(d, requestId, { a: 1 })));
    expect(answers).toEqual(Array(10).fill({ versie: 2 }));
    expect((await leftBehind(d)).versie).toBe(2);
  });

  it("is refused when it asks something else", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const requestId = crypto.randomUUID();
    await once(d, requestId, { a: 1 });
    await expect(once(d, requestId, { a: 2 })).rejects.toMatchObject({ code: "REQUEST_REUSED" });
    await expect(once(d, requestId, { a: 1 }, "other")).rejects.toMatchObject({ code: "REQUEST_REUSED" });
  });

  it("is another request when another person sends it", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const requestId = crypto.randomUUID();
    await once(d, requestId, {});
    const tim = changeDossier(
      deps,
      asRol(kantoor, "binnendienst"),
      { dossierId: d.dossierId, once: { requestId, procedure: "test", input: {} } },
      async (c) => c.versie,
    );
    expect(await tim).toBe(3);
  });
});

describe("the counters of a dossier", () => {
  it("say what the rules say, for every status", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const soorten = [...kantoor.soort.values()];
    await change(d, async (c) => {
      await c.tx
        .insertInto("stuk")
        .values(
          stukStatussen.map((status, i) => ({
            kantoor_id: kantoor.id,
            dossier_id: d.dossierId,
            versie: c.versie,
            soort_document_id: soorten[i] ?? "",
            status,
          })),
        )
        .execute();
      c.tell(signedIn("a"));
      return 0;
    });
    const { head } = await showDossier(deps, adviseur(), d.nummer);
    expect(head.progress).toEqual(progressOf(stukStatussen));
  });
});
