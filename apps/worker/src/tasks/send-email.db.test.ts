import { hashToken } from "@dossierklaar/auth/grants";
import { findEmail } from "@dossierklaar/db/queries/email";
import { enqueueMail } from "@dossierklaar/domain/enqueue-mail";
import { storyDossier } from "@dossierklaar/domain/testing/dossier";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { dispatch } from "../dispatch.ts";
import { RetryLater } from "../retry-later.ts";
import { newAddress, type PostbusMail, startWorld } from "../testing/world.ts";
import { reconcileEmails } from "./reconcile-emails.ts";
import { sendEmail } from "./send-email.ts";

const world = await startWorld();
const { deps, owner, kantoor } = world;
const kantoorId = kantoor.id;
const settled = 66_000;
beforeEach(() => world.quiet());

/** A planned afspraak for two people, whose confirmations wait. */
async function confirmed(addresses: [string | null, string | null] = [newAddress("eline"), newAddress("jorrit")]) {
  const [eline, jorrit] = storyDossier(kantoor).aanvragers;
  if (!eline || !jorrit) throw new Error("the story has two aanvragers");
  const dossier = await world.planned({
    aanvragers: [
      { ...eline, email: addresses[0] },
      { ...jorrit, email: addresses[1] },
    ],
  });
  const emails = await owner.selectFrom("email").select(["id", "aan"]).where("dossier_id", "=", dossier.dossierId).execute();
  const idOf = (address: string | null): string => emails.find((email) => email.aan === address)?.id ?? "";
  return { ...dossier, addresses, idOf, emailId: idOf(addresses[0]) };
}
const rowOf = (emailId: string) => findEmail(deps.databases.forKantoor(kantoorId), kantoorId, emailId);
const send = (emailId: string, other: Partial<typeof deps> = {}) => sendEmail({ ...deps, ...other }, { kantoorId, emailId });
const eventsOf = async (dossierId: string, kind: string) =>
  (await owner.selectFrom("dossier_event").select("payload").where("dossier_id", "=", dossierId).where("kind", "=", kind).execute()).map(
    (row) => row.payload,
  );
const linkIn = (mail: PostbusMail | undefined): string =>
  /https:\/\/portaal\.voorbeeld\.example\/toegang\/([\w-]+)/.exec(mail?.TextBody ?? "")?.[1] ?? "";
const grantOf = (token: string) =>
  owner.selectFrom("portal_grant").selectAll().where("token_hash", "=", hashToken(token)).executeTakeFirst();

describe("a planned afspraak", () => {
  it("reaches both people by mail, with their own papers, an agenda file and a link that works once", async () => {
    const d = await confirmed();
    await world.runJobs();
    const [first, second] = d.addresses;
    const [toEline] = await world.mails(first ?? "");
    const [toJorrit] = await world.mails(second ?? "");
    expect(toEline).toMatchObject({
      From: '"adviseur Test van De Vries Hypotheken" <post@devries.example>',
      ReplyTo: "adviseur@devrieshypotheken.example",
      To: [{ Email: first, Name: "Eline Quist" }],
      Attachments: ["afspraak.ics"],
      Metadata: { emailId: d.emailId },
      Tag: "afspraakBevestiging",
    });
    expect(toEline?.TextBody).toContain("Hoi Eline,");
    expect(toEline?.TextBody).toContain("salarisstrook");
    expect(toEline?.TextBody).toContain("Parkeren kan achter het kantoor.");
    expect(toEline?.TextBody).not.toContain("Let op: eigen bedrijf");
    expect(toEline?.HtmlBody).toContain("/toegang/");
    expect(toJorrit?.TextBody).not.toContain("salarisstrook");
    expect(toJorrit?.TextBody).toContain("Hoi Jorrit,");

    const ics = icsOf(toEline);
    expect(ics).toContain("METHOD:PUBLISH");
    expect(ics).toContain(`UID:${d.afspraakId}@dossierklaar`);
    expect(ics).toContain("mailto:post@devries.example");
    expect(ics).not.toContain("/toegang/");

    expect(await grantOf(linkIn(toEline))).toMatchObject({ email: first, dossier_id: d.dossierId, soort: "mailLink", used_at: null });
    expect(linkIn(toEline)).not.toBe(linkIn(toJorrit));
  });

  it("leaves the mail under E-mails as it was sent, but for what signs its reader in", async () => {
    const d = await confirmed();
    await world.runJobs();
    const [mail] = await world.mails(d.addresses[0] ?? "");
    const row = await rowOf(d.emailId);
    expect(row).toMatchObject({ status: "sent", postmark_id: mail?.MessageID, onderwerp: mail?.Subject, bijlagen: ["afspraak.ics"] });
    expect(row?.verzonden_op).toBeInstanceOf(Date);
    expect(row?.html).toContain("salarisstrook");
    for (const text of [row?.html, row?.tekst]) expect(text).not.toContain(linkIn(mail));
    expect(row?.tekst).toContain("/afgeschermd");
    expect(await eventsOf(d.dossierId, "email.sent")).toContainEqual({
      emailId: d.emailId,
      soort: "afspraakBevestiging",
      aan: d.addresses[0],
    });
    const dossier = await owner.selectFrom("dossier").select("versie").where("id", "=", d.dossierId).executeTakeFirstOrThrow();
    expect(row?.versie).toBeGreaterThan(2);
    expect(row?.versie).toBeLessThanOrEqual(dossier.versie);
  });

  it("writes to two at one address as two, and to who serves the other about both", async () => {
    const address = newAddress("samen");
    await confirmed([address, address]);
    const alone = newAddress("alleen");
    await confirmed([alone, null]);
    await world.runJobs();
    const shared = await world.mails(address);
    expect(shared).toHaveLength(1);
    expect(shared[0]?.TextBody).toContain("Hoi Eline en Jorrit,");
    expect(shared[0]?.TextBody).toContain("Voor Jorrit");
    const [served] = await world.mails(alone);
    expect(served?.TextBody).toContain("Hoi Eline,");
    expect(served?.TextBody).toContain("Voor Jorrit");
  });

  it("asks only what is still open when the mail leaves", async () => {
    const d = await confirmed();
    const naam = "Recente salarisstrook";
    const stukken = await owner.selectFrom("stuk").select(["id", "soort_document_id"]).where("dossier_id", "=", d.dossierId).execute();
    const soort = await owner
      .selectFrom("soort_document")
      .select("id")
      .where("klant_naam", "=", naam)
      .where("kantoor_id", "=", kantoorId)
      .executeTakeFirstOrThrow();
    const delivered = stukken.filter((stuk) => stuk.soort_document_id === soort.id).map((stuk) => stuk.id);
    expect(delivered).not.toEqual([]);
    await owner.updateTable("stuk").set({ status: "received" }).where("id", "in", delivered).execute();
    await world.runJobs();
    const [mail] = await world.mails(d.addresses[0] ?? "");
    expect(mail?.TextBody).not.toContain(naam);
  });
});

/** The attachment, out of the whole message. */
function icsOf(mail: PostbusMail | undefined): string {
  const part = /Content-Type: text\/calendar[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(mail?.Body ?? "")?.[1] ?? "";
  return Buffer.from(part, "base64")
    .toString("utf8")
    .replace(/\r\n[ \t]/g, "");
}

describe("a mail leaves once", () => {
  it("however often it is dispatched and however many jobs run", async () => {
    const d = await confirmed();
    const queued = await owner
      .selectFrom("dossier_event")
      .select("versie")
      .where("dossier_id", "=", d.dossierId)
      .where("kind", "=", "email.queued")
      .executeTakeFirstOrThrow();
    const again = () => dispatch(deps, { kantoorId, dossierId: d.dossierId, versie: queued.versie });
    await again();
    await again();
    expect((await world.listJobs()).filter((job) => job.key === `email:${d.emailId}`)).toHaveLength(1);
    await world.runJobs();
    await again();
    await world.runJobs();
    await send(d.emailId);
    expect(await world.mails(d.addresses[0] ?? "")).toHaveLength(1);
    expect(await eventsOf(d.dossierId, "email.sent")).toHaveLength(2);
  });

  it("when several take it at the same moment", async () => {
    const d = await confirmed();
    const ends = await Promise.allSettled([1, 2, 3, 4].map(() => send(d.emailId)));
    expect(ends.filter((end) => end.status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    for (const end of ends) if (end.status === "rejected") expect(end.reason).toBeInstanceOf(RetryLater);
    expect(await world.mails(d.addresses[0] ?? "")).toHaveLength(1);
    expect((await rowOf(d.emailId))?.status).toBe("sent");
  });

  it("although its answer was lost", async () => {
    const d = await confirmed();
    await world.orderFault({ dropResponse: true });
    await expect(send(d.emailId)).rejects.toThrow(RetryLater);
    expect((await rowOf(d.emailId))?.status).toBe("claimed");
    // Too soon to know whether it left: nobody sends, nobody gives up.
    await expect(send(d.emailId)).rejects.toThrow(RetryLater);
    world.later(settled);
    await send(d.emailId);
    const mails = await world.mails(d.addresses[0] ?? "");
    expect(mails).toHaveLength(1);
    expect(await rowOf(d.emailId)).toMatchObject({ status: "sent", postmark_id: mails[0]?.MessageID });
  });

  it("although the worker died between sending and writing that down", async () => {
    const d = await confirmed();
    const dying: typeof deps.mailer = {
      ...deps.mailer,
      async send(mail) {
        await deps.mailer.send(mail);
        throw new Error("killed");
      },
    };
    await expect(send(d.emailId, { mailer: dying })).rejects.toThrow("killed");
    world.later(settled);
    await send(d.emailId);
    expect(await world.mails(d.addresses[0] ?? "")).toHaveLength(1);
    expect((await rowOf(d.emailId))?.status).toBe("sent");
  });

  it("and does leave when the worker died before sending, with a link of its own", async () => {
    const d = await confirmed();
    const dying: typeof deps.mailer = { ...deps.mailer, send: () => Promise.reject(new Error("killed")) };
    await expect(send(d.emailId, { mailer: dying })).rejects.toThrow("killed");
    world.later(settled);
    await send(d.emailId);
    const [mail, second] = await world.mails(d.addresses[0] ?? "");
    expect(second).toBeUndefined();
    expect(await grantOf(linkIn(mail))).toMatchObject({ used_at: null });
  });
});

describe("when Postmark does not take it", () => {
  it.each([429, 500, 503])("%i: the job waits and sends later", async (status) => {
    const d = await confirmed();
    await world.orderFault({ status, times: 2 });
    await world.runJobs();
    expect(await world.mails(d.addresses[0] ?? "")).toEqual([]);
    const [waiting] = (await world.listJobs()).filter((job) => job.key === `email:${d.emailId}`);
    expect(waiting?.runAt.getTime()).toBeGreaterThan(deps.clock.at.getTime() + 30_000);
    expect(waiting?.error).toBeNull();
    // A 503 of Postmark is maintenance, which the mailer looks at again after five minutes.
    world.later(6 * 60_000);
    await world.runJobs();
    expect(await world.mails(d.addresses[0] ?? "")).toHaveLength(1);
    expect((await rowOf(d.emailId))?.status).toBe("sent");
  });

  it("an order to try later is not made an order to try now by a second dispatch", async () => {
    const d = await confirmed();
    await world.orderFault({ status: 500, times: 2 });
    await world.runJobs();
    const runAt = async () => (await world.listJobs()).find((job) => job.key === `email:${d.emailId}`)?.runAt;
    const before = await runAt();
    const { versie } = await owner
      .selectFrom("dossier_event")
      .select("versie")
      .where("dossier_id", "=", d.dossierId)
      .where("kind", "=", "email.queued")
      .executeTakeFirstOrThrow();
    await dispatch(deps, { kantoorId, dossierId: d.dossierId, versie });
    expect(await runAt()).toEqual(before);
    world.later(3 * 60_000);
    await world.runJobs();
  });

  it("gives up after a day and says so", async () => {
    const d = await confirmed();
    await world.orderFault({ status: 500 });
    await expect(send(d.emailId)).rejects.toThrow(RetryLater);
    world.later(25 * 3_600_000);
    await send(d.emailId);
    expect(await rowOf(d.emailId)).toMatchObject({ status: "failed", reden: expect.stringContaining("een dag lang niet te bereiken") });
  });

  it("an address that takes no mail is told at the mail and in the Logboek", async () => {
    const address = `eline.${crypto.randomUUID().slice(0, 8)}@inactive.example`;
    const d = await confirmed([address, newAddress("jorrit")]);
    await world.runJobs();
    const reden = expect.stringContaining("neemt geen mail meer aan");
    expect(await rowOf(d.emailId)).toMatchObject({ status: "failed", reden });
    expect(await eventsOf(d.dossierId, "email.failed")).toEqual([
      { emailId: d.emailId, soort: "afspraakBevestiging", aan: address, reden },
    ]);
    expect(await rowOf(d.idOf(d.addresses[1]))).toMatchObject({ status: "sent" });
    expect((await world.listJobs()).filter((job) => job.key === `email:${d.emailId}`)).toEqual([]);
  });

  it("an address that was changed before it left is not written to", async () => {
    const d = await confirmed();
    await owner
      .updateTable("aanvrager")
      .set({ email: newAddress("nieuw") })
      .where("id", "=", d.aanvragerIds[0])
      .execute();
    await world.runJobs();
    expect(await world.mails(d.addresses[0] ?? "")).toEqual([]);
    expect(await rowOf(d.emailId)).toMatchObject({ status: "failed", reden: expect.stringContaining("hoort bij geen aanvrager") });
  });
});

describe("a login link", () => {
  const ask = async (dossierId: string, aan: string, asked = deps.clock.at): Promise<string> => {
    const mail = { soort: "inloglink" as const, sleutel: `inloglink:${crypto.randomUUID()}`, aan, aanNaam: "Eline Quist", dossierId };
    const id = await deps.databases
      .forKantoor(kantoorId)
      .transaction()
      .execute((tx) => enqueueMail(tx, kantoorId, mail));
    await owner
      .updateTable("email")
      .set({ aangemaakt_op: asked })
      .where("id", "=", id ?? "")
      .execute();
    return id ?? "";
  };

  it("carries a code, which is kept nowhere", async () => {
    const d = await confirmed();
    const emailId = await ask(d.dossierId, d.addresses[0] ?? "");
    await world.runJobs();
    const mail = (await world.mails(d.addresses[0] ?? "")).find((one) => one.Tag === "inloglink");
    const code = /\b\d{6}\b/.exec(mail?.TextBody ?? "")?.[0] ?? "";
    expect(code).not.toBe("");
    expect(mail?.Attachments).toEqual([]);
    expect(await grantOf(linkIn(mail))).toMatchObject({ soort: "loginLink", code_hash: expect.any(Buffer) });
    const row = await rowOf(emailId);
    expect(row?.status).toBe("sent");
    for (const text of [row?.html, row?.tekst]) {
      expect(text).not.toContain(code);
      expect(text).toContain("••••••");
    }
  });

  it("is not sent hours after it was asked", async () => {
    const d = await confirmed();
    const emailId = await ask(d.dossierId, d.addresses[0] ?? "", new Date(deps.clock.at.getTime() - 3 * 3_600_000));
    await world.runJobs();
    expect(await rowOf(emailId)).toMatchObject({ status: "failed", reden: expect.stringContaining("niet op tijd") });
  });
});

describe("a mail that got stuck", () => {
  it("because it cannot be written is told after a day", async () => {
    const d = await confirmed();
    // The agenda file cannot be made with a sender that is none.
    const broken = { mailFrom: "geen adres" };
    await expect(send(d.emailId, broken)).rejects.toThrow(RangeError);
    expect((await rowOf(d.emailId))?.status).toBe("queued");
    await owner
      .updateTable("email")
      .set({ aangemaakt_op: new Date(deps.clock.at.getTime() - 25 * 3_600_000) })
      .where("id", "=", d.emailId)
      .execute();
    await send(d.emailId, broken);
    expect(await rowOf(d.emailId)).toMatchObject({ status: "failed", reden: expect.stringContaining("niet worden gemaakt") });
  });

  it("because its worker was killed leaves soon, not when the lock of its job ends", async () => {
    const d = await confirmed();
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker that was killed', attempts = 1`.execute(
      owner,
    );
    await owner.updateTable("email").set({ aangemaakt_op: deps.clock.at }).where("dossier_id", "=", d.dossierId).execute();
    await reconcileEmails(deps);
    await world.runJobs();
    expect(await world.mails(d.addresses[0] ?? "")).toEqual([]);
    world.later(11 * 60_000);
    await reconcileEmails(deps);
    await reconcileEmails(deps);
    await world.runJobs();
    expect(await world.mails(d.addresses[0] ?? "")).toHaveLength(1);
    expect((await rowOf(d.emailId))?.status).toBe("sent");
  });
});

it("logs ids and never an address, a name or a link", () => {
  const lines = world.logged.join("\n");
  expect(lines).toContain("emailId");
  expect(lines).not.toMatch(/@voorbeeld\.example|@inactive\.example|Quist|\/toegang\//);
});
