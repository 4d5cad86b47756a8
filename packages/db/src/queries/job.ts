import { sql } from "kysely";
import type { Db, Tx } from "../types.ts";

export type Job = {
  task: string;
  /** Ids only: the job loads the world when it runs. */
  payload: Record<string, string | number | null>;
  /** Jobs with one key are one job. */
  jobKey?: string;
  runAt?: Date;
  /** `preserve_run_at`: a window that has begun does not move. */
  jobKeyMode?: "replace" | "preserve_run_at";
};

/** Queues a job that exists if and only if the transaction commits. Call it late: a hot key makes writers wait. */
export async function enqueueJob(tx: Tx, job: Job): Promise<void> {
  await sql`select enqueue_job(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.jobKey ?? null}, ${job.runAt ?? null}::timestamptz, ${job.jobKeyMode ?? "replace"})`.execute(
    tx,
  );
}

/** Tells every app server something that is never stored. */
export async function notifySignal(db: Db, payload: Record<string, string | number | boolean | null>): Promise<void> {
  await sql`select pg_notify('dossier_signal', ${JSON.stringify(payload)})`.execute(db);
}
