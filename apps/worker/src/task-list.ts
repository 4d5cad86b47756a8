import { enqueueJob } from "@dossierklaar/db/queries/job";
import { remindDossier } from "@dossierklaar/domain/herinnering/remind-dossier";
import type { JobHelpers, Task, TaskList } from "graphile-worker";
import { z } from "zod";
import type { WorkerDeps } from "./deps.ts";
import { dispatch, dispatchPayload } from "./dispatch.ts";
import { RetryLater } from "./retry-later.ts";
import { endKoppeling, endKoppelingPayload, readAgendas, resyncAgenda, resyncAgendaPayload } from "./tasks/agenda-rounds.ts";
import { checkFile, checkFilePayload } from "./tasks/check-file.ts";
import { cleanUp } from "./tasks/clean-up.ts";
import { combineStuk, combineStukPayload } from "./tasks/combine-stuk.ts";
import { deleteFile, deleteFilePayload } from "./tasks/delete-file.ts";
import { endDossiers } from "./tasks/end-dossiers.ts";
import { findReminders, remindDossierPayload } from "./tasks/find-reminders.ts";
import { gatherDigest, gatherDigestPayload } from "./tasks/gather-digest.ts";
import { readAgenda, readAgendaPayload } from "./tasks/read-agenda.ts";
import { reconcileEmails } from "./tasks/reconcile-emails.ts";
import { reconcileUploads } from "./tasks/reconcile-uploads.ts";
import { sendEmail, sendEmailPayload } from "./tasks/send-email.ts";
import { startPlanned, startPlannedPayload } from "./tasks/start-planned.ts";
import { syncCalendar, syncCalendarPayload } from "./tasks/sync-calendar.ts";

type Payload = Record<string, string | number | null>;

/**
 * When what happens by the clock happens, in UTC. One run of each at a time is queued; what was missed while the worker stood still is not
 * made up for, because the next run does all of it.
 */
export const crontab = `
*/15 * * * * reconcile-uploads ?jobKey=reconcile-uploads&max=3
*/5 * * * * reconcile-emails ?jobKey=reconcile-emails&max=3
*/5 * * * * read-agendas ?jobKey=read-agendas&max=3
3,18,33,48 * * * * find-reminders ?jobKey=find-reminders&max=3
47 2 * * * end-dossiers ?jobKey=end-dossiers&max=3
17 2 * * * clean-up ?jobKey=clean-up&max=3
`;

/** Every task by its name. A payload of an unknown shape, as an older version may have queued, fails and stays to be looked at. */
export function createTaskList(deps: WorkerDeps): TaskList {
  const byClock = z.unknown();
  return {
    dispatch: task(deps, dispatchPayload, (payload) => dispatch(deps, payload)),
    "send-email": task(deps, sendEmailPayload, (payload) => sendEmail(deps, payload)),
    "gather-digest": task(deps, gatherDigestPayload, (payload) => gatherDigest(deps, payload)),
    "check-file": task(deps, checkFilePayload, (payload, { job }) => checkFile(deps, payload, job.attempts)),
    "combine-stuk": task(deps, combineStukPayload, (payload) => combineStuk(deps, payload)),
    "delete-file": task(deps, deleteFilePayload, (payload) => deleteFile(deps, payload)),
    "start-planned": task(deps, startPlannedPayload, (payload) => startPlanned(deps, payload)),
    "sync-calendar": task(deps, syncCalendarPayload, (payload) => syncCalendar(deps, payload)),
    "read-agenda": task(deps, readAgendaPayload, (payload) => readAgenda(deps, payload)),
    "read-agendas": task(deps, byClock, () => readAgendas(deps)),
    "resync-agenda": task(deps, resyncAgendaPayload, (payload) => resyncAgenda(deps, payload)),
    "end-koppeling": task(deps, endKoppelingPayload, (payload) => endKoppeling(deps, payload)),
    "reconcile-uploads": task(deps, byClock, () => reconcileUploads(deps)),
    "reconcile-emails": task(deps, byClock, () => reconcileEmails(deps)),
    "end-dossiers": task(deps, byClock, () => endDossiers(deps)),
    "find-reminders": task(deps, byClock, () => findReminders(deps)),
    "remind-dossier": task(deps, remindDossierPayload, (payload) => remindDossier(deps, payload)),
    "clean-up": task(deps, byClock, () => cleanUp(deps)),
  };
}

const task =
  <Schema extends z.ZodType>(
    deps: WorkerDeps,
    schema: Schema,
    run: (payload: z.infer<Schema>, helpers: JobHelpers) => Promise<void>,
  ): Task =>
  async (raw, helpers) => {
    const payload = schema.parse(raw);
    try {
      await run(payload, helpers);
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      await queueAgain(deps, raw, helpers, error);
    }
  };

/** The same job at a later moment, in place of the runner's own back-off, which knows nothing of what was answered. */
async function queueAgain(deps: WorkerDeps, raw: unknown, { job }: JobHelpers, { afterMs, message }: RetryLater): Promise<void> {
  const runAt = new Date(deps.clock.now().getTime() + afterMs);
  deps.log.info({ task: job.task_identifier, jobId: job.id, runAt, reason: message }, "a job runs again later");
  await deps.databases.withoutKantoor.transaction().execute((tx) =>
    // Parsed by its task before it ran, so it is ids; a locked job of this key makes room for a new one.
    enqueueJob(tx, { task: job.task_identifier, payload: raw as Payload, ...(job.key ? { jobKey: job.key } : {}), runAt }),
  );
}
