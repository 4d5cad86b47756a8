import { appDbEnvSchema, ownerDbEnvSchema } from "@dossierklaar/db/env";
import { emailEnvSchema } from "@dossierklaar/email/env";
import { fileStorageEnvSchema } from "@dossierklaar/files/env";
import { z } from "zod";

const origin = (example: string) =>
  z.url({ protocol: /^https?$/, error: `must be an origin such as ${example}` }).transform((text) => new URL(text).origin);

const workerSchema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  /** Where the links in mails to colleagues lead. */
  ADVISOR_URL: origin("https://dossier.example.nl"),
  /** Where the links in mails to clients lead. */
  PORTAL_URL: origin("https://portaal.example.nl"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

const schema = workerSchema.and(ownerDbEnvSchema).and(appDbEnvSchema).and(emailEnvSchema).and(fileStorageEnvSchema);

export type Env = Readonly<z.infer<typeof schema>>;

/** Why the worker cannot start, as one sentence for whoever starts it. */
export class EnvError extends Error {
  override name = "EnvError";
}

/** Reads the environment once. Throws EnvError with one sentence that names everything that is missing or wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const { success, data, error } = schema.safeParse(given);
  if (success) return Object.freeze(data);
  const complaints = error.issues.map((issue) => `${issue.path.join(".") || "the environment"}: ${issue.message}`);
  throw new EnvError(`The worker cannot start: ${complaints.join("; ")}.`);
}
