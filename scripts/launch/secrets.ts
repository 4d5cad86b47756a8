import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { LaunchError } from "./launch-error.ts";

export type Secrets = { authSecret: string; databasePassword: string };

const names = ["authSecret", "databasePassword"] as const;

function generate(): Secrets {
  const secret = () => randomBytes(32).toString("base64url");
  return { authSecret: secret(), databasePassword: secret() };
}

function isSecrets(value: unknown): value is Secrets {
  return typeof value === "object" && value !== null && names.every((name) => String(Reflect.get(value, name) ?? "").length >= 32);
}

/** Makes the file unless it is there. A link fails on an existing name, so of two starts at once one writes and both read the same. */
function createOnce(file: string): void {
  const part = `${file}.${process.pid}.part`;
  fs.writeFileSync(part, `${JSON.stringify(generate(), null, 2)}\n`, { mode: 0o600 });
  try {
    fs.linkSync(part, file);
  } catch (error) {
    if (!fs.existsSync(file)) throw error;
  } finally {
    fs.rmSync(part, { force: true });
  }
}

/**
 * The secrets of this data folder, made at the first start and kept in secrets.json for its owner only.
 * @throws LaunchError when the file is damaged or the folder cannot be written; secrets are never made anew over existing ones,
 *   because that signs everyone out and spoils every link that was mailed
 */
export function loadSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  if (!fs.existsSync(file)) createOnce(file);
  try {
    const secrets: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
    if (isSecrets(secrets)) return secrets;
  } catch {
    // Unreadable and incomplete need the same from a person.
  }
  throw new LaunchError(
    `The file ${file} is damaged; restore it from a backup, or remove it, which signs everyone out and spoils the links in mails.`,
  );
}
