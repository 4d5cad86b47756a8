import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import type { KlantActor } from "@dossierklaar/domain/actor";
import { showDossier } from "@dossierklaar/domain/dossier/show-dossier";
import { asKlant, asRol } from "@dossierklaar/domain/testing/dossier";
import { beforeAll, describe, expect, it } from "vitest";
import { call, newWorld, outcomeOf, secrets, testApiDeps, type World } from "../testing/world.ts";
import { portalRouter } from "./router.ts";

const { databases, owner } = await testDatabase();
const deps = testApiDeps(databases);
const log = () => {};

type Row = {
  /** A valid input for Eline, about what is asked of her only. */
  input: (w: World) => unknown;
  /** What every other client gets. `own`: an answer of her own dossier. */
  others: "NOT_FOUND" | "own";
  /** What a gebruiker gets who looks through Eline's eyes. */
  impersonating: "ok" | "FORBIDDEN";
  /** What the other aanvrager gets, where it is not what every other client gets. */
  partner?: "ok";
  /** What a closed dossier still takes of a client: nothing, unless said. */
  whenClosed?: "ok";
};

const files = [{ naam: "foto.jpg", grootte: 1000, mime: "image/jpeg", draaiing: 0 }];
const step = (w: World, which: keyof World["stuk"]) => ({ requestId: crypto.randomUUID(), stukId: w.stuk[which] });
const writes = { others: "NOT_FOUND", impersonating: "FORBIDDEN" } as const;

const rows: Record<string, Row> = {
  show: { input: () => undefined, others: "own", impersonating: "ok" },
  chooseTaal: { input: () => ({ taal: "en" }), others: "own", impersonating: "FORBIDDEN", partner: "ok", whenClosed: "ok" },
  answer: { input: (w) => ({ requestId: crypto.randomUUID(), actiepuntId: w.actiepuntId, antwoord: true }), ...writes },
  changeAnswer: { input: (w) => ({ requestId: crypto.randomUUID(), actiepuntId: w.answeredId, antwoord: true }), ...writes },
  completeActiepunt: { input: (w) => ({ requestId: crypto.randomUUID(), actiepuntId: w.textId }), ...writes },
  askVraag: { input: (w) => ({ ...step(w, "received"), tekst: "Welke maand?" }), ...writes },
  moveBestanden: { input: (w) => ({ ...step(w, "received"), bestandIds: [w.bestandId], naarStukId: w.stuk.rejected }), ...writes },
  removeDelivery: { input: (w) => ({ ...step(w, "received"), bestandIds: [w.bestandId] }), ...writes },
  makeVerzoek: {
    input: (w) => ({ requestId: crypto.randomUUID(), afspraakId: w.afspraakId, soort: "move", reden: "Ik werk dan", momenten: "" }),
    ...writes,
    // An afspraak is of both.
    partner: "ok",
  },
  declareNotApplicable: { input: (w) => ({ ...step(w, "rejected"), reden: "heb ik niet" }), ...writes },
  reserveUpload: { input: (w) => ({ ...step(w, "received"), aanleveringId: crypto.randomUUID(), bestanden: files }), ...writes },
  dropUpload: { input: (w) => ({ bestandId: w.reservedBestandId }), ...writes },
  openBestand: { input: (w) => ({ bestandId: w.bestandId }), others: "NOT_FOUND", impersonating: "ok" },
};

// Flat at run time; the type is that of the tree.
const procedures = new Map(Object.entries(portalRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>));
const table = Object.entries(rows);
const as = (actor: KlantActor | null, path: string, input: unknown) =>
  outcomeOf(call(portalRouter.createCaller({ actor, deps, log }), path, input));

let kantoor: TestKantoor;
let world: World;
let sibling: World;
let foreign: World;
beforeAll(async () => {
  kantoor = await newKantoor(owner, "De Vries Hypotheken");
  world = await newWorld(deps, kantoor);
  sibling = await newWorld(deps, kantoor);
  foreign = await newWorld(deps, await newKantoor(owner, "Bakker Advies"));
});

const versieOf = async (w: World) =>
  (await owner.selectFrom("dossier").select("versie").where("id", "=", w.dossierId).executeTakeFirstOrThrow()).versie;
const idsOf = (w: World) => [w.dossierId, w.afspraakId, w.emailId, w.bestandId, ...w.aanvragerIds, ...Object.values(w.stuk)];
const tells = (answer: unknown, words: readonly string[]): string[] =>
  words.filter((word) => (JSON.stringify(answer) ?? "").includes(word));

it("has a row for every procedure, and none besides", () =>
  expect(table.map(([path]) => path).sort()).toEqual([...procedures.keys()].sort()));

describe("nobody", () => {
  it.each(table)("%s", async (path, row) => {
    expect((await as(null, path, row.input(world))).code).toBe("UNAUTHORIZED");
    expect((await as(null, path, { nonsense: true })).code).toBe("UNAUTHORIZED");
  });
});

describe("the client of another dossier", () => {
  it.each(table)("%s", async (path, row) => {
    const before = await versieOf(world);
    for (const other of [sibling, foreign]) {
      const { code, answer } = await as(asKlant(other.kantoor, other), path, row.input(world));
      expect(code).toBe(row.others === "own" ? "ok" : row.others);
      expect(tells(answer, idsOf(world))).toEqual([]);
    }
    expect(await versieOf(world)).toBe(before);
  });

  it("cannot deliver under an aanlevering of another, nor hear that it is there", async () => {
    const { aanlevering_id } = await owner
      .selectFrom("bestand")
      .select("aanlevering_id")
      .where("id", "=", world.reservedBestandId)
      .executeTakeFirstOrThrow();
    for (const other of [sibling, foreign]) {
      const input = { ...step(other, "received"), aanleveringId: aanlevering_id, bestanden: files };
      expect((await as(asKlant(other.kantoor, other), "reserveUpload", input)).code).toBe("NOT_FOUND");
    }
    const under = await owner.selectFrom("bestand").select("id").where("aanlevering_id", "=", aanlevering_id).execute();
    expect(under.map((f) => f.id)).toEqual([world.reservedBestandId]);
  });

  it.each(table)("%s, though the dossier is named", async (path, row) => {
    const input = { ...(row.input(world) as object), dossierId: world.dossierId };
    const { code, answer } = await as(asKlant(kantoor, sibling), path, path === "show" ? undefined : input);
    expect(code).toBe(row.others === "own" ? "ok" : row.others);
    expect(tells(answer, idsOf(world))).toEqual([]);
  });
});

describe("the other aanvrager of the same dossier", () => {
  it.each(table)("%s", async (path, row) => {
    const w = row.partner ? await newWorld(deps, kantoor) : world;
    const before = await versieOf(w);
    const { code, answer } = await as(asKlant(kantoor, w, 1), path, row.input(w));
    expect(code).toBe(row.partner ?? (row.others === "own" ? "ok" : row.others));
    expect(tells(answer, [w.stuk.received, w.stuk.judged, w.stuk.declared, w.bestandId])).toEqual([]);
    if (!row.partner) expect(await versieOf(w)).toBe(before);
  });

  it("is let in at what is asked of both", async () => {
    const w = await newWorld(deps, kantoor);
    const input = { ...step(w, "ofBoth"), aanleveringId: crypto.randomUUID(), bestanden: files };
    expect((await as(asKlant(kantoor, w, 1), "reserveUpload", input)).code).toBe("ok");
  });
});

describe("a gebruiker who looks through the client's eyes", () => {
  const through = (w: World) => asKlant(kantoor, w, 0, { impersonatedBy: kantoor.gebruikers.binnendienst });
  it.each(table)("%s", async (path, row) => {
    const before = await versieOf(world);
    expect((await as(through(world), path, row.input(world))).code).toBe(row.impersonating);
    if (row.impersonating === "FORBIDDEN") expect(await versieOf(world)).toBe(before);
  });

  it.each(table)("%s, once she has switched on that she acts", async (path, row) => {
    const own = await newWorld(deps, kantoor);
    const acting = asKlant(kantoor, own, 0, { impersonatedBy: kantoor.gebruikers.binnendienst, magHandelen: true });
    expect((await as(acting, path, row.input(own))).code).toBe("ok");
    // Whatever it was, it is told under her own name, and never as done by the client.
    const told = await owner
      .selectFrom("dossier_event")
      .select(["actor_soort", "actor_id"])
      .where("dossier_id", "=", own.dossierId)
      .where("actor_naam", "=", "binnendienst Test namens Eline Quist")
      .execute();
    expect(told.every((e) => e.actor_soort === "gebruiker" && e.actor_id === kantoor.gebruikers.binnendienst)).toBe(true);
    if (path === "answer") expect(told.length).toBeGreaterThan(0);
  });

  it("sees exactly what the client sees", async () => {
    const hers = await as(asKlant(kantoor, world), "show", undefined);
    expect(await as(through(world), "show", undefined)).toEqual(hers);
  });

  it("who opens a paper is named in the Logboek", async () => {
    const w = await newWorld(deps, kantoor);
    await as(through(w), "openBestand", { bestandId: w.bestandId });
    const row = await owner
      .selectFrom("dossier_event")
      .select(["actor_soort", "actor_id", "actor_naam"])
      .where("dossier_id", "=", w.dossierId)
      .where("kind", "=", "bestand.opened")
      .executeTakeFirst();
    expect(row).toEqual({ actor_soort: "gebruiker", actor_id: kantoor.gebruikers.binnendienst, actor_naam: "binnendienst Test" });
  });
});

describe("the client herself", () => {
  it.each(table)("%s", async (path, row) => {
    const own = await newWorld(deps, kantoor);
    const before = await versieOf(own);
    expect((await as(asKlant(kantoor, own), path, row.input(own))).code).toBe("ok");
    // Opening her own paper is nobody's business.
    if (path === "openBestand") expect(await versieOf(own)).toBe(before);
  });

  it("changes nothing of a closed dossier", async () => {
    const own = await newWorld(deps, kantoor);
    await owner
      .updateTable("dossier")
      .set({ gesloten_op: deps.clock.now(), gesloten_reden: "klaar" })
      .where("id", "=", own.dossierId)
      .execute();
    for (const [path, row] of table) {
      const { code } = await as(asKlant(kantoor, own), path, row.input(own));
      expect([path, code]).toEqual([path, row.whenClosed ?? (row.impersonating === "FORBIDDEN" ? "DOSSIER_CLOSED" : "ok")]);
    }
  });
});

describe("what the portal shows", () => {
  it.each([0, 1] as const)("holds nothing that is not hers: aanvrager %i", async (which) => {
    const { answer } = await as(asKlant(kantoor, world, which), "show", undefined);
    const other = which === 0 ? 1 : 0;
    const view = await showDossier(deps, asRol(kantoor, "adviseur"), world.nummer);
    const ofOther = view.stukken.filter((s) => s.aanvragerId === world.aanvragerIds[other]);
    expect(ofOther.length).toBeGreaterThan(2);
    const colleagues = ["adviseur@", "binnendienst@", "admin@", "binnendienst Test"];
    expect(
      tells(answer, [
        ...Object.values(secrets),
        ...ofOther.flatMap((s) => [s.id, ...s.bestanden.map((b) => b.id)]),
        ...view.actiepunten.filter((a) => a.aanvragerId === world.aanvragerIds[other]).map((a) => a.id),
        world.aanvragerIds[other],
        which === 0 ? "jorrit@voorbeeld.example" : "eline@voorbeeld.example",
        which === 0 ? "Jorrit" : "Eline",
        "1988-03-14",
        "Kanaalweg",
        "key-",
        ...view.emails.map((e) => e.id),
        ...colleagues,
      ]),
    ).toEqual([]);
  });

  it("holds what is: the words above would be found", async () => {
    const { answer } = await as(asKlant(kantoor, world, 1), "show", undefined);
    expect(tells(answer, [world.stuk.ofJorrit, world.stuk.ofBoth, world.bestandOfJorrit, "Jorrit van Dam", world.afspraakId])).toHaveLength(
      5,
    );
    const forKantoor = await showDossier(deps, asRol(kantoor, "adviseur"), world.nummer);
    expect(tells(forKantoor, Object.values(secrets))).toHaveLength(3);
  });

  it("holds both, for one address that serves both", async () => {
    const both = asKlant(kantoor, world, 0, { aanvragerIds: world.aanvragerIds });
    const { answer } = await as(both, "show", undefined);
    expect(tells(answer, [world.stuk.ofJorrit, world.stuk.received, "Jorrit van Dam", "Eline Quist"])).toHaveLength(4);
    expect(tells(answer, Object.values(secrets))).toEqual([]);
  });
});
