import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAgendas } from "@dossierklaar/calendar/agendas";
import { agendaEnvSchema } from "@dossierklaar/calendar/env";
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { type TestDatabase, testDatabase } from "@dossierklaar/db/testing/test-db";
import { addWerkdagen } from "@dossierklaar/domain/calendar-day";
import { dayOf } from "@dossierklaar/domain/format";
import { openStoryDossier, planStoryAfspraak } from "@dossierklaar/domain/testing/dossier";
import { createMailer } from "@dossierklaar/email/mailer";
import { type FileStorageEnv, fileStorageEnvSchema } from "@dossierklaar/files/env";
import { createFileStorage } from "@dossierklaar/files/storage";
import { startLocalServices } from "@dossierklaar/local/server";
import { Logger, runOnce } from "graphile-worker";
import { sql } from "kysely";
import pg from "pg";
import { afterAll } from "vitest";
import { createLog, type WorkerDeps } from "../deps.ts";
import { createTaskList } from "../task-list.ts";

/** A mail as the stand-in of Postmark shows it. */
export type PostbusMail = {
  MessageID: string;
  To: { Email: string; Name: string }[];
  From: string;
  ReplyTo: string;
  Subject: string;
  TextBody: string;
  HtmlBody: string;
  Attachments: string[];
  Metadata: Record<string, string>;
  Tag: string;
  /** The whole message as MIME. */
  Body: string;
};

export type World = TestDatabase & {
  kantoor: TestKantoor;
  deps: WorkerDeps & { clock: { at: Date } };
  filesEnv: FileStorageEnv;
  /** What was logged, as JSON lines. */
  logged: string[];
  mails(to?: string): Promise<PostbusMail[]>;
  /** Where the stand-ins are. */
  origin: string;
  orderFault(fault: Record<string, unknown>): Promise<void>;
  /** Forgets the jobs and faults that another test left behind. */
  quiet(): Promise<void>;
  /** Moves the clock. */
  later(ms: number): void;
  /** Runs every job that is due at the clock's time, and those that they queue. */
  runJobs(): Promise<void>;
  /** What waits, with when. */
  listJobs(): Promise<{ task: string; key: string | null; runAt: Date; attempts: number; error: string | null }[]>;
  /** A dossier of two aanvragers with an Oriënterend gesprek in five werkdagen. */
  planned(change?: Parameters<typeof openStoryDossier>[2]): Promise<Awaited<ReturnType<typeof openStoryDossier>> & { afspraakId: string }>;
};

/** A real database and the stand-ins of both vendors, for one test file. */
export async function startWorld(): Promise<World> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), "worker-"));
  const services = await startLocalServices({ port: 0, dataDir, localServices: true, log: () => {} });
  const runnerPool = new pg.Pool({ connectionString: database.ownerUrl, max: 3 });
  const ignore = () => {};
  runnerPool.on("error", ignore);
  runnerPool.on("connect", (client) => client.on("error", ignore));
  afterAll(async () => {
    await runnerPool.end();
    await services.close();
    rmSync(dataDir, { recursive: true });
  });
  const filesEnv = fileStorageEnvSchema.parse({ ...services.environment, LOCAL_SERVICES: "on" });
  const mailFrom = "post@devries.example";
  const agendaSecret = "geheim-van-de-agenda-in-een-test-van-de-worker";
  const clock = { at: new Date(), now: () => clock.at };
  const logged: string[] = [];
  const deps = {
    databases: database.databases,
    clock,
    mailer: createMailer({ serverToken: services.environment.POSTMARK_SERVER_TOKEN ?? "", apiUrl: services.origin, from: mailFrom }),
    storage: createFileStorage(filesEnv),
    agendas: createAgendas(agendaEnvSchema.parse({ ...services.environment, AGENDA_SECRET: agendaSecret, LOCAL_SERVICES: "on" })),
    advisorUrl: "https://kantoor.voorbeeld.example",
    portalUrl: "https://portaal.voorbeeld.example",
    mailFrom,
    log: createLog({ LOG_LEVEL: "debug" }, { write: (line: string) => void logged.push(line) }),
  };
  const kantoor = await newKantoor(database.owner);

  const world: World = {
    ...database,
    kantoor,
    deps,
    filesEnv,
    logged,
    origin: services.origin,
    async mails(to) {
      const query = new URLSearchParams({ count: "500", offset: "0", ...(to ? { recipient: to } : {}) });
      const list = (await (await fetch(`${services.origin}/messages/outbound?${query}`)).json()) as { Messages: { MessageID: string }[] };
      const found = list.Messages.map(async ({ MessageID }) =>
        (await fetch(`${services.origin}/messages/outbound/${MessageID}/details`)).json(),
      );
      // The stand-in answers in Postmark's own shape, oldest last.
      return ((await Promise.all(found)) as PostbusMail[]).reverse();
    },
    async orderFault(fault) {
      const answer = await fetch(`${services.origin}/_faults`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(fault),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    async quiet() {
      await sql`delete from graphile_worker._private_jobs`.execute(database.owner);
      await fetch(`${services.origin}/_faults`, { method: "DELETE" });
    },
    later: (ms) => {
      clock.at = new Date(clock.at.getTime() + ms);
    },
    async runJobs() {
      const logger = new Logger(() => () => {});
      // The clock of a test runs ahead of the server's: what is due by the one is made due by the other, as long as jobs queue jobs.
      for (let due = 1; due > 0; ) {
        const { numAffectedRows } = await sql`
          update graphile_worker._private_jobs set run_at = least(run_at, now())
          where run_at <= greatest(${clock.at}::timestamptz, now()) and attempts = 0`.execute(database.owner);
        due = Number(numAffectedRows ?? 0);
        if (due > 0) await runOnce({ pgPool: runnerPool, taskList: createTaskList(deps), logger, noHandleSignals: true });
      }
    },
    async listJobs() {
      const { rows } = await sql<{ task: string; key: string | null; run_at: Date; attempts: number; last_error: string | null }>`
        select t.identifier as task, j.key, j.run_at, j.attempts, j.last_error
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`.execute(
        database.owner,
      );
      return rows.map((row) => ({ task: row.task, key: row.key, runAt: row.run_at, attempts: row.attempts, error: row.last_error }));
    },
    async planned(change = {}) {
      const dossier = await openStoryDossier(deps, kantoor, { requestId: crypto.randomUUID(), ...change });
      const { afspraakId } = await planStoryAfspraak(deps, kantoor, dossier.dossierId, {
        requestId: crypto.randomUUID(),
        datum: addWerkdagen(dayOf(clock.at), 5),
      });
      return { ...dossier, afspraakId };
    },
  };
  return world;
}

/** An address that no other test writes to. */
export const newAddress = (name: string): string => `${name}.${crypto.randomUUID().slice(0, 8)}@voorbeeld.example`;
