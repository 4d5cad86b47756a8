import { authEnvSchema } from "@dossierklaar/auth/env";
import { appDbEnvSchema } from "@dossierklaar/db/env";
import { webhookEnvSchema } from "@dossierklaar/email/env";
import { filesEnvSchema } from "@dossierklaar/files/env";
import { z } from "zod";

const origin = z
  .url({ protocol: /^https?$/, error: "must be an origin such as https://dossier.example.nl" })
  .transform((text) => new URL(text).origin);

const appSchema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Where browsers reach this app. */
  ADVISOR_URL: origin,
  PORTAL_URL: origin,
  /** What stands in front and may say who the client is: a number of hops or addresses, as Express' "trust proxy" takes them. */
  TRUST_PROXY: z.string().trim().default(""),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

const schema = appSchema.and(appDbEnvSchema).and(authEnvSchema).and(filesEnvSchema).and(webhookEnvSchema);

export type Env = Readonly<z.infer<typeof schema>>;

/** Why the app cannot start, as one sentence for whoever starts it. */
export class EnvError extends Error {
  override name = "EnvError";
}

/** Reads the environment once. Throws EnvError with one sentence that names everything that is missing or wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const { success, data, error } = schema.safeParse(given);
  if (success) return Object.freeze(data);
  const complaints = error.issues.map((issue) => {
    const name = issue.path.join(".");
    const isMissing = issue.code === "invalid_type" && given[name] === undefined;
    return isMissing ? `${name} is missing` : `${name} ${issue.message}`;
  });
  throw new EnvError(`The adviser app cannot start: ${complaints.join("; ")}.`);
}
