import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import type { AdviseurActor } from "@dossierklaar/domain/actor";
import { addDocument } from "@dossierklaar/domain/document/change-documenten";
import { closeDossier } from "@dossierklaar/domain/dossier/close-dossier";
import { asRol, openStoryDossier } from "@dossierklaar/domain/testing/dossier";
import { addTrigger, addTriggerSchema } from "@dossierklaar/domain/trigger/change-triggers";
import { beforeAll, describe, expect, it } from "vitest";
import { call, mixIn, outcomeOf, testApiDeps } from "../../testing/world.ts";
import { advisorRouter } from "../router.ts";

const { databases, owner } = await testDatabase();
const deps = testApiDeps(databases);
const log = () => {};

type Row = {
  /** A valid input for an admin of this kantoor. A new requestId is put in where the procedure changes something. */
  input: (kantoor: TestKantoor) => object | undefined;
  /** What an admin of another kantoor gets. `own`: an answer about her own kantoor, with nothing of this one in it. */
  foreign: "NOT_FOUND" | "INVALID_INPUT" | "own";
};

const locatie = (of: TestKantoor) => ({ lijst: "locatie", id: of.locatieId });

const soort = (of: TestKantoor) => ({ id: of.soort.get(77) });
const soortWords = {
  naam: "Spaarrekeningen",
  synoniemen: ["spaarpot"],
  bron: "klant",
  per: "aanvrager",
  onderwerp: "none",
  periode: "none",
  jaarVanafMaand: 5,
  geldigMaanden: 3,
  eigenVervaldatum: false,
  toontBsn: false,
  teTekenen: false,
  klantNaam: "Spaargeld",
  watIsHet: "Een overzicht van het spaargeld.",
  watIsHetInformal: "",
  waarom: "Zo is te zien wat er is.",
  waaromInformal: "",
  waarVindIk: [],
  waarVindIkInformal: [],
  linkLabel: "",
  linkUrl: "",
  goedeKopie: [],
  afkeurredenen: [{ tekst: "Te oud.", actief: true }],
};

const noor = {
  voornaam: "Noor",
  tussenvoegsel: "",
  achternaam: "Bos",
  telefoon: "",
  functie: "",
  rollen: ["adviseur"],
  beperkteInzage: false,
};
const newEmail = () => `noor.${crypto.randomUUID()}@voorbeeld.example`;

const paper = { naam: "Dienstverleningsdocument", omschrijving: "", bestand: { naam: "dvd.pdf", inhoud: btoa("%PDF-1.7") } };
/** One paper of each kantoor, by the kantoor's id. */
const papers = new Map<string, string>();
async function givePaper(of: TestKantoor): Promise<void> {
  const input = { requestId: crypto.randomUUID(), ...paper, naam: "Algemene voorwaarden" };
  papers.set(of.id, (await addDocument(deps, asRol(of, "admin"), input)).id);
}

/** One closed dossier of each kantoor, by the kantoor's id. */
const closedIds = new Map<string, string>();
async function giveClosedDossier(of: TestKantoor): Promise<void> {
  const { dossierId } = await openStoryDossier(deps, of);
  await closeDossier(deps, asRol(of, "adviseur"), { requestId: crypto.randomUUID(), dossierId, reden: "gepasseerd", afspraakIds: [] });
  closedIds.set(of.id, dossierId);
}

/** A line of each kind that names something of the kantoor. */
const regelsOf = (of: TestKantoor) => [
  { id: null, voorwaarde: "none", soort: "document", soortDocumentId: of.soort.get(1), per: "aanvrager", onderwerp: "none", jaren: null },
  {
    id: null,
    voorwaarde: "none",
    soort: "question",
    per: "aanvrager",
    vraagFormal: "Heeft u een lening?",
    vraagInformal: "Heb je een lening?",
    jaStartScenarioId: of.scenario.get("studieschuld"),
  },
];
const triggerOf = (of: TestKantoor) => ({
  afspraaktypeId: of.afspraaktype.get("nazorg"),
  inkomenstypeId: of.inkomenstype.get("001"),
  klantprofielId: of.klantprofiel.get("01"),
  voorwaarde: "none",
  scenarioId: of.scenario.get("schulden"),
});
/** One trigger of each kantoor, by the kantoor's id. */
const triggers = new Map<string, string>();
async function giveTrigger(of: TestKantoor): Promise<void> {
  const input = { requestId: crypto.randomUUID(), ...triggerOf(of), inkomenstypeId: null, voorwaarde: "secondAanvrager" };
  triggers.set(of.id, (await addTrigger(deps, asRol(of, "admin"), addTriggerSchema.parse(input))).id);
}

const typeOf = (of: TestKantoor) => ({
  naam: "Second opinion",
  duurMinuten: 45,
  titel: "Second opinion {achternaam}",
  klantTitel: "Gesprek bij {kantoor}",
  klantTitelInformal: "Gesprek bij {kantoor}",
  bevestigingVanId: of.afspraaktype.get("adviesgesprek"),
});

const rows: Record<string, Row> = {
  "afspraaktypen.list": { input: () => undefined, foreign: "own" },
  "afspraaktypen.add": { input: typeOf, foreign: "INVALID_INPUT" },
  "afspraaktypen.change": { input: (of) => ({ ...typeOf(of), id: of.afspraaktype.get("nazorg"), seenVersie: 1 }), foreign: "NOT_FOUND" },
  "afspraaktypen.switch": { input: (of) => ({ id: of.afspraaktype.get("nazorg"), actief: false }), foreign: "NOT_FOUND" },
  "afspraaktypen.order": { input: (of) => ({ ids: [of.afspraaktype.get("nazorg")] }), foreign: "NOT_FOUND" },
  "documenten.list": { input: () => undefined, foreign: "own" },
  "documenten.add": { input: () => paper, foreign: "own" },
  "documenten.change": { input: (of) => ({ ...paper, id: papers.get(of.id), bestand: null }), foreign: "NOT_FOUND" },
  "documenten.remove": { input: (of) => ({ id: papers.get(of.id) }), foreign: "NOT_FOUND" },
  "bewaartermijn.show": { input: () => undefined, foreign: "own" },
  "bewaartermijn.keepLonger": { input: (of) => ({ dossierId: closedIds.get(of.id), tot: "2033-01-01" }), foreign: "NOT_FOUND" },
  "documenten.order": { input: (of) => ({ ids: [papers.get(of.id)] }), foreign: "NOT_FOUND" },
  "gebruikers.list": { input: () => undefined, foreign: "own" },
  "gebruikers.invite": { input: () => ({ ...noor, email: newEmail() }), foreign: "own" },
  "gebruikers.inviteAgain": { input: (of) => ({ id: of.gebruikers.adviseur }), foreign: "NOT_FOUND" },
  "gebruikers.change": { input: (of) => ({ id: of.gebruikers.adviseur, ...noor, email: newEmail() }), foreign: "NOT_FOUND" },
  "gebruikers.resetTwoFactor": { input: (of) => ({ id: of.gebruikers.adviseur }), foreign: "NOT_FOUND" },
  "gebruikers.switch": { input: (of) => ({ id: of.gebruikers.adviseur, actief: false }), foreign: "NOT_FOUND" },
  "kantoor.show": { input: () => undefined, foreign: "own" },
  "kantoor.change": {
    input: () => ({
      naam: "Nieuwe naam",
      adres: "",
      telefoon: "",
      email: "",
      kleur: "#0f6b5c",
      aanspreekvorm: "formal",
      afzenderNaam: "",
      digestMinuten: 15,
      rappelWerkdagen: [3, 6, 10],
      geenReactieWerkdagen: 12,
      allesOntvangenMail: true,
      bewaartermijnMaanden: 60,
    }),
    foreign: "own",
  },
  "kantoor.setLogo": { input: () => ({ logo: null }), foreign: "own" },
  "keuzelijst.show": { input: () => ({ lijst: "locatie" }), foreign: "own" },
  "keuzelijst.add": { input: () => ({ lijst: "leadbron", naam: "Beurs", adres: "" }), foreign: "own" },
  "keuzelijst.change": { input: (of) => ({ ...locatie(of), naam: "Kantoor Zuid", adres: "Zuidweg 1" }), foreign: "NOT_FOUND" },
  "keuzelijst.switch": { input: (of) => ({ ...locatie(of), actief: false }), foreign: "NOT_FOUND" },
  "keuzelijst.order": { input: (of) => ({ lijst: "locatie", ids: [of.locatieId] }), foreign: "NOT_FOUND" },
  "scenarios.list": { input: () => undefined, foreign: "own" },
  "scenarios.parts": { input: () => undefined, foreign: "own" },
  "scenarios.add": {
    input: (of) => ({ naam: "Nieuw", fase: "application", regels: regelsOf(of) }),
    foreign: "INVALID_INPUT",
  },
  "scenarios.change": {
    input: (of) => ({ id: of.scenario.get("schulden"), seenVersie: 1, naam: "Anders", fase: "application", regels: regelsOf(of) }),
    foreign: "NOT_FOUND",
  },
  "scenarios.switch": { input: (of) => ({ id: of.scenario.get("schulden"), actief: false }), foreign: "NOT_FOUND" },
  "scenarios.order": { input: (of) => ({ ids: [of.scenario.get("schulden")] }), foreign: "NOT_FOUND" },
  "triggers.list": { input: () => undefined, foreign: "own" },
  "triggers.add": { input: triggerOf, foreign: "INVALID_INPUT" },
  "triggers.change": { input: (of) => ({ ...triggerOf(of), id: triggers.get(of.id), seenVersie: 1 }), foreign: "NOT_FOUND" },
  "triggers.remove": { input: (of) => ({ id: triggers.get(of.id), seenVersie: 1 }), foreign: "NOT_FOUND" },
  "modules.show": { input: () => undefined, foreign: "own" },
  "modules.set": { input: () => ({ ockto: true }), foreign: "own" },
  "soorten.list": { input: () => undefined, foreign: "own" },
  "soorten.show": { input: (of) => soort(of), foreign: "NOT_FOUND" },
  "soorten.add": { input: () => ({ ...soortWords, naam: "Cryptowallet" }), foreign: "own" },
  "soorten.change": { input: (of) => ({ ...soort(of), versie: 1, ...soortWords }), foreign: "NOT_FOUND" },
  "soorten.switch": { input: (of) => ({ ...soort(of), actief: false }), foreign: "NOT_FOUND" },
  "soorten.setVoorbeeld": { input: (of) => ({ ...soort(of), versie: 1, voorbeeld: null }), foreign: "NOT_FOUND" },
};

// Flat at run time, under dotted names; the type is that of the tree.
const procedures = Object.entries(advisorRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>).filter(([path]) =>
  path.startsWith("beheer."),
);
const table = Object.entries(rows);
const withRequestId = (input: object | undefined) => (input ? { requestId: crypto.randomUUID(), ...input } : undefined);
const as = (actor: AdviseurActor | null, path: string, input: unknown) =>
  outcomeOf(call(advisorRouter.createCaller({ actor, deps, log }), `beheer.${path}`, input));

let kantoor: TestKantoor;
let foreign: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner, "De Vries Hypotheken");
  foreign = await newKantoor(owner, "Bakker Advies");
  await Promise.all([kantoor, foreign].map(givePaper));
  await Promise.all([kantoor, foreign].map(giveTrigger));
  await Promise.all([kantoor, foreign].map(giveClosedDossier));
});

/** Everything of a kantoor that Beheer can change, as text. */
async function stateOf(of: TestKantoor): Promise<string> {
  const tables = [
    "kantoor",
    "gebruiker",
    "locatie",
    "leadbron",
    "inkomenstype",
    "klantprofiel",
    "belangrijk_document",
    "scenario",
    "scenario_regel",
    "scenario_trigger",
    "afspraaktype",
    "soort_document",
  ] as const;
  const all = tables.map((table) =>
    owner
      .selectFrom(table)
      .selectAll()
      .where(table === "kantoor" ? "id" : "kantoor_id", "=", of.id)
      .orderBy("id")
      .execute(),
  );
  return JSON.stringify(await Promise.all(all));
}

it("has a row for every procedure of Beheer, and none besides", () =>
  expect(table.map(([path]) => `beheer.${path}`).sort()).toEqual(procedures.map(([path]) => path).sort()));

describe("nobody", () => {
  it.each(table)("%s", async (path, row) => {
    expect((await as(null, path, withRequestId(row.input(kantoor)))).code).toBe("UNAUTHORIZED");
    expect((await as(null, path, { nonsense: true })).code).toBe("UNAUTHORIZED");
  });
});

describe("who is no admin", () => {
  it.each(table)("%s", async (path, row) => {
    const before = await stateOf(kantoor);
    for (const rol of ["adviseur", "binnendienst"] as const)
      expect((await as(asRol(kantoor, rol), path, withRequestId(row.input(kantoor)))).code).toBe("FORBIDDEN");
    expect(await stateOf(kantoor)).toBe(before);
  });
});

describe("an admin of another kantoor", () => {
  it.each(table)("%s", async (path, row) => {
    const before = await stateOf(kantoor);
    const { code, answer } = await as(asRol(foreign, "admin"), path, withRequestId(row.input(kantoor)));
    expect(code).toBe(row.foreign === "own" ? "ok" : row.foreign);
    expect(JSON.stringify(answer) ?? "").not.toContain(kantoor.id);
    expect(JSON.stringify(answer) ?? "").not.toContain(kantoor.gebruikers.admin);
    expect(await stateOf(kantoor)).toBe(before);
  });
});

describe("an id of another kantoor in an input of one's own", () => {
  it.each(table)("%s", async (path, row) => {
    const before = await stateOf(foreign);
    for (const [field, input] of mixIn(row.input(kantoor), row.input(foreign))) {
      const { code } = await as(asRol(kantoor, "admin"), path, withRequestId(input as object));
      expect({ field, code }).toEqual({ field, code: expect.stringMatching(/^(NOT_FOUND|INVALID_INPUT)$/) });
    }
    expect(await stateOf(foreign)).toBe(before);
  });
});

describe("an admin", () => {
  it.each(table)("%s", async (path, row) => {
    const own = await newKantoor(owner, `Eigen ${path}`);
    await givePaper(own);
    await giveTrigger(own);
    await giveClosedDossier(own);
    expect((await as(asRol(own, "admin"), path, withRequestId(row.input(own)))).code).toBe("ok");
  });
});
