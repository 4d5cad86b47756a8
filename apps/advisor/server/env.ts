import { authEnvSchema } from "@dossierklaar/auth/env";
import { agendaEnvSchema } from "@dossierklaar/calendar/env";
import { appDbEnvSchema } from "@dossierklaar/db/env";
import { webhookEnvSchema } from "@dossierklaar/email/env";
import { filesEnvSchema } from "@dossierklaar/files/env";
import { originSchema, parseEnv, webEnvSchema } from "@dossierklaar/host/env";
import type { z } from "zod";

const schema = webEnvSchema({ port: 3000 })
  .extend({
    /** Where browsers reach this app. */
    ADVISOR_URL: originSchema("https://dossier.example.nl"),
    PORTAL_URL: originSchema("https://portaal.example.nl"),
  })
  .and(appDbEnvSchema)
  .and(authEnvSchema)
  .and(filesEnvSchema)
  .and(webhookEnvSchema)
  .and(agendaEnvSchema);

export type Env = Readonly<z.infer<typeof schema>>;

/** Reads the environment once. Throws EnvError with one sentence that names everything that is missing or wrong. */
export const readEnv = (source: Record<string, string | undefined>): Env => parseEnv("The adviser app", schema, source);
