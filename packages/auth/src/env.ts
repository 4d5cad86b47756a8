import { z } from "zod";

/** What every process that signs people in, or mints their links, must have. The same in all of them. */
export const authEnvSchema = z.object({
  AUTH_SECRET: z.string().min(32, "must be at least 32 characters; make one with: openssl rand -base64 32"),
});
