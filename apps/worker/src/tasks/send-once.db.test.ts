import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { dispatch } from "../dispatch.ts";
import { RetryLater } from "../retry-later.ts";
import { mailsOf } from "../testing/mails.ts";
import { newAddress, startWorld } from "../testing/world.ts";
import { reconcileEmails } from "./reconcile-emails.ts";

const world = await startWorld();
const { deps, owner, kantoor } = world;
const kantoorId = kantoor.id;
const { confirmed, rowOf, send, eventsOf, linkIn, grantOf } = mailsOf(world);
beforeEach(() => world.quiet());

const settled = 66_000;

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
