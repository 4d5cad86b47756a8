import fs from "node:fs";
import path from "node:path";

/** The file that stands in the data folder while demo data goes in. */
export function halfFilledMark(dataDir: string): string {
  return path.join(dataDir, "demo-data-unfinished");
}

/** Whether an earlier start was killed while it filled the database. */
export function isHalfFilled(dataDir: string): boolean {
  return fs.existsSync(halfFilledMark(dataDir));
}

/**
 * Fills the database under a mark. The dossiers are made by the product's own commands, each in its own transaction, so a kill
 * half way leaves a part of them; without the mark that part would pass for somebody's data at the next start.
 */
export async function fillMarked(dataDir: string, fill: () => Promise<void>): Promise<void> {
  fs.writeFileSync(halfFilledMark(dataDir), "");
  await fill();
  fs.rmSync(halfFilledMark(dataDir));
}
