import { z } from "zod";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * What a process that sends mail must have. Join it with `.and(…)`: spreading its `.shape` would lose the rule that ties the address
 * of the API to LOCAL_SERVICES, which keeps real mail from a stand-in and demo mail from Postmark.
 */
export const emailEnvSchema = z
  .object({
    POSTMARK_SERVER_TOKEN: z.string("is missing: the token of the server at Postmark").trim().min(1, "must not be empty"),
    POSTMARK_API_URL: z.url({ protocol: /^https?$/, error: "must be a web address, such as http://localhost:3002" }).optional(),
    MAIL_FROM: z.email("must be the bare address that every mail comes from, confirmed at Postmark"),
    LOCAL_SERVICES: z.string().optional(),
  })
  .superRefine(({ POSTMARK_API_URL: url, LOCAL_SERVICES }, issues) => {
    const say = (message: string): void => issues.addIssue({ code: "custom", path: ["POSTMARK_API_URL"], message });
    if (LOCAL_SERVICES !== "on") {
      if (url !== undefined) say("is for the local stand-in and needs LOCAL_SERVICES=on; without it mail goes to Postmark itself");
    } else if (url === undefined || !loopback.has(new URL(url).hostname)) {
      say("must be an address of this machine while LOCAL_SERVICES=on, so that no demo mail reaches a real person");
    }
  });
/** What a process needs that hears from Postmark what became of a mail. */
export const webhookEnvSchema = z.object({
  POSTMARK_WEBHOOK_SECRET: z
    .string("is missing: the secret in the address that Postmark is told to call")
    .min(32, "must be at least 32 characters, such as openssl rand -hex 32 makes"),
});
export type WebhookEnv = z.infer<typeof webhookEnvSchema>;

export type EmailEnv = z.infer<typeof emailEnvSchema>;
