import { describe, expect, it } from "vitest";
import { createAgendas } from "./agendas.ts";
import { agendaEnvSchema } from "./env.ts";

const google = { GOOGLE_CLIENT_ID: "id", GOOGLE_CLIENT_SECRET: "geheim" };
const secret = { AGENDA_SECRET: "s".repeat(32) };
const local = { LOCAL_SERVICES: "on" };
const complaints = (env: Record<string, string>): string[] =>
  (agendaEnvSchema.safeParse(env).error?.issues ?? []).map((issue) => issue.path.join("."));

describe("the configuration of agendas", () => {
  it.each([
    ["nothing at all", {}, []],
    ["one vendor whole", { ...google, ...secret }, []],
    ["an id without its secret", { GOOGLE_CLIENT_ID: "id", ...secret }, ["GOOGLE_CLIENT_SECRET"]],
    ["a secret without its id", { MICROSOFT_CLIENT_SECRET: "geheim", ...secret }, ["MICROSOFT_CLIENT_ID"]],
    ["no secret to close tokens with", google, ["AGENDA_SECRET"]],
    ["a secret that is too short", { ...google, AGENDA_SECRET: "kort" }, ["AGENDA_SECRET"]],
    ["the stand-in's address in production", { ...google, ...secret, GOOGLE_URL: "http://localhost:3002/google" }, ["GOOGLE_URL"]],
    ["a real vendor in the demo", { ...google, ...secret, ...local }, ["GOOGLE_URL"]],
    ["another machine's address in the demo", { ...google, ...secret, ...local, GOOGLE_URL: "http://voorbeeld.example/g" }, ["GOOGLE_URL"]],
    ["the stand-in in the demo", { ...google, ...secret, ...local, GOOGLE_URL: "http://localhost:3002/google" }, []],
  ])("%s", (_, env, wrong) => {
    expect(complaints(env)).toEqual(wrong);
  });

  it("gives the agendas that are configured, and none without", () => {
    expect(createAgendas(agendaEnvSchema.parse({}))).toBeUndefined();
    expect(createAgendas(agendaEnvSchema.parse({ ...google, ...secret }))?.soorten).toEqual(["google"]);
  });
});
