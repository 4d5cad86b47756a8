import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { describe, expect, it } from "vitest";
import { requireAppDatabase } from "./database.ts";

const { appUrl, ownerUrl } = await testDatabase();

function elsewhere(url: string): string {
  const made = new URL(url);
  made.pathname = "/postgres";
  return made.href;
}

describe("APP_DATABASE_URL", () => {
  it("is taken when it leads to the migrated database as the walled role", () => requireAppDatabase(appUrl));

  it.each([
    ["another database", elsewhere(appUrl), /^APP_DATABASE_URL \(.*\/postgres\) is not the database of DATABASE_URL/],
    ["the owner", ownerUrl, /^APP_DATABASE_URL signs in as \w+, which passes row-level security/],
  ])("is refused in one sentence for %s", async (_, url, sentence) => {
    const refused = requireAppDatabase(url);
    await expect(refused).rejects.toThrow(expect.objectContaining({ name: "LaunchError", message: expect.stringMatching(sentence) }));
  });
});
