import { describe, expect, it } from "vitest";
import { toAppUrl, withoutLibpqVariables } from "./database.ts";
import { appEnvironment, type EnvironmentParts } from "./environment.ts";

const parts: EnvironmentParts = {
  mode: "production",
  ports: { advisor: 3000, portal: 3001, local: 3002, postgres: 15432 },
  advisorUrl: "http://localhost:3000",
  portalUrl: "https://portaal.example",
  database: { ownerUrl: "postgres://owner@db/d", appUrl: "postgres://app@db/d" },
  secrets: { authSecret: "a", databasePassword: "d" },
  local: {
    UPLOADTHING_TOKEN: "local",
    UPLOADTHING_INGEST_URL: "http://localhost:3002/x",
    POSTMARK_API_URL: "http://localhost:3002",
    POSTMARK_SERVER_TOKEN: "local",
  },
};

describe("appEnvironment", () => {
  it("gives the owner's address to the worker alone, whatever the user has set", () => {
    const user = { DATABASE_URL: "postgres://user", APP_DATABASE_URL: "postgres://user", HOME: "/home/x" };
    expect(appEnvironment("advisor", parts, user)).not.toHaveProperty("DATABASE_URL");
    expect(appEnvironment("portal", parts, user)).not.toHaveProperty("DATABASE_URL");
    expect(appEnvironment("worker", parts, user)).toMatchObject({
      DATABASE_URL: "postgres://owner@db/d",
      APP_DATABASE_URL: "postgres://app@db/d",
      HOME: "/home/x",
    });
  });

  it("gives each app its port and its own callback address", () => {
    expect(appEnvironment("advisor", parts, { PORT: "80" })).toMatchObject({
      PORT: "3000",
      UPLOADTHING_CALLBACK_URL: "http://localhost:3000/api/uploadthing",
    });
    expect(appEnvironment("portal", parts, {})).toMatchObject({
      PORT: "3001",
      UPLOADTHING_CALLBACK_URL: "https://portaal.example/api/uploadthing",
      NODE_ENV: "production",
      LOCAL_SERVICES: "on",
      AUTH_SECRET: "a",
    });
  });

  it("lets the adviser app and the worker open the tokens of agendas, and keeps real ones out", () => {
    const shell = { GOOGLE_CLIENT_ID: "of the shell", MICROSOFT_CLIENT_SECRET: "of the shell", AGENDA_SECRET: "of the shell" };
    const [advisor, portal, worker] = (["advisor", "portal", "worker"] as const).map((app) => appEnvironment(app, parts, shell));
    expect(advisor?.AGENDA_SECRET).toMatch(/^[\w-]{43}$/);
    expect(worker?.AGENDA_SECRET).toBe(advisor?.AGENDA_SECRET);
    expect(portal).not.toHaveProperty("AGENDA_SECRET");
    expect(advisor).not.toHaveProperty("GOOGLE_CLIENT_ID");
    expect(worker).not.toHaveProperty("MICROSOFT_CLIENT_SECRET");
  });

  it("lets nothing of a user's shell steer the database", () => {
    expect(appEnvironment("advisor", parts, { PGPORT: "1", PGSSLMODE: "require", PG_PORT: "2" })).not.toHaveProperty("PGPORT");
    expect(withoutLibpqVariables({ PGPORT: "1", PGSSLMODE: "x", PG_PORT: "2", PATH: "p" })).toEqual({ PG_PORT: "2", PATH: "p" });
  });

  it("uses the stand-ins, whatever the shell says", () => {
    const shell = { UPLOADTHING_TOKEN: "of the shell", POSTMARK_SERVER_TOKEN: "of the shell", UPLOADTHING_LOG_LEVEL: "Debug" };
    expect(appEnvironment("portal", parts, shell)).toMatchObject({ UPLOADTHING_TOKEN: "local", POSTMARK_SERVER_TOKEN: "local" });
    expect(appEnvironment("portal", parts, shell)).not.toHaveProperty("UPLOADTHING_LOG_LEVEL");
  });
});

it("signs the walled role in on the owner's database", () => {
  expect(toAppUrl("postgres://owner:geheim@db:5433/dossier?sslmode=require", "a/b")).toBe(
    "postgres://dossierklaar_app:a%2Fb@db:5433/dossier?sslmode=require",
  );
});
