import { z } from "zod";

/** The origin of an address; the example stands in the sentence for who gave another thing. */
export const originSchema = (example: string) =>
  z.url({ protocol: /^https?$/, error: `must be an origin such as ${example}` }).transform((text) => new URL(text).origin);

/** What every process of ours knows of itself. */
export const processEnvSchema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** What a web server knows besides. */
export const webEnvSchema = (standard: { port: number }) =>
  processEnvSchema.extend({
    PORT: z.coerce.number().int().min(0).max(65_535).default(standard.port),
    /** What stands in front and may say who the client is: a number of hops or addresses, as Express' "trust proxy" takes them. */
    TRUST_PROXY: z.string().trim().default(""),
  });

/** Why a process cannot start, as one sentence for whoever starts it. */
export class EnvError extends Error {
  override name = "EnvError";
}

/**
 * Reads the environment once. An empty variable counts as none.
 * @param who begins the sentence: "The portal"
 * Throws EnvError with one sentence that names everything that is missing or wrong.
 */
export function parseEnv<Schema extends z.ZodType<object>>(
  who: string,
  schema: Schema,
  source: Record<string, string | undefined>,
): Readonly<z.infer<Schema>> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  // Weighs less than a sentence of the schema itself.
  const error: z.core.$ZodErrorMap = ({ input }) => (input === undefined ? "is missing" : undefined);
  const parsed = schema.safeParse(given, { error });
  if (parsed.success) return Object.freeze(parsed.data);
  const complaints = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the environment"} ${message}`);
  throw new EnvError(`${who} cannot start: ${complaints.join("; ")}.`);
}
