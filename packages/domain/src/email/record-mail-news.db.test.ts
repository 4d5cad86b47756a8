import { findEmail } from "@dossierklaar/db/queries/email";
import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { describe, expect, it } from "vitest";
import { readRappels } from "../herinnering/read-rappels.ts";
import { openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { recordMailNews } from "./record-mail-news.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
const kantoor = await newKantoor(owner);
const postmarkId = crypto.randomUUID();
const refused = { kind: "bounced", reden: "Dit e-mailadres bestaat niet." } as const;

async function sentMail(status: "claimed" | "sent" = "sent") {
  const { dossierId } = await openStoryDossier(deps, kantoor, { requestId: crypto.randomUUID() });
  await planStoryAfspraak(deps, kantoor, dossierId, { requestId: crypto.randomUUID() });
  const { id, aan } = await owner
    .selectFrom("email")
    .select(["id", "aan"])
    .where("dossier_id", "=", dossierId)
    .orderBy("aan")
    .limit(1)
    .executeTakeFirstOrThrow();
  await owner
    .updateTable("email")
    .set({ status, ...(status === "sent" ? { verzonden_op: deps.clock.at } : {}) })
    .where("id", "=", id)
    .execute();
  const tell = (news: Parameters<typeof recordMailNews>[1]["news"], kantoorId = kantoor.id) =>
    recordMailNews(deps, { kantoorId, emailId: id, postmarkId, news });
  const kinds = async () =>
    (
      await owner
        .selectFrom("dossier_event")
        .select("kind")
        .where("dossier_id", "=", dossierId)
        .where("kind", "like", "email.%")
        .where("kind", "<>", "email.queued")
        .orderBy("versie")
        .orderBy("volgnummer")
        .execute()
    ).map((row) => row.kind);
  return { dossierId, aan, tell, kinds, row: () => findEmail(databases.forKantoor(kantoor.id), kantoor.id, id) };
}

describe("what became of a mail", () => {
  it("is written down once, with a line in the Logboek and a new versie, however often it is told", async () => {
    const mail = await sentMail();
    await mail.tell({ kind: "delivered" });
    await Promise.all([mail.tell({ kind: "delivered" }), mail.tell({ kind: "opened" }), mail.tell({ kind: "opened" })]);
    await mail.tell({ kind: "delivered" });
    expect(await mail.row()).toMatchObject({ status: "opened", postmark_id: postmarkId });
    expect(await mail.kinds()).toEqual(["email.delivered", "email.opened"]);
    const dossier = await owner.selectFrom("dossier").select("versie").where("id", "=", mail.dossierId).executeTakeFirstOrThrow();
    expect((await mail.row())?.versie).toBe(dossier.versie);
  });

  it("may be told before it is known here that the mail left", async () => {
    const mail = await sentMail("claimed");
    await mail.tell({ kind: "delivered" });
    expect(await mail.row()).toMatchObject({ status: "delivered", postmark_id: postmarkId, verzonden_op: deps.clock.at });
    expect(await mail.kinds()).toEqual(["email.sent", "email.delivered"]);
  });

  it("that came back stops the reminders to that address alone, until another mail arrives there", async () => {
    const mail = await sentMail();
    const states = async () =>
      Object.fromEntries(
        (await readRappels(databases.forKantoor(kantoor.id), { kantoorId: kantoor.id, id: mail.dossierId, gesloten: false })).map(
          ({ address, next }) => [address, next.state],
        ),
      );
    await mail.tell(refused);
    expect(await mail.row()).toMatchObject({ status: "bounced", reden: refused.reden });
    const after = await states();
    expect(after[mail.aan]).toBe("undeliverable");
    expect(Object.values(after).filter((state) => state === "planned")).toHaveLength(1);
    await owner
      .updateTable("email")
      .set({ status: "delivered", aan: mail.aan, verzonden_op: new Date(deps.clock.at.getTime() + 60_000) })
      .where("dossier_id", "=", mail.dossierId)
      .where("aan", "<>", mail.aan)
      .execute();
    expect((await states())[mail.aan]).toBe("planned");
  });

  it("of another kantoor, or of a mail that is gone, is passed over", async () => {
    const mail = await sentMail();
    const other = await newKantoor(owner, "Bakker Advies");
    await mail.tell(refused, other.id);
    await recordMailNews(deps, { kantoorId: kantoor.id, emailId: crypto.randomUUID(), postmarkId, news: refused });
    expect(await mail.row()).toMatchObject({ status: "sent" });
  });
});
