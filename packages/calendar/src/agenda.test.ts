import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type LocalServices, startLocalServices } from "@dossierklaar/local/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AgendaError } from "./agenda-error.ts";
import { type Agendas, createAgendas } from "./agendas.ts";
import { agendaEnvSchema } from "./env.ts";
import { newConsentSecrets } from "./oauth.ts";
import type { Agenda, AgendaItem, AgendaSoort } from "./port.ts";

let services: LocalServices;
let agendas: Agendas;
const dataDir = mkdtempSync(path.join(tmpdir(), "agenda-"));
beforeAll(async () => {
  services = await startLocalServices({ port: 0, dataDir, localServices: true, log: () => {} });
  const env = agendaEnvSchema.parse({ ...services.environment, AGENDA_SECRET: "x".repeat(40), LOCAL_SERVICES: "on" });
  const made = createAgendas(env);
  if (!made) throw new Error("nothing configured");
  agendas = made;
});
afterAll(async () => {
  await services.close();
  rmSync(dataDir, { recursive: true });
});
beforeEach(async () => {
  await fetch(`${services.origin}/agenda/_faults`, { method: "DELETE" });
});

const order = (fault: object) => fetch(`${services.origin}/agenda/_faults`, { method: "POST", body: JSON.stringify(fault) });
const redirectUri = "http://localhost:21600/agenda/gekoppeld/x";

function find(soort: AgendaSoort): Agenda {
  const found = agendas.find(soort);
  if (!found) throw new Error("not configured");
  return found;
}

/** What a person does at the vendor's page. */
async function giveConsent(agenda: Agenda, antwoord = "toestaan", verifierOnTheWayBack?: string) {
  const { state, verifier } = newConsentSecrets();
  const url = await agenda.consentUrl({ redirectUri, state, verifier });
  expect((await fetch(url)).status).toBe(200);
  const account = `sanne.${crypto.randomUUID()}@voorbeeld.example`;
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ account, antwoord }), redirect: "manual" });
  const cameBackAt = new URL(answer.headers.get("location") ?? "");
  const tokens = await agenda.redeemConsent({ cameBackAt, state, verifier: verifierOnTheWayBack ?? verifier });
  return { ...tokens, cameBackAt, state, verifier, expectedAccount: account };
}

const item: AgendaItem = {
  titel: "Oriënterend gesprek Quist",
  locatie: "Maliebaan 41, Utrecht",
  opmerkingen: "Parkeren kan achter.\nEr is koffie.",
  // The second 02:30 of the doubled hour.
  begintOp: new Date("2026-10-25T01:30:00Z"),
  duurMinuten: 60,
};
const failing = (promise: Promise<unknown>): Promise<AgendaError> =>
  promise.then(
    () => {
      throw new Error("it succeeded");
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(AgendaError);
      return error as AgendaError; // as was just checked
    },
  );

describe.each(["google", "microsoft"] as const)("%s", (soort) => {
  it("gives tokens and the account for consent, and new ones for a refresh token", async () => {
    const tokens = await giveConsent(find(soort));
    expect(tokens.account).toBe(tokens.expectedAccount);
    const next = await find(soort).refresh(tokens.refreshToken);
    expect(next.accessToken).not.toBe(tokens.accessToken);
    expect(next.accessTot.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
  });

  it("takes a refusal, a used code, a foreign state and a wrong verifier for no consent", async () => {
    expect((await failing(giveConsent(find(soort), "weigeren"))).kind).toBe("consent");
    expect((await failing(giveConsent(find(soort), "toestaan", newConsentSecrets().verifier))).kind).toBe("consent");
    const used = await giveConsent(find(soort));
    expect((await failing(find(soort).redeemConsent(used))).kind).toBe("consent");
    expect((await failing(find(soort).redeemConsent({ ...used, state: "another" }))).kind).not.toBe("refused");
  });

  it("puts one event however often it is asked, changes it, and takes it away", async () => {
    const agenda = find(soort);
    const { accessToken } = await giveConsent(agenda);
    const key = crypto.randomUUID();
    const externId = await agenda.put(accessToken, { key, externId: null, item });
    expect(await agenda.put(accessToken, { key, externId: null, item })).toBe(externId);
    expect(await agenda.find(accessToken, externId)).toEqual({ ...item, externId });
    expect(await agenda.findByKey(accessToken, key)).toBe(externId);
    await agenda.put(accessToken, { key, externId, item: { ...item, titel: "Anders", duurMinuten: 30 } });
    expect(await agenda.find(accessToken, externId)).toMatchObject({ titel: "Anders", duurMinuten: 30 });
    const { changes } = await agenda.listChanges(accessToken, null, new Date("2026-10-01T00:00:00Z"));
    expect(changes).toHaveLength(1);
    await agenda.remove(accessToken, externId);
    await agenda.remove(accessToken, externId);
    expect(await agenda.find(accessToken, externId)).toBeUndefined();
    expect(await agenda.findByKey(accessToken, key)).toBeUndefined();
  });

  it("makes one event when the answer of the first attempt never came", async () => {
    const agenda = find(soort);
    const { accessToken } = await giveConsent(agenda);
    const key = crypto.randomUUID();
    // Microsoft is asked for the key first; the answer that is lost is that of the create.
    if (soort === "microsoft") await order({ delayMs: 1 });
    await order({ dropResponse: true });
    expect((await failing(agenda.put(accessToken, { key, externId: null, item }))).kind).toBe("later");
    const externId = await agenda.put(accessToken, { key, externId: null, item });
    const { changes } = await agenda.listChanges(accessToken, null, new Date("2026-10-01T00:00:00Z"));
    expect(changes.map((change) => change.externId)).toEqual([externId]);
  });

  it("tells what changed since a cursor, and when a cursor no longer counts", async () => {
    const agenda = find(soort);
    const { accessToken } = await giveConsent(agenda);
    const now = new Date("2026-10-01T00:00:00Z");
    const first = await agenda.listChanges(accessToken, null, now);
    expect(first.changes).toEqual([]);
    const externId = await agenda.put(accessToken, { key: crypto.randomUUID(), externId: null, item });
    const second = await agenda.listChanges(accessToken, first.cursor, now);
    expect(second.changes).toEqual([{ externId, item: { ...item, externId } }]);
    await agenda.remove(accessToken, externId);
    const third = await agenda.listChanges(accessToken, second.cursor, now);
    expect(third.changes).toEqual([{ externId, item: undefined }]);
    expect((await agenda.listChanges(accessToken, third.cursor, now)).changes).toEqual([]);
    const bad = soort === "google" ? "bm8" : `${now.getTime()} ${services.origin}/microsoft/v1.0/me/calendarView/delta?$deltatoken=bm8`;
    expect((await failing(agenda.listChanges(accessToken, bad, now))).kind).toBe("cursor");
  });

  it.each([
    [{ status: 429, retryAfter: 7 }, "later", 7000],
    [{ status: 503 }, "later", undefined],
    [{ status: 500 }, "later", undefined],
    [{ status: 400 }, "refused", undefined],
    [{ status: 401 }, "consent", undefined],
    [{ dropResponse: true }, "later", undefined],
  ] as const)("knows what %j means, without trying again by itself", async (fault, kind, afterMs) => {
    const agenda = find(soort);
    const { accessToken } = await giveConsent(agenda);
    await order(fault);
    const error = await failing(agenda.find(accessToken, "abcde"));
    expect(error).toMatchObject({ kind, afterMs });
    expect(error.message).not.toContain(accessToken);
    expect(await agenda.find(accessToken, "abcde")).toBeUndefined();
  });

  it("tries a token endpoint that fails later, and hears when consent was taken back", async () => {
    const agenda = find(soort);
    const tokens = await giveConsent(agenda);
    await order({ status: 503, retryAfter: 3 });
    expect(await failing(agenda.refresh(tokens.refreshToken))).toMatchObject({ kind: "later" });
    await agenda.refresh(tokens.refreshToken);
    if (soort === "google") await agenda.revoke(tokens.refreshToken);
    else await fetch(`${services.origin}/agenda/_withdraw`, { method: "POST" });
    expect((await failing(agenda.refresh(tokens.refreshToken))).kind).toBe("consent");
    expect((await failing(agenda.find(tokens.accessToken, "abcde"))).kind).toBe("consent");
  });
});

it("brings an event of Google that she deleted back when it is wanted again", async () => {
  const agenda = find("google");
  const { accessToken } = await giveConsent(agenda);
  const key = crypto.randomUUID();
  const externId = await agenda.put(accessToken, { key, externId: null, item });
  await agenda.remove(accessToken, externId);
  expect(await agenda.put(accessToken, { key, externId: null, item })).toBe(externId);
  expect(await agenda.find(accessToken, externId)).toMatchObject({ titel: item.titel });
});
