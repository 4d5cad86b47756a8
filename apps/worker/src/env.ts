import { agendaEnvSchema } from "@dossierklaar/calendar/env";
import { appDbEnvSchema, ownerDbEnvSchema } from "@dossierklaar/db/env";
import { emailEnvSchema } from "@dossierklaar/email/env";
import { fileStorageEnvSchema } from "@dossierklaar/files/env";
import { originSchema, parseEnv, processEnvSchema } from "@dossierklaar/host/env";
import type { z } from "zod";

const schema = processEnvSchema
  .extend({
    /** Where the links in mails to colleagues lead. */
    ADVISOR_URL: originSchema("https://dossier.example.nl"),
    /** Where the links in mails to clients lead. */
    PORTAL_URL: originSchema("https://portaal.example.nl"),
  })
  .and(ownerDbEnvSchema)
  .and(appDbEnvSchema)
  .and(emailEnvSchema)
  .and(fileStorageEnvSchema)
  .and(agendaEnvSchema);

export type Env = Readonly<z.infer<typeof schema>>;

/** Reads the environment once. Throws EnvError with one sentence that names everything that is missing or wrong. */
export const readEnv = (source: Record<string, string | undefined>): Env => parseEnv("The worker", schema, source);
