import { EnvError } from "@dossierklaar/host/env";
import { expect, it } from "vitest";
import { readEnv } from "./env.ts";

const token = Buffer.from(JSON.stringify({ apiKey: "sk_live_x", appId: "app", regions: ["fra1"] })).toString("base64");
const whole = {
  ADVISOR_URL: "https://adviseur.example.nl/",
  PORTAL_URL: "https://portaal.example.nl",
  APP_DATABASE_URL: "postgres://app@db/x",
  AUTH_SECRET: "a".repeat(32),
  POSTMARK_WEBHOOK_SECRET: "w".repeat(32),
  UPLOADTHING_TOKEN: token,
  UPLOADTHING_CALLBACK_URL: "https://adviseur.example.nl/api/uploadthing",
};

it("takes what is whole, and an empty variable for none", () => {
  expect(readEnv({ ...whole, TRUST_PROXY: "", PORT: "" })).toMatchObject({
    ADVISOR_URL: "https://adviseur.example.nl",
    NODE_ENV: "production",
    PORT: 3000,
    TRUST_PROXY: "",
  });
});

it.each([
  [{ AUTH_SECRET: undefined }, /AUTH_SECRET is missing/],
  [{ AUTH_SECRET: "short" }, /AUTH_SECRET must be at least 32 characters/],
  [{ POSTMARK_WEBHOOK_SECRET: undefined }, /POSTMARK_WEBHOOK_SECRET is missing/],
  [{ POSTMARK_WEBHOOK_SECRET: "short" }, /POSTMARK_WEBHOOK_SECRET must be at least 32 characters/],
  [{ ADVISOR_URL: "adviseur" }, /ADVISOR_URL must be an origin/],
  [{ APP_DATABASE_URL: "mysql://x" }, /APP_DATABASE_URL must begin with postgres/],
  [{ GOOGLE_CLIENT_ID: "id", AGENDA_SECRET: "a".repeat(32) }, /GOOGLE_CLIENT_SECRET is missing: GOOGLE_CLIENT_ID is set/],
  [{ MICROSOFT_CLIENT_ID: "id", MICROSOFT_CLIENT_SECRET: "s" }, /AGENDA_SECRET is missing/],
  [{ GOOGLE_URL: "http://localhost:3002/google" }, /GOOGLE_URL is for the local stand-in/],
  [{ UPLOADTHING_TOKEN: "nonsense" }, /UPLOADTHING_TOKEN is no token/],
  [{ UPLOADTHING_CALLBACK_URL: "http://adviseur.example.nl" }, /UPLOADTHING_CALLBACK_URL must begin with https/],
])("says in one sentence what stops the start: %j", (wrong, sentence) => {
  expect(() => readEnv({ ...whole, ...wrong })).toThrow(sentence);
  expect(() => readEnv({ ...whole, ...wrong })).toThrow(EnvError);
  expect(() => readEnv({ ...whole, ...wrong })).not.toThrow(/\n/);
});

it("names everything that is missing at once", () => {
  expect(() => readEnv({})).toThrow(/ADVISOR_URL.*PORTAL_URL.*APP_DATABASE_URL is missing.*AUTH_SECRET is missing/);
});
