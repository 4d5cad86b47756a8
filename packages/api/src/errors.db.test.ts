// What travels over HTTP when something fails, as a browser reads it from the fetch adapter that the apps mount.
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import type { AdviseurActor } from "@dossierklaar/domain/actor";
import { asKlant, asRol, storyAfspraak, storyDossier } from "@dossierklaar/domain/testing/dossier";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import superjson from "superjson";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { advisorRouter } from "./advisor/router.ts";
import { portalRouter } from "./portal/router.ts";
import { newWorld, testApiDeps, type World } from "./testing/world.ts";

const { databases, owner } = await testDatabase();
const secret = "connection to 10.0.0.7 refused for user sleutel";
const deps = {
  ...testApiDeps(databases),
  signFile: () => Promise.reject(new Error(secret)),
};
const logged: { path: string; error: unknown }[] = [];
const log = (_: string, facts: { path: string; error: unknown }) => logged.push(facts);
let kantoor: TestKantoor;
let world: World;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
  world = await newWorld(testApiDeps(databases), kantoor);
});
afterEach(() => logged.splice(0));

async function post(path: string, input: unknown, actor: AdviseurActor | null): Promise<{ status: number; text: string; error: unknown }> {
  const answer = await fetchRequestHandler({
    endpoint: "/trpc",
    router: advisorRouter,
    createContext: () => ({ actor, deps, log: (message, facts) => void log(message, facts) }),
    req: new Request(`http://localhost/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(superjson.serialize(input)),
    }),
  });
  const text = await answer.text();
  const { error } = JSON.parse(text);
  return { status: answer.status, text, error: error && superjson.deserialize(error) };
}
const step = (extra: object = {}) => ({
  requestId: crypto.randomUUID(),
  dossierId: world.dossierId,
  stukId: world.stuk.received,
  ...extra,
});
const adviseur = () => asRol(kantoor, "adviseur");

describe("what a browser reads of a refusal", () => {
  it("is the domain's code with its details, in HTTP's place for it, and no stack", async () => {
    const { status, text, error } = await post("dossiercontrole.askAnyway", step({ reden: "toch" }), adviseur());
    expect(status).toBe(409);
    expect(error).toEqual({
      message: "TRANSITION_REFUSED",
      code: expect.any(Number),
      data: {
        code: "CONFLICT",
        httpStatus: 409,
        path: "dossiercontrole.askAnyway",
        domain: { code: "TRANSITION_REFUSED", details: { status: "received" } },
        fields: null,
      },
    });
    expect(text).not.toContain("stack");
    expect(logged).toEqual([]);
  });

  it("is a field with its sentence, by its dotted name", async () => {
    const story = storyDossier(kantoor);
    const [first, second] = story.aanvragers;
    const aanvragers = [
      { ...first, achternaam: " ", postcode: "0581" },
      { ...second, email: "jorrit", klantprofielId: "" },
    ];
    const { status, error } = await post("dossier.open", { ...story, aanvragers }, adviseur());
    expect(status).toBe(400);
    expect(error).toMatchObject({
      data: {
        domain: null,
        fields: {
          "aanvragers.0.achternaam": "Vul een achternaam in.",
          "aanvragers.0.postcode": "Vul een postcode in, bijvoorbeeld 3581 CD.",
          "aanvragers.1.email": "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.",
          "aanvragers.1.klantprofielId": "Kies een klantprofiel.",
        },
      },
    });
    expect(logged).toEqual([]);
  });

  it("is a sentence at the field for the character that a database cannot hold", async () => {
    const input = { ...storyAfspraak(kantoor, world.dossierId), opmerkingen: "uit een pdf\0geplakt" };
    const { status, error } = await post("afspraak.plan", input, adviseur());
    expect(status).toBe(400);
    expect(error).toMatchObject({ data: { domain: null, fields: { opmerkingen: expect.stringContaining("niet bewaard") } } });
    expect(logged).toEqual([]);
  });

  it("names the field where the domain looked further than zod", async () => {
    const input = { ...storyAfspraak(kantoor, world.dossierId), adviseurId: crypto.randomUUID() };
    const { status, error } = await post("afspraak.plan", input, adviseur());
    expect(status).toBe(400);
    expect(error).toMatchObject({ data: { domain: { code: "INVALID_INPUT", details: { field: "adviseurId" } } } });
  });

  it("says nothing of who was first but the name, when a colleague was", async () => {
    const seen = { seenVersie: world.receivedVersie, judgement: "approve", reden: "", datumStuk: null };
    await post("dossiercontrole.judge", step(seen), adviseur());
    const { status, error } = await post("dossiercontrole.judge", step(seen), asRol(kantoor, "binnendienst"));
    expect(status).toBe(409);
    expect(error).toMatchObject({ data: { domain: { code: "ALREADY_CHANGED", details: { door: "adviseur Test", status: "Akkoord" } } } });
  });

  it.each([
    ["dossier.open", {}],
    ["no.such.procedure", {}],
  ])("is UNAUTHORIZED or NOT_FOUND for nobody, before any input is looked at: %s", async (path, input) => {
    const { status, text, error } = await post(path, input, null);
    expect([401, 404]).toContain(status);
    expect(error).toMatchObject({ data: { domain: null, fields: null } });
    expect(text).not.toMatch(/stack|node_modules|\.ts/);
  });
});

describe("a failure that nobody foresaw", () => {
  it("tells the browser nothing, and the log what it was and where", async () => {
    const { status, text, error } = await post(
      "dossiercontrole.openBestand",
      { dossierId: world.dossierId, bestandId: world.bestandId },
      adviseur(),
    );
    expect(status).toBe(500);
    expect(error).toEqual({
      message: "INTERNAL_SERVER_ERROR",
      code: expect.any(Number),
      data: { code: "INTERNAL_SERVER_ERROR", httpStatus: 500, path: "dossiercontrole.openBestand", domain: null, fields: null },
    });
    expect(text).not.toContain("10.0.0.7");
    expect(logged.map(({ path, error: cause }) => [path, String(cause)])).toEqual([["dossiercontrole.openBestand", `Error: ${secret}`]]);
  });

  it("tells a client nothing either", async () => {
    const answer = await fetchRequestHandler({
      endpoint: "/trpc",
      router: portalRouter,
      createContext: () => ({ actor: asKlant(kantoor, world), deps, log: (message, facts) => void log(message, facts) }),
      req: new Request("http://localhost/trpc/openBestand", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(superjson.serialize({ bestandId: world.bestandId })),
      }),
    });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/10\.0\.0\.7|stack|node_modules/);
    expect(logged.map(({ path }) => path)).toEqual(["openBestand"]);
  });
});

describe("what a person typed too long", () => {
  const long = "x".repeat(5000);
  const english = /\b(too|expected|invalid|string|characters)\b/i;
  it.each(["voorletters", "voornaam", "tussenvoegsel", "achternaam", "telefoon", "straat", "plaats"])(
    "%s: a Dutch sentence",
    async (field) => {
      const story = storyDossier(kantoor);
      const { error } = await post("dossier.open", { ...story, aanvragers: [{ ...story.aanvragers[0], [field]: long }] }, adviseur());
      const fields = (error as { data: { fields: Record<string, string> } }).data.fields;
      expect(Object.keys(fields)).toEqual([`aanvragers.0.${field}`]);
      expect(fields[`aanvragers.0.${field}`]).not.toMatch(english);
    },
  );

  it("a year with a fraction: a Dutch sentence", async () => {
    const story = storyDossier(kantoor);
    const aanvragers = [{ ...story.aanvragers[0], ondernemingSinds: 2019.5 }];
    const { error } = await post("dossier.open", { ...story, aanvragers }, adviseur());
    expect(JSON.stringify((error as { data: { fields: object } }).data.fields)).not.toMatch(english);
  });

  it.each([
    ["titel", long],
    ["locatie", long],
    ["opmerkingen", long],
    ["interneNotitie", long],
    ["duurMinuten", 30.5],
    ["tijdstip", "14.30"],
    ["datum", "24-11-2026"],
  ])("of an afspraak, %s: a Dutch sentence", async (field, value) => {
    const { error } = await post("afspraak.plan", { ...storyAfspraak(kantoor, world.dossierId), [field]: value }, adviseur());
    const fields = (error as { data: { fields: Record<string, string> } }).data.fields;
    expect(Object.keys(fields)).toEqual([field]);
    expect(fields[field]).not.toMatch(english);
  });
});
