import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import type { AdviseurActor } from "@dossierklaar/domain/actor";
import { asRol, storyAfspraak, storyDossier } from "@dossierklaar/domain/testing/dossier";
import { beforeAll, describe, expect, it } from "vitest";
import { call, mixIn, newWorld, outcomeOf, testApiDeps, type World } from "../testing/world.ts";
import { advisorRouter } from "./router.ts";

const { databases, owner } = await testDatabase();
const deps = testApiDeps(databases);
const log = () => {};

type Row = {
  /** A valid input for someone who may. */
  input: (w: World) => unknown;
  /** What a gebruiker of another kantoor gets. `own`: an answer with nothing of this kantoor in it. */
  foreign: "NOT_FOUND" | "INVALID_INPUT" | "own";
  /** What who is only admin gets. */
  admin: "ok" | "FORBIDDEN";
  /** What an adviseur with beperkte inzage gets who is not in the dossier. */
  limited: "NOT_FOUND" | "own";
  /** Fields whose foreign ids name nobody and so ask nothing. */
  ignores?: string[];
};

const stuk =
  (which: keyof World["stuk"], extra: object = {}) =>
  (w: World) => ({
    requestId: crypto.randomUUID(),
    dossierId: w.dossierId,
    stukId: w.stuk[which],
    ...extra,
  });
const work = { foreign: "NOT_FOUND", admin: "FORBIDDEN", limited: "NOT_FOUND" } as const;
const read = { foreign: "NOT_FOUND", admin: "ok", limited: "NOT_FOUND" } as const;
const kantoorWide = { foreign: "own", limited: "own" } as const;
/** The story's gegevens with one telephone number changed, as the form sends them. */
function gegevensOf(w: World) {
  const { aanvragers, ...head } = storyDossier(w.kantoor);
  return {
    ...head,
    dossierId: w.dossierId,
    seenVersie: 1,
    aanvragers: aanvragers.map((a, at) => ({ ...a, id: w.aanvragerIds[at] ?? "", telefoon: "06 87654321", partnerMagZien: true })),
    leaveOut: [],
    lapse: [w.stuk.ofBoth],
  };
}
const everything = { wie: null, soort: null, van: null, tot: null };
const actiepunt = (which: "textId" | "doneId") => (w: World) => ({
  requestId: crypto.randomUUID(),
  dossierId: w.dossierId,
  actiepuntId: w[which],
});
const scenarioOf = (w: World) => w.kantoor.scenario.get("scheiding-consument");

const rows: Record<string, Row> = {
  "session.me": { input: () => undefined, ...kantoorWide, admin: "ok" },
  "session.colleagues": { input: () => undefined, ...kantoorWide, admin: "ok" },
  "session.work": { input: () => undefined, ...kantoorWide, admin: "ok" },
  "account.show": { input: () => undefined, ...kantoorWide, admin: "ok" },
  "account.change": {
    input: (w) => ({
      voornaam: "Sanne",
      tussenvoegsel: "",
      achternaam: "Visser",
      telefoon: "",
      functie: "",
      handtekening: "",
      standaardLocatieId: w.kantoor.locatieId,
    }),
    foreign: "INVALID_INPUT",
    limited: "own",
    admin: "ok",
  },
  "account.setFoto": { input: () => ({ foto: null }), ...kantoorWide, admin: "ok" },
  "agenda.show": { input: () => undefined, ...kantoorWide, admin: "ok" },
  "agenda.makeAbonnement": { input: () => undefined, ...kantoorWide, admin: "ok" },
  "agenda.revokeAbonnement": { input: () => undefined, ...kantoorWide, admin: "ok" },
  "agenda.decouple": { input: () => undefined, ...kantoorWide, admin: "ok" },
  "dossier.list": { input: () => ({ search: "", mine: false }), ...kantoorWide, admin: "ok" },
  "dossier.choices": { input: () => undefined, ...kantoorWide, admin: "FORBIDDEN" },
  "dossier.open": { input: (w) => storyDossier(w.kantoor), foreign: "INVALID_INPUT", admin: "FORBIDDEN", limited: "own" },
  "dossier.show": { input: (w) => ({ nummer: w.nummer }), ...read },
  "dossier.previewGegevens": {
    input: (w) => ({ nummer: w.nummer, aanvragers: gegevensOf(w).aanvragers }),
    ...work,
    ignores: [0, 1].flatMap((at) => [`aanvragers.${at}.inkomenstypeIds`, `aanvragers.${at}.klantprofielId`]),
  },
  "dossier.changeGegevens": { input: gegevensOf, ...work, ignores: ["lapse"] },
  "dossier.changeDate": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, datum: "passeerdatum", van: null, naar: "2027-02-09" }),
    ...work,
  },
  "dossier.changeFase": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, van: "orientation", naar: "application" }),
    ...work,
  },
  "dossier.close": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, reden: "gepasseerd", afspraakIds: [w.afspraakId] }),
    ...work,
  },
  "dossier.reopen": { input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.closedDossierId }), ...work },
  "dossier.handOver": { input: (w) => ({ dossierId: w.dossierId, aanvragerId: w.aanvragerIds[0] }), ...work },
  "dossier.logboek": { input: (w) => ({ nummer: w.nummer, ...everything }), ...read },
  "dossier.logboekNames": { input: (w) => ({ nummer: w.nummer }), ...read },
  "dossier.exportLogboek": { input: (w) => ({ nummer: w.nummer, ...everything }), ...read },
  "afspraak.choices": { input: (w) => ({ nummer: w.nummer }), ...work },
  "afspraak.day": {
    input: (w) => ({ adviseurId: w.kantoor.gebruikers.adviseur, datum: "2026-11-30" }),
    ...kantoorWide,
    admin: "FORBIDDEN",
    ignores: ["adviseurId"],
  },
  "afspraak.preview": {
    input: (w) => ({ ...storyAfspraak(w.kantoor, w.dossierId), nummer: w.nummer, ocktoAanvragerIds: w.aanvragerIds }),
    ...work,
    ignores: ["ocktoAanvragerIds", "dossierId", "locatieId", "adviseurId"],
  },
  "afspraak.plan": {
    input: (w) => ({ ...storyAfspraak(w.kantoor, w.dossierId), ocktoAanvragerIds: w.aanvragerIds }),
    ...work,
    ignores: ["ocktoAanvragerIds"],
  },
  "afspraak.history": { input: (w) => ({ dossierId: w.dossierId, afspraakId: w.afspraakId }), ...read },
  "afspraak.change": {
    input: (w) => {
      const { afspraaktypeId: _, ocktoAanvragerIds: __, leaveOut: ___, ...fields } = storyAfspraak(w.kantoor, w.dossierId);
      return { ...fields, afspraakId: w.afspraakId, seenVersie: 1_000_000, opmerkingen: "Er is koffie." };
    },
    ...work,
  },
  "afspraak.cancel": {
    input: (w) => ({
      requestId: crypto.randomUUID(),
      dossierId: w.dossierId,
      afspraakId: w.afspraakId,
      seenVersie: 1_000_000,
      redenVoorKlant: "",
      stukIds: [w.stuk.ofBoth],
      actiepuntIds: [w.actiepuntId],
    }),
    ...work,
    ignores: ["stukIds", "actiepuntIds"],
  },
  "afspraak.declineVerzoek": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, afspraakId: w.verzoekAfspraakId, antwoord: "Dat kan niet" }),
    ...work,
  },
  "afspraak.declineVoorstel": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, afspraakId: w.verzoekAfspraakId }),
    ...work,
  },
  "dossiercontrole.soorten": { input: () => undefined, ...kantoorWide, admin: "FORBIDDEN" },
  "dossiercontrole.add": {
    input: (w) => ({
      requestId: crypto.randomUUID(),
      dossierId: w.dossierId,
      afspraakId: w.afspraakId,
      soortDocumentId: w.kantoor.soort.get(1),
      aanvragerId: w.aanvragerIds[1],
      omschrijving: "nog een",
      klantMagUploaden: true,
      klantMagInzien: false,
      uiterlijk: null,
    }),
    ...work,
  },
  "dossiercontrole.cancel": { input: (w) => ({ ...stuk("received")(w), afspraakId: w.afspraakId }), ...work },
  "dossiercontrole.restore": { input: (w) => ({ ...stuk("received")(w), afspraakIds: [w.afspraakId] }), ...work },
  "dossiercontrole.judge": {
    input: (w) => ({ ...stuk("received")(w), judgement: "approve", seenVersie: w.receivedVersie, reden: "", datumStuk: null }),
    ...work,
  },
  "dossiercontrole.undoJudgement": { input: stuk("judged"), ...work },
  "dossiercontrole.requestAgain": { input: stuk("judged", { reden: "verlopen" }), ...work },
  "dossiercontrole.askAnyway": { input: stuk("declared", { reden: "toch nodig" }), ...work },
  "dossiercontrole.acceptDeclaration": { input: stuk("declared", { reden: "" }), ...work },
  "dossiercontrole.annotate": { input: stuk("received", { interneNotitie: "let op" }), ...work },
  "dossiercontrole.answerVraag": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, vraagId: w.vraagId, antwoord: "De laatste drie." }),
    ...work,
  },
  "dossiercontrole.moveBestanden": {
    input: (w) => ({ ...stuk("received")(w), bestandIds: [w.bestandId], naarStukId: w.stuk.rejected }),
    ...work,
  },
  "dossiercontrole.arrangePaginas": {
    input: (w) => ({
      requestId: crypto.randomUUID(),
      dossierId: w.dossierId,
      stukken: [{ stukId: w.stuk.received, seenInhoud: w.receivedInhoud, paginas: [{ bronId: w.bestandId, pagina: 1, draaiing: 90 }] }],
    }),
    ...work,
  },
  "dossiercontrole.reserveUpload": {
    input: (w) => ({
      ...stuk("received")(w),
      aanleveringId: crypto.randomUUID(),
      bestanden: [{ naam: "scan.pdf", grootte: 1000, mime: "application/pdf", draaiing: 0 }],
    }),
    ...work,
  },
  "dossiercontrole.dropUpload": { input: (w) => ({ dossierId: w.dossierId, bestandId: w.kantoorBestandId }), ...work },
  "dossiercontrole.openStukPdf": { input: (w) => ({ dossierId: w.dossierId, stukId: w.stuk.received }), ...read },
  "dossiercontrole.openBestand": { input: (w) => ({ dossierId: w.dossierId, bestandId: w.bestandId }), ...read },
  "scenario.choices": { input: (w) => ({ nummer: w.nummer }), ...work },
  "scenario.preview": {
    input: (w) => ({ nummer: w.nummer, afspraakId: w.afspraakId, scenarioIds: [scenarioOf(w)] }),
    ...work,
    ignores: ["scenarioIds"],
  },
  "scenario.plannings": { input: (w) => ({ nummer: w.nummer }), ...work },
  "scenario.withdraw": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, planningId: w.planningId }),
    ...work,
  },
  "scenario.start": {
    input: (w) => ({
      requestId: crypto.randomUUID(),
      dossierId: w.dossierId,
      afspraakId: w.afspraakId,
      scenarioIds: [scenarioOf(w)],
    }),
    ...work,
    ignores: ["scenarioIds"],
  },
  "werkvoorraad.show": { input: () => ({ scope: "all" }), ...kantoorWide, admin: "ok" },
  "signalering.set": {
    input: (w) => ({
      requestId: crypto.randomUUID(),
      dossierId: w.dossierId,
      afspraakId: w.afspraakId,
      tekst: "Nabellen",
      op: "2026-12-01",
    }),
    ...work,
  },
  "signalering.finish": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, signaleringId: w.signaleringId }),
    ...work,
  },
  "signalering.move": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, signaleringId: w.signaleringId, op: "2026-12-01" }),
    ...work,
  },
  "actiepunt.ask": {
    input: (w) => ({
      requestId: crypto.randomUUID(),
      dossierId: w.dossierId,
      afspraakId: w.afspraakId,
      aanvragerId: w.aanvragerIds[0],
      soort: "question",
      tekst: "Heb je een lening?",
      uiterlijk: null,
      jaStartScenarioId: scenarioOf(w),
    }),
    ...work,
  },
  "actiepunt.complete": { input: actiepunt("textId"), ...work },
  "actiepunt.cancel": { input: actiepunt("textId"), ...work },
  "actiepunt.reopen": { input: actiepunt("doneId"), ...work },
  "email.choices": {
    input: (w) => ({ nummer: w.nummer, afspraakId: w.afspraakId }),
    ...work,
  },
  "email.preview": { input: (w) => ({ nummer: w.nummer, aan: "eline@voorbeeld.example", onderwerp: "Vraag", tekst: "Dag" }), ...work },
  "email.send": {
    input: (w) => ({
      requestId: crypto.randomUUID(),
      dossierId: w.dossierId,
      afspraakId: w.afspraakId,
      aan: ["eline@voorbeeld.example"],
      onderwerp: "Vraag",
      tekst: "Dag",
      documentIds: [],
      signaleringOp: "2026-12-01",
    }),
    ...work,
  },
  "email.rappels": { input: (w) => ({ nummer: w.nummer, versie: 0 }), ...read },
  "email.show": { input: (w) => ({ dossierId: w.dossierId, emailId: w.emailId }), ...read },
  "email.finish": {
    input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, emailId: w.emailId, afgehandeld: true }),
    ...work,
  },
  "email.resend": { input: (w) => ({ requestId: crypto.randomUUID(), dossierId: w.dossierId, emailId: w.emailId }), ...work },
};

// Flat at run time, under dotted names; the type is that of the tree.
const procedures = new Map(
  Object.entries(advisorRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)
    // Those of Beheer ask another rol: beheer/tenancy.db.test.ts has a row for each.
    .filter(([path]) => !path.startsWith("beheer.")),
);
const table = Object.entries(rows);
const changing = (path: string) => procedures.get(path)?._def.type === "mutation";
const as = (actor: AdviseurActor | null, path: string, input: unknown) =>
  outcomeOf(call(advisorRouter.createCaller({ actor, deps, log }), path, input));

let kantoor: TestKantoor;
let empty: TestKantoor;
let world: World;
let sibling: World;
let foreign: World;
beforeAll(async () => {
  kantoor = await newKantoor(owner, "De Vries Hypotheken");
  // Without dossiers, because numbers of two kantoren are alike: its 2026-0001 would be its own.
  empty = await newKantoor(owner, "Leeg Advies");
  world = await newWorld(deps, kantoor);
  sibling = await newWorld(deps, kantoor);
  foreign = await newWorld(deps, await newKantoor(owner, "Bakker Advies"));
});

const versieOf = async (w: World) =>
  (await owner.selectFrom("dossier").select("versie").where("id", "=", w.dossierId).executeTakeFirstOrThrow()).versie;
const idsOf = (w: World) => [
  w.dossierId,
  w.afspraakId,
  w.emailId,
  w.bestandId,
  w.signaleringId,
  ...w.aanvragerIds,
  ...Object.values(w.stuk),
];
/** Whether an answer holds one of these words, at any depth. */
const tells = (answer: unknown, words: readonly string[]): boolean => words.some((word) => (JSON.stringify(answer) ?? "").includes(word));
const anythingOf = (w: World) => [...idsOf(w), "Quist", "Kanaalweg"];

it("has a row for every procedure, and none besides", () =>
  expect(table.map(([path]) => path).sort()).toEqual([...procedures.keys()].sort()));

describe("nobody", () => {
  it.each(table)("%s", async (path, row) => {
    expect((await as(null, path, row.input(world))).code).toBe("UNAUTHORIZED");
    // Who is nobody is told nothing of what a good input is.
    expect((await as(null, path, { nonsense: true })).code).toBe("UNAUTHORIZED");
  });
});

describe("a gebruiker of another kantoor", () => {
  it.each(table)("%s", async (path, row) => {
    const before = await versieOf(world);
    for (const rol of ["adviseur", "binnendienst"] as const) {
      const { code, answer } = await as(asRol(empty, rol), path, row.input(world));
      expect(code).toBe(row.foreign === "own" ? "ok" : row.foreign);
      expect(tells(answer, anythingOf(world))).toBe(false);
    }
    expect(await versieOf(world)).toBe(before);
  });
});

describe("who is only admin: reads", () => {
  it.each(table)("%s", async (path, row) => {
    const before = await versieOf(world);
    expect((await as(asRol(kantoor, "admin"), path, row.input(world))).code).toBe(row.admin);
    // Opening a paper is reading, and is kept.
    if (!path.startsWith("dossiercontrole.open")) expect(await versieOf(world)).toBe(before);
  });
});

describe("beperkte inzage, outside the dossier", () => {
  it.each(table)("%s", async (path, row) => {
    const before = await versieOf(world);
    const limited = asRol(kantoor, "adviseur", { gebruikerId: kantoor.gebruikers.admin, beperkteInzage: true });
    const { code, answer } = await as(limited, path, row.input(world));
    expect(code).toBe(row.limited === "own" ? "ok" : row.limited);
    // That a colleague is taken is told, and so is the id of what takes her: it opens nothing.
    expect(
      tells(
        answer,
        anythingOf(world).filter((word) => word !== world.afspraakId),
      ),
    ).toBe(false);
    expect(await versieOf(world)).toBe(before);
  });
});

describe("who may", () => {
  it.each(table)("%s", async (path, row) => {
    for (const rol of ["adviseur", "binnendienst"] as const) {
      const own = changing(path) ? await newWorld(deps, kantoor) : world;
      expect((await as(asRol(kantoor, rol), path, row.input(own))).code).toBe("ok");
    }
    const own = changing(path) ? await newWorld(deps, kantoor) : world;
    expect((await as(asRol(kantoor, "binnendienst", { beperkteInzage: true }), path, row.input(own))).code).toBe("ok");
  });
});

describe("an id of another's in an input of one's own", () => {
  it.each(table)("%s", async (path, row) => {
    for (const [other, name] of [
      [foreign, "another kantoor"],
      [sibling, "another dossier"],
    ] as const) {
      const before = await versieOf(other);
      for (const [field, mixed] of mixIn(row.input(world), row.input(other))) {
        // Another dossier of her kantoor is hers to work in; the ids beside it, if any, are the kantoor's.
        if (dossierAlone.includes(path) && field === "dossierId" && other === sibling) continue;
        const ignored = row.ignores?.includes(field.replace(/\.\d+$/, "")) ?? false;
        const place = ignored && changing(path) ? placeOf(row.input(await newWorld(deps, kantoor))) : {};
        const input = { ...(mixed as object), ...place, requestId: crypto.randomUUID() };
        const { code, answer } = await as(asRol(kantoor, "adviseur"), path, input);
        const wanted = ignored ? "ok" : expect.stringMatching(/^(NOT_FOUND|INVALID_INPUT)$/);
        expect({ field, of: name, code }).toEqual({ field, of: name, code: wanted });
        expect(tells(answer, idsOf(other))).toBe(false);
      }
      expect(await versieOf(other)).toBe(before);
    }
  });
});

/** What names a dossier and nothing in it. */
const dossierAlone = ["afspraak.plan", "dossier.changeDate", "dossier.changeFase", "dossier.reopen"];

/** What places an input in its dossier. */
const placeOf = (input: unknown): object =>
  Object.fromEntries(Object.entries(input as object).filter(([key]) => ["dossierId", "afspraakId", "nummer", "aanvragers"].includes(key)));
