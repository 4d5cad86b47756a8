import { z } from "zod";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const address = z.url({ protocol: /^https?$/, error: "must be a web address, such as http://localhost:3002/google" });
const text = z.string().trim().min(1, "must not be empty");

const pairs = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET"],
] as const;
const urls = { GOOGLE_URL: "Google", MICROSOFT_URL: "Microsoft" } as const;

/**
 * What agendas are coupled with. All of it may be absent: then there is no coupling, and the private address still works. Join it with
 * `.and(…)`: spreading its `.shape` would lose the rules that refuse half a configuration, and keep real agendas from a stand-in.
 */
export const agendaEnvSchema = z
  .object({
    GOOGLE_CLIENT_ID: text.optional(),
    GOOGLE_CLIENT_SECRET: text.optional(),
    GOOGLE_URL: address.optional(),
    MICROSOFT_CLIENT_ID: text.optional(),
    MICROSOFT_CLIENT_SECRET: text.optional(),
    MICROSOFT_URL: address.optional(),
    /** What tokens are closed with. Another one means that everybody couples again. */
    AGENDA_SECRET: z.string().trim().min(32, "must be a secret of at least 32 characters").optional(),
    LOCAL_SERVICES: z.string().optional(),
  })
  .superRefine((env, issues) => {
    const say = (name: keyof typeof env, message: string): void => issues.addIssue({ code: "custom", path: [name], message });
    for (const [id, secret] of pairs) {
      if (env[id] && !env[secret]) say(secret, `is missing: ${id} is set, and an agenda is coupled with both`);
      if (env[secret] && !env[id]) say(id, `is missing: ${secret} is set, and an agenda is coupled with both`);
    }
    const isCoupled = pairs.some(([id, secret]) => env[id] && env[secret]);
    if (isCoupled && !env.AGENDA_SECRET) say("AGENDA_SECRET", "is missing: the tokens of coupled agendas are closed with it");
    for (const [name, vendor] of Object.entries(urls) as [keyof typeof urls, string][]) {
      // the keys of the literal above
      const url = env[name];
      const isConfigured = env[name === "GOOGLE_URL" ? "GOOGLE_CLIENT_ID" : "MICROSOFT_CLIENT_ID"] !== undefined;
      if (env.LOCAL_SERVICES !== "on") {
        if (url !== undefined)
          say(name, `is for the local stand-in and needs LOCAL_SERVICES=on; without it agendas are those of ${vendor} itself`);
      } else if (isConfigured && (url === undefined || !loopback.has(new URL(url).hostname))) {
        say(name, "must be an address of this machine while LOCAL_SERVICES=on, so that no demo afspraak reaches a real agenda");
      }
    }
  });
export type AgendaEnv = z.infer<typeof agendaEnvSchema>;
