import fs from "node:fs";
import path from "node:path";

/**
 * Makes a folder and what is missing above it. Not mkdir's own `recursive`: where the kernel answers ENOENT for a folder that
 * cannot be (an autofs mount, /proc), Node 24 tries again for ever.
 * @throws the system's error when it cannot be made or is a file
 */
export function makeFolder(folder: string, mode?: number): void {
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  const parent = path.dirname(folder);
  if (!found && parent !== folder) makeFolder(parent);
  try {
    fs.mkdirSync(folder, { mode });
  } catch (error) {
    // Another process made it in between.
    if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
