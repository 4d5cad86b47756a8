import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** The names in the one list of this file that holds `calendar-day`, sorted. */
function listIn(file: string, list: RegExp): string[] {
  const found = [...read(file).matchAll(list)].map((match) => match[1] ?? "").filter((names) => names.includes("calendar-day"));
  expect(found, `lists of browser-safe files in ${file}`).toHaveLength(1);
  return (found[0] ?? "").split(/[|,]/).sort();
}

// Grit cannot import, so the names stand in three files. One that is in two of them only is a hole, or a file that nobody may use.
it("names the same browser-safe files of domain wherever they are listed", () => {
  const mayUse = listIn("borders/app.grit", /\((?:\?:)?([a-z|-]+)\)/g);
  expect(listIn("borders/browser-safe.grit", /\((?:\?:)?([a-z|-]+)\)/g)).toEqual(mayUse);
  // A view is held to the same rule and hands no values on to screens.
  expect(listIn("biome.json", /\{([a-z,-]+)\}\.ts/g)).toEqual([...mayUse, "view"].sort());
});
