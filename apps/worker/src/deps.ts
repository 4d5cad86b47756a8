import { type Agendas, createAgendas } from "@dossierklaar/calendar/agendas";
import { createDb, type Databases } from "@dossierklaar/db";
import type { Clock } from "@dossierklaar/domain/clock";
import { createMailer, type Mailer } from "@dossierklaar/email/mailer";
import { createFileStorage, type FileStorage } from "@dossierklaar/files/storage";
import pg from "pg";
import pino, { type DestinationStream, type Logger } from "pino";
import type { Env } from "./env.ts";

export type WorkerDeps = {
  /** As the walled role, which sees one kantoor at a time; what looks across kantoren goes by named functions (queries.ts). */
  databases: Databases;
  clock: Clock;
  mailer: Mailer;
  storage: FileStorage;
  /** Undefined when none are configured. */
  agendas: Agendas | undefined;
  advisorUrl: string;
  portalUrl: string;
  /** The bare address that every mail comes from. */
  mailFrom: string;
  log: Logger;
};

/** The one log of this process. Ids only: a name, an address or a link in a line would be a copy of the dossier outside its walls. */
export const createLog = (env: Pick<Env, "LOG_LEVEL">, destination?: DestinationStream): Logger => {
  const options = {
    level: env.LOG_LEVEL,
    base: { app: "worker" },
    // The usual serializer takes over every field, and PostgreSQL's errors carry the row that they are about.
    serializers: { err: (error: unknown) => (error instanceof Error ? { message: error.message, stack: error.stack } : String(error)) },
  };
  return destination ? pino(options, destination) : pino(options);
};

/** The owner's connections are the runner's alone. */
export type Connections = { ownerPool: pg.Pool; close(): Promise<void> };

/** How many jobs run at once. */
export const concurrency = 4;

/** Everything that lives as long as the process. The caller closes the connections, after the runner. */
export function createDeps(env: Env, log: Logger): { deps: WorkerDeps; connections: Connections } {
  const onError = (error: Error): void => log.warn({ reason: error.message }, "idle database connection lost");
  const databases = createDb({ url: env.APP_DATABASE_URL, max: concurrency + 2, applicationName: "dossierklaar-worker", onError });
  // The runner holds one connection to listen and needs one per job that it fetches or ends.
  const ownerPool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: concurrency + 4,
    application_name: "dossierklaar-runner",
    keepAlive: true,
  });
  ownerPool.on("error", onError);
  ownerPool.on("connect", (client) => client.on("error", onError));
  return {
    deps: {
      databases,
      clock: { now: () => new Date() },
      mailer: createMailer({ serverToken: env.POSTMARK_SERVER_TOKEN, apiUrl: env.POSTMARK_API_URL, from: env.MAIL_FROM }),
      storage: createFileStorage(env),
      agendas: createAgendas(env),
      advisorUrl: env.ADVISOR_URL,
      portalUrl: env.PORTAL_URL,
      mailFrom: env.MAIL_FROM,
      log,
    },
    connections: {
      ownerPool,
      async close() {
        await databases.close();
        await ownerPool.end();
      },
    },
  };
}
