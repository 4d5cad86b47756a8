import { EnvError } from "@dossierklaar/host/env";
import { expect, it } from "vitest";
import { readEnv } from "./env.ts";

const good = {
  DATABASE_URL: "postgres://owner@localhost/d",
  APP_DATABASE_URL: "postgres://dossierklaar_app@localhost/d",
  ADVISOR_URL: "https://kantoor.voorbeeld.example",
  PORTAL_URL: "https://portaal.voorbeeld.example/",
  POSTMARK_SERVER_TOKEN: "t",
  MAIL_FROM: "post@devries.example",
  UPLOADTHING_TOKEN: Buffer.from(JSON.stringify({ apiKey: "sk_live_x", appId: "abc", regions: ["fra1"] })).toString("base64"),
};

it("starts with what it needs, and takes the bare origin for links", () => {
  expect(readEnv(good)).toMatchObject({
    PORTAL_URL: "https://portaal.voorbeeld.example",
    NODE_ENV: "production",
    UPLOADTHING_ACL: "private",
  });
});

it("names everything that is missing or wrong in one sentence", () => {
  expect(() => readEnv({ ...good, DATABASE_URL: "", MAIL_FROM: "De Vries <post@devries.example>" })).toThrow(EnvError);
  expect(() => readEnv({ ...good, DATABASE_URL: "", MAIL_FROM: "De Vries <post@devries.example>" })).toThrow(
    /^The worker cannot start: .*DATABASE_URL.*MAIL_FROM.*\.$/,
  );
});

it("keeps the rules of its parts", () => {
  expect(() => readEnv({ ...good, POSTMARK_API_URL: "http://localhost:3002" })).toThrow(/POSTMARK_API_URL/);
  expect(() => readEnv({ ...good, UPLOADTHING_ACL: "public-read" })).toThrow(/UPLOADTHING_ACL/);
});
