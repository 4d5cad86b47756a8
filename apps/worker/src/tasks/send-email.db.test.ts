import { enqueueMail } from "@dossierklaar/domain/enqueue-mail";
import { beforeEach, describe, expect, it } from "vitest";
import { mailsOf } from "../testing/mails.ts";
import { newAddress, type PostbusMail, startWorld } from "../testing/world.ts";

const world = await startWorld();
const { deps, owner, kantoor } = world;
const kantoorId = kantoor.id;
const { confirmed, rowOf, eventsOf, linkIn, grantOf } = mailsOf(world);
beforeEach(() => world.quiet());

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
