import { cancelAfspraak } from "@dossierklaar/domain/afspraak/cancel-afspraak";
import { changeAfspraak } from "@dossierklaar/domain/afspraak/change-afspraak";
import { declineVerzoek, makeVerzoek } from "@dossierklaar/domain/afspraak/verzoek";
import { addWerkdagen } from "@dossierklaar/domain/calendar-day";
import { chooseTaal } from "@dossierklaar/domain/dossier/choose-taal";
import { dayOf, formatDateLong } from "@dossierklaar/domain/format";
import { asKlant, asRol, storyAfspraak } from "@dossierklaar/domain/testing/dossier";
import { beforeEach, describe, expect, it } from "vitest";
import { mailsOf } from "../testing/mails.ts";
import { type PostbusMail, startWorld } from "../testing/world.ts";

const world = await startWorld();
const { deps, owner, kantoor } = world;
const { confirmed } = mailsOf(world);
beforeEach(() => world.quiet());
const sanne = () => asRol(kantoor, "adviseur");

type Confirmed = Awaited<ReturnType<typeof confirmed>>;
const rowOf = (d: Confirmed) => owner.selectFrom("afspraak").selectAll().where("id", "=", d.afspraakId).executeTakeFirstOrThrow();

async function change(d: Confirmed, to: Partial<Parameters<typeof changeAfspraak>[2]>): Promise<void> {
  const { afspraaktypeId: _, ocktoAanvragerIds: __, leaveOut: ___, ...fields } = storyAfspraak(kantoor, d.dossierId);
  const row = await rowOf(d);
  const stands = { ...fields, datum: dayOf(row.begint_op), afspraakId: d.afspraakId, seenVersie: row.versie };
  await changeAfspraak(deps, sanne(), { ...stands, requestId: crypto.randomUUID(), ...to });
}

async function callOff(d: Confirmed, redenVoorKlant: string): Promise<void> {
  const { versie } = await rowOf(d);
  const of = { requestId: crypto.randomUUID(), dossierId: d.dossierId, afspraakId: d.afspraakId, seenVersie: versie };
  await cancelAfspraak(deps, sanne(), { ...of, redenVoorKlant, stukIds: [], actiepuntIds: [] });
}

/** The mails to an address of one kind, oldest first, each with the lines of its agenda file. */
async function mailed(address: string | null | undefined, soort: string) {
  const found = (await world.mails(address ?? "")).filter((mail) => mail.Tag === soort);
  return found.map((mail) => ({ ...mail, ics: icsOf(mail) }));
}

/** The agenda file of a mail, its long lines whole again (RFC 5545 3.1). */
function icsOf(mail: PostbusMail): string {
  const part = /text\/calendar[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(mail.Body)?.[1] ?? "";
  return Buffer.from(part, "base64").toString("utf8").replaceAll("\r\n ", "");
}

describe("an afspraak that is moved", () => {
  it("is told to both with the new moment and a file that moves the same entry", async () => {
    const d = await confirmed();
    await world.runJobs();
    const datum = addWerkdagen(dayOf(deps.clock.now()), 7);
    await change(d, { datum, tijdstip: "10:00" });
    await world.runJobs();
    for (const address of d.addresses) {
      const [first] = await mailed(address, "afspraakBevestiging");
      const [mail] = await mailed(address, "afspraakVerzet");
      const begint = (await rowOf(d)).begint_op;
      expect(mail?.TextBody).toContain(`Je afspraak is verzet naar ${formatDateLong(begint)}, bij ons op kantoor`);
      expect(mail?.TextBody).toContain("De eerdere vervalt.");
      expect(mail?.TextBody).toContain("/toegang/");
      expect(mail?.ics).toContain("METHOD:PUBLISH");
      expect(mail?.ics).toContain(`UID:${d.afspraakId}@dossierklaar`);
      expect([first?.ics, mail?.ics].map((ics) => /SEQUENCE:(\d+)/.exec(ics ?? "")?.[1])).toEqual(["0", "1"]);
      expect(mail?.ics).toContain(`DTSTART:${begint.toISOString().replace(/[-:]|\.000/g, "")}`);
    }
  });

  it("is told in the tone of the dossier", async () => {
    const d = await confirmed();
    await owner.updateTable("dossier").set({ aanspreekvorm: "formal" }).where("id", "=", d.dossierId).execute();
    await change(d, { tijdstip: "16:00" });
    await world.runJobs();
    const [mail] = await mailed(d.addresses[0], "afspraakVerzet");
    expect(mail?.TextBody).toContain("Uw afspraak is verzet naar");
    expect(mail?.TextBody).toContain("De eerdere afspraak vervalt.");
  });
});

it("tells what else of it changed, by name", async () => {
  const d = await confirmed();
  await change(d, { locatieSoort: "video", locatieId: null, locatie: "https://video.example/abc", opmerkingen: "Zet je camera aan." });
  await world.runJobs();
  const [mail] = await mailed(d.addresses[1], "afspraakGewijzigd");
  expect(mail?.TextBody).toContain("is iets gewijzigd: de plaats en de opmerkingen.");
  expect(mail?.TextBody).toContain("Zet je camera aan.");
  expect(mail?.ics).toContain("SEQUENCE:1");
});

describe("an afspraak that is called off", () => {
  it("is told with the reason and a file that takes it out of the agenda", async () => {
    const d = await confirmed();
    await world.runJobs();
    await callOff(d, "Sanne is ziek");
    await world.runJobs();
    const [mail] = await mailed(d.addresses[0], "afspraakAfgezegd");
    expect(mail?.TextBody).toContain(`Je afspraak van ${formatDateLong((await rowOf(d)).begint_op)} gaat niet door. Sanne is ziek.`);
    for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", `UID:${d.afspraakId}@dossierklaar`])
      expect(mail?.ics).toContain(line);
    expect(mail?.ics).toContain(`MAILTO:${d.addresses[0]}`);
  });

  it("is told without a reason when none was given", async () => {
    const d = await confirmed();
    await callOff(d, "");
    await world.runJobs();
    const [mail] = await mailed(d.addresses[0], "afspraakAfgezegd");
    expect(mail?.TextBody).toMatch(/gaat niet door\.\n/);
    // The confirmation that had not left yet does not follow it.
    expect(await mailed(d.addresses[0], "afspraakBevestiging")).toEqual([]);
  });
});

it("answers who asked for another moment, and leaves the agenda alone", async () => {
  const d = await confirmed();
  const of = { dossierId: d.dossierId, afspraakId: d.afspraakId };
  const eline = asKlant(kantoor, d, 0, { email: d.addresses[0] ?? "" });
  await makeVerzoek(deps, eline, { ...of, requestId: crypto.randomUUID(), soort: "move", reden: "Ik werk dan.", momenten: "" });
  await declineVerzoek(deps, sanne(), { ...of, requestId: crypto.randomUUID(), antwoord: "Die week is Sanne er niet" });
  await world.runJobs();
  const [mail] = await mailed(d.addresses[0], "verzoekAfgewezen");
  expect(mail?.TextBody).toContain("te verzetten. Dat lukt niet. Die week is Sanne er niet.");
  expect(mail?.TextBody).toContain("De afspraak gaat door zoals gepland.");
  expect(mail?.Attachments).toEqual([]);
  expect(await mailed(d.addresses[1], "verzoekAfgewezen")).toEqual([]);
});

it("each client is mailed in the language that she chose", async () => {
  const d = await confirmed();
  const [english, dutch] = d.addresses;
  await chooseTaal(deps, asKlant(kantoor, d, 0, { email: english ?? "" }), { dossierId: d.dossierId, taal: "en" });
  await callOff(d, "Ziek");
  await world.runJobs();
  const [hers] = await mailed(english, "afspraakAfgezegd");
  expect(hers?.Subject).toMatch(/^Appointment of .* is cancelled$/);
  expect(hers?.TextBody).toContain("Kind regards,");
  const [his] = await mailed(dutch, "afspraakAfgezegd");
  expect(his?.Subject).toMatch(/gaat niet door$/);
});
