import { describe, expect, it } from "vitest";
import { readConfiguration } from "./configuration.ts";

const read = (env: Record<string, string>) => readConfiguration(env, "/repo");

describe("readConfiguration", () => {
  it("needs nothing, and empty variables are no variables", () => {
    const plain = {
      dataDir: "/repo/.data",
      ports: { advisor: 3000, portal: 3001, local: 3002, postgres: 15432 },
      advisorUrl: "http://localhost:3000",
      portalUrl: "http://localhost:3001",
      database: undefined,
    };
    expect(read({})).toEqual(plain);
    expect(read({ PORT: "80", PGPORT: "1", DATABASE_URL: "", ADVISOR_PORT: " ", UPLOADTHING_TOKEN: "" })).toEqual(plain);
  });

  it("takes ports, a data folder and a database of one's own", () => {
    const configuration = read({
      ADVISOR_PORT: "4000",
      DATA_DIR: "elders",
      DATABASE_URL: "postgres://o:p@db/x",
      APP_DATABASE_URL: "postgresql://a:p@db/x",
    });
    expect(configuration).toMatchObject({ dataDir: "/repo/elders", advisorUrl: "http://localhost:4000" });
    expect(configuration.database).toEqual({ ownerUrl: "postgres://o:p@db/x", appUrl: "postgresql://a:p@db/x" });
  });

  it("takes the addresses at which people reach the apps", () => {
    const env = { ADVISOR_URL: "https://a.nl/", PORTAL_URL: "https://p.nl" };
    expect(read(env)).toMatchObject({ advisorUrl: "https://a.nl", portalUrl: "https://p.nl" });
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ ADVISOR_PORT: "drie" }, /^ADVISOR_PORT is drie, which is not a port/],
    [{ PG_PORT: "70000" }, /^PG_PORT is 70000/],
    [{ ADVISOR_PORT: "3001" }, /^ADVISOR_PORT and PORTAL_PORT are both 3001/],
    [{ DATABASE_URL: "mysql://a/b" }, /^DATABASE_URL is not an address of PostgreSQL/],
    [{ APP_DATABASE_URL: "postgres://a/b" }, /^APP_DATABASE_URL is set without DATABASE_URL/],
    [{ UPLOADTHING_TOKEN: "t" }, /^UPLOADTHING_TOKEN is set, but this start uses local stand-ins/],
    [{ GOOGLE_CLIENT_ID: "x" }, /^GOOGLE_CLIENT_ID is set, but/],
    [{ POSTMARK_API_URL: "http://x" }, /^POSTMARK_API_URL is set, but/],
    [{ LOCAL_SERVICES: "off" }, /^LOCAL_SERVICES is off, but/],
    [{ ADVISOR_URL: "https://a.nl" }, /^ADVISOR_URL is set without PORTAL_URL/],
    [{ ADVISOR_URL: "a.nl", PORTAL_URL: "https://p.nl" }, /^ADVISOR_URL is a.nl; it must be an origin/],
  ])("refuses %o in one sentence", (env, sentence) => {
    expect(() => read(env)).toThrow(expect.objectContaining({ name: "LaunchError", message: expect.stringMatching(sentence) }));
    expect(() => read(env)).not.toThrow(/\n/);
  });
});
