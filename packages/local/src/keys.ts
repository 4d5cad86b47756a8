import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { LocalServiceError, systemErrorCode } from "./local-service-error.ts";

export type LocalKeys = { postmarkServerToken: string; uploadThingApiKey: string; uploadThingAppId: string };

function generateKeys(): LocalKeys {
  return {
    postmarkServerToken: randomUUID(),
    // The SDK only takes keys of this form.
    uploadThingApiKey: `sk_live_${randomBytes(32).toString("hex")}`,
    uploadThingAppId: randomBytes(5).toString("hex"),
  };
}

function isKeys(value: unknown): value is LocalKeys {
  const names: (keyof LocalKeys)[] = ["postmarkServerToken", "uploadThingApiKey", "uploadThingAppId"];
  return typeof value === "object" && value !== null && names.every((name) => typeof Reflect.get(value, name) === "string");
}

/**
 * The keys of the stand-ins, made once and kept: files and their signed addresses must still open after a restart.
 * @throws LocalServiceError when the file is there and does not hold them; new keys would make every stored file unreachable
 */
export function loadKeys(dataDir: string): LocalKeys {
  const file = path.join(dataDir, "keys.json");
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    const part = `${file}.${process.pid}.part`;
    fs.writeFileSync(part, `${JSON.stringify(generateKeys(), null, 2)}\n`, { mode: 0o600 });
    try {
      // A link fails when the file exists, so of two starts at once one writes and both read the same.
      fs.linkSync(part, file);
    } finally {
      fs.rmSync(part);
    }
  } catch (error) {
    if (systemErrorCode(error) !== "EEXIST") throw error;
  }
  try {
    const keys: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
    if (isKeys(keys)) return keys;
  } catch {
    // Told below: half a file and a wrong one need the same from a person.
  }
  throw new LocalServiceError(
    "broken-data-folder",
    `The file ${file} is damaged; restore it, or remove it together with the uploads beside it.`,
  );
}
