import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { showKlantDossier } from "../dossier/show-dossier.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { planAndSee } from "../testing/planned-afspraak.ts";
import { countWork, showWerkvoorraad } from "../werkvoorraad/show-werkvoorraad.ts";
import { cancelAfspraak } from "./cancel-afspraak.ts";
import { changeAfspraak } from "./change-afspraak.ts";
import { showAfspraakHistory } from "./history.ts";
import { declineVerzoek, makeVerzoek } from "./verzoek.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");
const tim = () => asRol(kantoor, "binnendienst", { naam: "Tim Bos" });
const planned = () => planAndSee(deps, kantoor);

describe("Verzetten of afzeggen, by the client", () => {
  it("stands at the afspraak with what she wrote, for the kantoor only, and is granted by moving it", async () => {
    const d = await planned();
    await makeVerzoek(deps, asKlant(kantoor, d), d.asked());
    expect((await d.find()).verzoek).toMatchObject({
      soort: "move",
      status: "open",
      reden: "Ik moet werken.",
      momenten: "dinsdag na 16 uur",
      door: "Eline Quist",
    });
    const { afspraken } = await showKlantDossier(deps, asKlant(kantoor, d, 1));
    expect(afspraken[0]?.verzoek).toEqual({ soort: "move", status: "open", antwoord: "", op: deps.clock.now() });
    await changeAfspraak(deps, adviseur(), d.changed({ tijdstip: "16:30" }));
    expect((await d.find()).verzoek?.status).toBe("granted");
  });

  it("stays open when something else is changed, and is granted by calling it off", async () => {
    const d = await planned();
    await makeVerzoek(deps, asKlant(kantoor, d), d.asked("cancel"));
    await changeAfspraak(deps, adviseur(), d.changed({ tijdstip: "16:30" }));
    expect((await d.find()).verzoek).toMatchObject({ soort: "cancel", status: "open", momenten: "" });
    await cancelAfspraak(deps, adviseur(), d.cancelled({ seenVersie: (await d.find()).versie }));
    expect((await d.find()).verzoek?.status).toBe("granted");
  });

  it("is declined with an answer to who asked, once", async () => {
    const d = await planned();
    await makeVerzoek(deps, asKlant(kantoor, d), d.asked());
    const answer = () => ({
      requestId: crypto.randomUUID(),
      dossierId: d.dossierId,
      afspraakId: d.afspraakId,
      antwoord: "Die week is Sanne weg.",
    });
    await declineVerzoek(deps, adviseur(), answer());
    expect(await d.mails("verzoekAfgewezen")).toEqual(["eline@voorbeeld.example"]);
    const { afspraken } = await showKlantDossier(deps, asKlant(kantoor, d));
    expect(afspraken[0]?.verzoek).toMatchObject({ status: "declined", antwoord: "Die week is Sanne weg." });
    await expect(declineVerzoek(deps, adviseur(), answer())).rejects.toMatchObject({ code: "ALREADY_CHANGED" });
    // She may ask again.
    await makeVerzoek(deps, asKlant(kantoor, d), d.asked("cancel"));
    expect((await d.find()).verzoek).toMatchObject({ soort: "cancel", status: "open", antwoord: "" });
  });

  it("is refused twice at once, of one called off, of one that is over, and through her eyes", async () => {
    const d = await planned();
    const through = asKlant(kantoor, d, 0, { impersonatedBy: kantoor.gebruikers.adviseur });
    await expect(makeVerzoek(deps, through, d.asked())).rejects.toMatchObject({ code: "FORBIDDEN" });
    const later = testDeps(databases, "2026-12-05T09:00:00Z");
    await expect(makeVerzoek(later, asKlant(kantoor, d), d.asked())).rejects.toMatchObject({ code: "TRANSITION_REFUSED" });
    await makeVerzoek(deps, asKlant(kantoor, d), d.asked());
    await expect(makeVerzoek(deps, asKlant(kantoor, d, 1), d.asked())).rejects.toMatchObject({ code: "TRANSITION_REFUSED" });
    await cancelAfspraak(deps, adviseur(), d.cancelled());
    await expect(makeVerzoek(deps, asKlant(kantoor, d), d.asked())).rejects.toMatchObject({ code: "TRANSITION_REFUSED" });
  });
});

describe("what waits for an answer", () => {
  it("is counted once for each dossier, by those in it, until it is answered or the dossier is closed", async () => {
    const own = await newKantoor(owner, "Wachtend Advies");
    const inIt = () => asRol(own, "binnendienst");
    const waiting = async (actor = inIt()) => (await showWerkvoorraad(deps, actor, { scope: "mine" })).regels;
    const open = async () => {
      const d = await openStoryDossier(deps, own);
      const afspraakIds = [];
      for (const datum of ["2026-11-30", "2026-12-01"])
        afspraakIds.push((await planStoryAfspraak(deps, own, d.dossierId, { datum })).afspraakId);
      return { ...d, afspraakIds };
    };
    const [first, second] = [await open(), await open()];
    const ask = (d: typeof first, afspraakId: string | undefined) =>
      makeVerzoek(deps, asKlant(own, d), {
        requestId: crypto.randomUUID(),
        dossierId: d.dossierId,
        afspraakId: afspraakId ?? "",
        soort: "move",
        reden: "",
        momenten: "",
      });
    expect(await countWork(deps, inIt())).toBe(0);
    await ask(second, second.afspraakIds[0]);
    deps.clock.at = new Date(deps.clock.at.getTime() + 60_000);
    await ask(first, first.afspraakIds[1]);
    await ask(first, first.afspraakIds[0]);
    expect((await waiting()).map((regel) => [regel.nummer, regel.namen, regel.feit])).toEqual([
      [second.nummer, "Eline Quist en Jorrit van Dam", "Wil een ander moment"],
      [first.nummer, "Eline Quist en Jorrit van Dam", "Wil een ander moment"],
    ]);
    expect(await countWork(deps, inIt())).toBe(2);
    expect(await waiting(asRol(own, "admin"))).toEqual([]);

    const answer = {
      requestId: crypto.randomUUID(),
      dossierId: second.dossierId,
      afspraakId: second.afspraakIds[0] ?? "",
      antwoord: "Nee",
    };
    await declineVerzoek(deps, inIt(), answer);
    await owner
      .updateTable("dossier")
      .set({ gesloten_op: new Date(), gesloten_reden: "klaar" })
      .where("id", "=", first.dossierId)
      .execute();
    expect(await waiting()).toEqual([]);
    expect(await countWork(deps, inIt())).toBe(0);
  });
});

it("tells who planned it and what was done with it since, newest first", async () => {
  const d = await planned();
  await makeVerzoek(deps, asKlant(kantoor, d), d.asked());
  await changeAfspraak(deps, tim(), d.changed({ tijdstip: "16:00" }));
  const history = await showAfspraakHistory(deps, adviseur(), { dossierId: d.dossierId, afspraakId: d.afspraakId });
  expect(history.map((line) => [line.kind, line.actor])).toEqual([
    ["afspraak.changed", "Tim Bos"],
    ["verzoek.made", "Eline Quist"],
    ["afspraak.planned", "adviseur Test"],
  ]);
});
