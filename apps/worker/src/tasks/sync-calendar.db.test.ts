import { newConsentSecrets } from "@dossierklaar/calendar/oauth";
import type { AgendaSoort } from "@dossierklaar/db/columns";
import { findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { cancelAfspraak } from "@dossierklaar/domain/afspraak/cancel-afspraak";
import { changeAfspraak } from "@dossierklaar/domain/afspraak/change-afspraak";
import { instantOf } from "@dossierklaar/domain/afspraak/dates";
import { declineVoorstel } from "@dossierklaar/domain/agenda/decline-voorstel";
import { coupleAgenda, decoupleAgenda } from "@dossierklaar/domain/agenda/koppeling";
import { addWerkdagen } from "@dossierklaar/domain/calendar-day";
import { dayOf } from "@dossierklaar/domain/format";
import { asRol, openStoryDossier, planStoryAfspraak, storyAfspraak } from "@dossierklaar/domain/testing/dossier";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { startWorld } from "../testing/world.ts";
import { readAgendas } from "./agenda-rounds.ts";
import { readAgenda } from "./read-agenda.ts";
import { syncCalendar } from "./sync-calendar.ts";

const world = await startWorld();
const { deps, kantoor, owner } = world;
const kantoorId = kantoor.id;
const datum = addWerkdagen(dayOf(new Date()), 15);
/** That day at this time in Amsterdam, as the vendors write it. */
const at = (time: string): string => instantOf(datum, time).toISOString();
const adviseur = asRol(kantoor, "adviseur");
const agendas = deps.agendas;
if (!agendas) throw new Error("the stand-ins are configured");

const order = (fault: object) => fetch(`${world.origin}/agenda/_faults`, { method: "POST", body: JSON.stringify(fault) });
type Event = { id: string; account: string; title: string; location: string; description: string; start: string; isDeleted: boolean };
let account = "";

/** What stands in her agenda at the vendor. */
async function events(of = account): Promise<Event[]> {
  // The stand-in's own shape.
  const all = (await (await fetch(`${world.origin}/agenda/_events`)).json()) as Event[];
  return all.filter((event) => event.account === of && !event.isDeleted);
}

/** What she does in her agenda herself. */
const byHand = (vendor: AgendaSoort, id: string, wat: "later" | "weg") =>
  fetch(`${world.origin}/agenda`, { method: "POST", body: new URLSearchParams({ vendor, account, id, wat }), redirect: "manual" });

/** Goes to the vendor's page, consents, and comes back. */
async function couple(soort: AgendaSoort, as = account): Promise<void> {
  const agenda = agendas?.find(soort);
  if (!agenda) throw new Error("not configured");
  const secrets = newConsentSecrets();
  const url = await agenda.consentUrl({ ...secrets, redirectUri: "http://localhost:3000/agenda/gekoppeld" });
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ account: as, antwoord: "toestaan" }), redirect: "manual" });
  const tokens = await agenda.redeemConsent({ ...secrets, cameBackAt: new URL(answer.headers.get("location") ?? "") });
  const close = (text: string) => agendas?.seal.close(text, `${kantoorId}:${adviseur.gebruikerId}`) ?? "";
  await coupleAgenda(deps, adviseur, {
    soort,
    account: tokens.account,
    vernieuwToken: close(tokens.refreshToken),
    toegangToken: close(tokens.accessToken),
    toegangTot: tokens.accessTot,
  });
}

async function planned(change: Parameters<typeof planStoryAfspraak>[3] = {}) {
  const { dossierId } = await openStoryDossier(deps, kantoor);
  const { afspraakId } = await planStoryAfspraak(deps, kantoor, dossierId, { datum, inAgenda: true, ...change });
  const row = async () => {
    const found = await findAfspraak(owner, kantoorId, afspraakId);
    if (!found) throw new Error("it was planned");
    return found;
  };
  const { afspraaktypeId: _, ocktoAanvragerIds: __, leaveOut: ___, ...fields } = storyAfspraak(kantoor, dossierId);
  const step = async () => ({ requestId: crypto.randomUUID(), dossierId, afspraakId, seenVersie: (await row()).versie });
  return {
    dossierId,
    afspraakId,
    row,
    change: async (what: object) => changeAfspraak(deps, adviseur, { ...fields, datum, ...(await step()), ...what }),
    cancel: async () => cancelAfspraak(deps, adviseur, { ...(await step()), redenVoorKlant: "", stukIds: [], actiepuntIds: [] }),
    decline: async () => declineVoorstel(deps, adviseur, { dossierId, afspraakId, requestId: crypto.randomUUID() }),
  };
}

/** The round that reads coupled agendas. */
async function readAll(): Promise<void> {
  const rows = await owner
    .selectFrom("agenda_koppeling")
    .select("id")
    .where("kantoor_id", "=", kantoorId)
    .where("status", "=", "active")
    .execute();
  for (const { id } of rows) await readAgenda(deps, { kantoorId, koppelingId: id });
  await world.runJobs();
}

beforeEach(async () => {
  await world.quiet();
  await fetch(`${world.origin}/agenda/_faults`, { method: "DELETE" });
  await owner.deleteFrom("agenda_koppeling").where("kantoor_id", "=", kantoorId).execute();
  // The afspraken of the tests before belong in no agenda of this one.
  await owner.updateTable("afspraak").set({ in_agenda: false, agenda_stand: "none" }).where("kantoor_id", "=", kantoorId).execute();
  deps.clock.at = new Date();
  account = `sanne.${crypto.randomUUID()}@voorbeeld.example`;
});

describe.each(["google", "microsoft"] as const)("an afspraak in her agenda at %s", (soort) => {
  it("is put there, changed and taken away, and never with the interne notitie", async () => {
    await couple(soort);
    const a = await planned({ opmerkingen: "Er is koffie.", interneNotitie: "GEHEIM-NOTITIE" });
    await world.runJobs();
    expect(await events()).toMatchObject([
      { title: "Oriënterend gesprek Quist en Van Dam", location: "Maliebaan 41, 3581 CD Utrecht", description: "Er is koffie." },
    ]);
    expect(JSON.stringify(await events())).not.toContain("GEHEIM");
    expect(await a.row()).toMatchObject({ agenda_stand: "placed", agenda_voorstel: null });
    await a.change({ titel: "Anders", tijdstip: "16:00", inAgenda: true });
    await world.runJobs();
    expect(await events()).toMatchObject([{ title: "Anders", start: at("16:00") }]);
    await a.cancel();
    await world.runJobs();
    expect(await events()).toEqual([]);
    expect(await a.row()).toMatchObject({ agenda_stand: "none" });
  });

  it("is one event, whatever runs twice, fails or is killed after the call", async () => {
    await couple(soort);
    const a = await planned();
    // The create goes through and its answer does not come: as when the process is killed then.
    if (soort === "microsoft") await order({ delayMs: 1 });
    await order({ dropResponse: true });
    await world.runJobs();
    expect(await events()).toHaveLength(1);
    expect(await a.row()).toMatchObject({ agenda_stand: "waiting" });
    world.later(60_000);
    await world.runJobs();
    await syncCalendar(deps, { kantoorId, afspraakId: a.afspraakId });
    await Promise.all([
      syncCalendar(deps, { kantoorId, afspraakId: a.afspraakId }),
      syncCalendar(deps, { kantoorId, afspraakId: a.afspraakId }),
    ]);
    expect(await events()).toHaveLength(1);
    expect(await a.row()).toMatchObject({ agenda_stand: "placed" });
  });

  it.each([
    [{ status: 429, retryAfter: 120 }, 120_000],
    [{ status: 500 }, 15_000],
    [{ status: 503, retryAfter: 40 }, 40_000],
  ])("waits after %j and loses nothing", async (fault, ms) => {
    await couple(soort);
    const a = await planned();
    await order(fault);
    const before = deps.clock.at.getTime();
    await world.runJobs();
    expect(await events()).toEqual([]);
    const waiting = (await world.listJobs()).find((job) => job.task === "sync-calendar");
    expect(waiting?.runAt.getTime()).toBeGreaterThanOrEqual(before + ms);
    world.later(ms + 1000);
    await world.runJobs();
    expect(await events()).toHaveLength(1);
    expect(await a.row()).toMatchObject({ agenda_stand: "placed" });
  });

  it("says so when the agenda refuses it for good, and is tried again with the next change", async () => {
    await couple(soort);
    const a = await planned();
    await order({ status: 400, times: 2 });
    await world.runJobs();
    expect(await a.row()).toMatchObject({ agenda_stand: "failed" });
    await fetch(`${world.origin}/agenda/_faults`, { method: "DELETE" });
    await a.change({ titel: "Anders", inAgenda: true });
    await world.runJobs();
    expect(await a.row()).toMatchObject({ agenda_stand: "placed" });
    expect(await events()).toHaveLength(1);
  });

  it("is told to be out of it when consent was taken back, and catches up after coupling again", async () => {
    await couple(soort);
    const first = await planned();
    await world.runJobs();
    await fetch(`${world.origin}/agenda/_withdraw`, { method: "POST" });
    const second = await planned();
    await world.runJobs();
    expect(await owner.selectFrom("agenda_koppeling").select("status").where("kantoor_id", "=", kantoorId).execute()).toEqual([
      { status: "expired" },
    ]);
    expect(await second.row()).toMatchObject({ agenda_stand: "stopped" });
    expect(await first.row()).toMatchObject({ agenda_stand: "stopped" });
    await first.cancel();
    await world.runJobs();
    await couple(soort);
    await world.runJobs();
    // The one that was called off meanwhile is gone, the new one is there.
    expect(await events()).toHaveLength(1);
    expect(await second.row()).toMatchObject({ agenda_stand: "placed" });
    expect(await first.row()).toMatchObject({ agenda_stand: "none" });
  });

  it("is proposed when she moves it there, and written back when that is not taken over", async () => {
    await couple(soort);
    const a = await planned();
    await world.runJobs();
    await readAll();
    const id = (await events())[0]?.id ?? "";
    await byHand(soort, id, "later");
    await readAll();
    const voorstel = { soort: "moved", begintOp: at("15:30"), duurMinuten: 60 };
    expect((await a.row()).agenda_voorstel).toEqual(voorstel);
    // Another change here does not write over what she did there.
    await a.change({ titel: "Anders", inAgenda: true });
    await world.runJobs();
    expect((await a.row()).agenda_voorstel).toEqual(voorstel);
    expect(await events()).toMatchObject([{ start: at("15:30") }]);
    await a.decline();
    await world.runJobs();
    expect(await events()).toMatchObject([{ start: at("14:30"), title: "Anders" }]);
    expect(await a.row()).toMatchObject({ agenda_stand: "placed", agenda_voorstel: null });
  });

  it("is no longer a proposal once the afspraak is moved there too", async () => {
    await couple(soort);
    const a = await planned();
    await world.runJobs();
    await readAll();
    await byHand(soort, (await events())[0]?.id ?? "", "later");
    await readAll();
    await a.change({ tijdstip: "15:30", inAgenda: true });
    await world.runJobs();
    expect(await a.row()).toMatchObject({ agenda_stand: "placed", agenda_voorstel: null });
    expect(await events()).toMatchObject([{ start: at("15:30") }]);
  });

  it("is proposed to call off when she deletes it there, and comes back when that is not taken over", async () => {
    await couple(soort);
    const a = await planned();
    await world.runJobs();
    await readAll();
    await byHand(soort, (await events())[0]?.id ?? "", "weg");
    await readAll();
    expect((await a.row()).agenda_voorstel).toEqual({ soort: "removed" });
    await a.decline();
    await world.runJobs();
    expect(await events()).toHaveLength(1);
    expect(await a.row()).toMatchObject({ agenda_stand: "placed", agenda_voorstel: null });
  });

  it("stays where it is when she uncouples, and the vendor hears it", async () => {
    await couple(soort);
    const a = await planned();
    await world.runJobs();
    await decoupleAgenda(deps, adviseur);
    await world.runJobs();
    expect(await events()).toHaveLength(1);
    expect(await a.row()).toMatchObject({ agenda_stand: "stopped" });
    const koppeling = await owner.selectFrom("agenda_koppeling").selectAll().where("kantoor_id", "=", kantoorId).executeTakeFirstOrThrow();
    expect(koppeling).toMatchObject({ status: "ended", vernieuw_token: "", toegang_token: null });
  });
});

describe("an afspraak and agendas", () => {
  it("goes into no agenda when that was not ticked, or nobody coupled one", async () => {
    const uncoupled = await planned();
    await world.runJobs();
    expect(await uncoupled.row()).toMatchObject({ agenda_stand: "stopped" });
    await couple("google");
    const unticked = await planned({ inAgenda: false });
    await world.runJobs();
    expect(await unticked.row()).toMatchObject({ agenda_stand: "none" });
    // What waited for a coupling is there now.
    expect(await uncoupled.row()).toMatchObject({ agenda_stand: "placed" });
    expect(await events()).toHaveLength(1);
  });

  it("moves from the one vendor's agenda to the other's with the coupling", async () => {
    await couple("google");
    const a = await planned();
    await world.runJobs();
    await couple("microsoft");
    await world.runJobs();
    expect(await a.row()).toMatchObject({ agenda_stand: "placed" });
    const rows = await owner
      .selectFrom("agenda_koppeling")
      .select(["soort", "status"])
      .where("kantoor_id", "=", kantoorId)
      .orderBy("soort")
      .execute();
    expect(rows).toEqual([
      { soort: "google", status: "ended" },
      { soort: "microsoft", status: "active" },
    ]);
  });

  it("is taken up again by the round when its worker was killed before the call", async () => {
    await couple("google");
    const a = await planned();
    await sql`delete from graphile_worker._private_jobs`.execute(owner);
    world.later(11 * 60_000);
    await readAgendas(deps);
    await world.runJobs();
    expect(await a.row()).toMatchObject({ agenda_stand: "placed" });
  });

  it("keeps tokens closed in the database, and in no log", async () => {
    await couple("google");
    const row = await owner.selectFrom("agenda_koppeling").selectAll().where("kantoor_id", "=", kantoorId).executeTakeFirstOrThrow();
    expect(row.vernieuw_token).toMatch(/^v1\./);
    expect(row.toegang_token).toMatch(/^v1\./);
    const open = agendas.seal.open(row.vernieuw_token, `${kantoorId}:${adviseur.gebruikerId}`);
    expect(world.logged.join("\n")).not.toContain(open);
  });
});
