import { createOTP } from "@better-auth/utils/otp";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { expect, test } from "vitest";
import { adviseurActor } from "./advisor.ts";
import { confirmBackupCode, confirmTwoFactor, resetTwoFactor, signInAdviseur, startTwoFactor } from "./advisor-sign-in.ts";
import { adviseurAuthOf, advisorUrl, browser, newKantoor, wachtwoord } from "./testing/fixtures.ts";

const db = await testDatabase();
const auth = adviseurAuthOf(db);

/** The key that the app on her phone would hold, from base32 (RFC 4648). */
function keyOf(totpUri: string): string {
  const secret = new URL(totpUri).searchParams.get("secret") ?? "";
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}

test("who lost her phone gets in by her password alone once an admin has switched two-step off for her", async () => {
  const kantoor = await newKantoor(db);
  const signIn = () =>
    signInAdviseur(auth, db.databases.withoutKantoor, browser(advisorUrl), { email: kantoor.email, wachtwoord }, new Date());
  const cookiesOf = (answer: object) => ("setCookies" in answer ? (answer.setCookies as string[]) : []); // of a SignInOutcome
  const first = cookiesOf(await signIn());
  const started = await startTwoFactor(auth, browser(advisorUrl, first), wachtwoord);
  const code = await createOTP(keyOf(started?.totpUri ?? ""), { period: 30 }).totp();
  const on = cookiesOf(await confirmTwoFactor(auth, browser(advisorUrl, first), code));
  const halfway = await signIn();
  expect(halfway.outcome).toBe("codeNeeded");

  await db.databases
    .forKantoor(kantoor.kantoorId)
    .transaction()
    .execute((tx) => resetTwoFactor(tx, { gebruikerId: kantoor.gebruikerId }));
  expect(await adviseurActor(auth, db.databases.withoutKantoor, browser(advisorUrl, on))).toBeNull();
  const reserve = await confirmBackupCode(auth, browser(advisorUrl, cookiesOf(halfway)), started?.backupCodes[0] ?? "");
  expect(reserve.outcome).toBe("refused");
  const again = await signIn();
  expect(again.outcome).toBe("signedIn");
  expect(await startTwoFactor(auth, browser(advisorUrl, cookiesOf(again)), wachtwoord)).toBeDefined();
});
