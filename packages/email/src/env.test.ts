import { describe, expect, it } from "vitest";
import { emailEnvSchema } from "./env.ts";

const live = { POSTMARK_SERVER_TOKEN: "token", MAIL_FROM: "post@devries.example" };
const local = { ...live, LOCAL_SERVICES: "on", POSTMARK_API_URL: "http://localhost:3002" };
const complaints = (env: Record<string, string>) => emailEnvSchema.safeParse(env).error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("the environment", () => {
  it("takes a live one and a local one", () => {
    expect(complaints(live)).toEqual([]);
    expect(complaints(local)).toEqual([]);
  });
  it.each([
    ["no token", { MAIL_FROM: live.MAIL_FROM }, "POSTMARK_SERVER_TOKEN"],
    ["an empty token", { ...live, POSTMARK_SERVER_TOKEN: " " }, "POSTMARK_SERVER_TOKEN"],
    ["a sender with a name", { ...live, MAIL_FROM: "De Vries <post@devries.example>" }, "MAIL_FROM"],
    ["another address than Postmark's, live", { ...live, POSTMARK_API_URL: "http://localhost:3002" }, "POSTMARK_API_URL"],
    ["Postmark itself, local", { ...live, LOCAL_SERVICES: "on" }, "POSTMARK_API_URL"],
    ["another machine, local", { ...local, POSTMARK_API_URL: "https://api.postmarkapp.com" }, "POSTMARK_API_URL"],
  ])("refuses %s", (_, env, named) => expect(complaints(env)).toEqual([named]));
});
