import type { AddressInfo } from "node:net";
import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { openStoryDossier, planStoryAfspraak, testDeps } from "@dossierklaar/domain/testing/dossier";
import { webhookUser } from "@dossierklaar/email/webhook";
import express from "express";
import pino from "pino";
import { afterAll, expect, it } from "vitest";
import { postmarkRoute } from "./postmark.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
const kantoor = await newKantoor(owner);
const secret = "s".repeat(40);
const app = express().post(
  "/webhooks/postmark",
  ...postmarkRoute({ POSTMARK_WEBHOOK_SECRET: secret }, { ...deps, log: pino({ level: "silent" }) }),
);
const server = app.listen(0);
afterAll(() => void server.close());

async function call(body: unknown, password = secret): Promise<number> {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const answer = await fetch(`http://127.0.0.1:${port}/webhooks/postmark`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Basic ${Buffer.from(`${webhookUser}:${password}`).toString("base64")}`,
    },
    body: JSON.stringify(body),
  });
  return answer.status;
}

it("takes from Postmark alone what became of a mail, and answers 200 to what says nothing", async () => {
  const { dossierId } = await openStoryDossier(deps, kantoor);
  await planStoryAfspraak(deps, kantoor, dossierId);
  const mail = await owner.selectFrom("email").select("id").where("dossier_id", "=", dossierId).limit(1).executeTakeFirstOrThrow();
  await owner.updateTable("email").set({ status: "sent" }).where("id", "=", mail.id).execute();
  const statusOf = async () =>
    (await owner.selectFrom("email").select("status").where("id", "=", mail.id).executeTakeFirstOrThrow()).status;
  const delivery = { RecordType: "Delivery", MessageID: crypto.randomUUID(), Metadata: { emailId: mail.id, kantoorId: kantoor.id } };

  expect(await call(delivery, "guessed".repeat(6))).toBe(401);
  expect(await statusOf()).toBe("sent");
  expect(await call({ RecordType: "SubscriptionChange" })).toBe(200);
  expect(await call({ ...delivery, Metadata: { emailId: crypto.randomUUID(), kantoorId: kantoor.id } })).toBe(200);
  expect(await call(delivery)).toBe(200);
  expect(await call(delivery)).toBe(200);
  expect(await statusOf()).toBe("delivered");
});
