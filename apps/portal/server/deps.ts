import { randomUUID } from "node:crypto";
import { createPortalAuth, type PortalAuth } from "@dossierklaar/auth/portal";
import { createPortalSignIn, type PortalSignIn } from "@dossierklaar/auth/sign-in";
import { createDb, type Databases } from "@dossierklaar/db";
import type { DomainDeps, SignFile } from "@dossierklaar/domain/deps";
import { enqueueMail } from "@dossierklaar/domain/enqueue-mail";
import { enumerate } from "@dossierklaar/domain/format";
import { createFileStorage, type FileStorage } from "@dossierklaar/files/storage";
import pino, { type Logger } from "pino";
import type { Env } from "./env.ts";

export type Deps = DomainDeps & {
  databases: Databases;
  auth: PortalAuth;
  signIn: PortalSignIn;
  signFile: SignFile;
  storeFile: FileStorage["store"];
  log: Logger;
};

/** The one log of this process. Ids only: a name, an address or a link in a line would be a copy of the dossier outside its walls. */
export const createLog = (env: Pick<Env, "LOG_LEVEL">): Logger => pino({ level: env.LOG_LEVEL, base: { app: "portal" } });

/** Everything that lives as long as the process. The caller closes databases. */
export function createDeps(env: Env, log: Logger): Deps {
  const databases = createDb({
    url: env.APP_DATABASE_URL,
    max: 10,
    plannedMax: 4,
    applicationName: "dossierklaar-portal",
    onError: (error) => log.warn({ reason: error.message }, "idle database connection lost"),
  });
  const auth = createPortalAuth({
    db: databases.withoutKantoor,
    baseUrl: env.PORTAL_URL,
    secret: env.AUTH_SECRET,
    secureCookies: env.PORTAL_URL.startsWith("https:"),
    log: (level, message) => log[level](message),
  });
  const clock = { now: () => new Date() };
  const signIn = createPortalSignIn({
    auth,
    databases,
    clock,
    // The row holds no secret: the job mints a link and a code of its own when it writes the mail.
    async enqueueLoginMail(tx, mail) {
      await enqueueMail(tx, mail.kantoorId, {
        soort: "inloglink",
        // Every press is a mail of its own: the one before may lie in a spam folder, or be half an hour old.
        sleutel: `inloglink:${randomUUID()}`,
        aan: mail.email,
        aanNaam: enumerate(mail.namen),
        aanvragerIds: mail.aanvragerIds,
        dossierId: mail.dossierId,
      });
    },
  });
  const { signFile, store } = createFileStorage(env);
  return { databases, auth, signIn, clock, signFile, storeFile: store, log };
}
