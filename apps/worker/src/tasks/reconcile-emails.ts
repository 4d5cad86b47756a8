import { listUnsentEmails } from "@dossierklaar/db/queries/email";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import type { WorkerDeps } from "../deps.ts";

/** Longer than any send takes. */
const stuckMs = 10 * 60_000;

/** Queues again what should have left: a worker that was killed keeps its jobs locked for hours, and a sign-in link waits minutes. */
export async function reconcileEmails(deps: WorkerDeps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - stuckMs);
  for (const { kantoorId, emailId } of await listUnsentEmails(deps.databases.withoutKantoor, before)) {
    await deps.databases
      .forKantoor(kantoorId)
      .transaction()
      .execute((tx) =>
        enqueueJob(tx, { task: "send-email", payload: { kantoorId, emailId }, jobKey: `email:${emailId}`, jobKeyMode: "preserve_run_at" }),
      );
  }
}
