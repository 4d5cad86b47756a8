import { listDossiersToRemind } from "@dossierklaar/db/queries/herinnering";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { dayOf } from "@dossierklaar/domain/format";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";

export const remindDossierPayload = z.object({ kantoorId: z.uuid(), dossierId: z.uuid() });

/** Queues a look at each dossier whose day has come; one job for a dossier, however often this runs. */
export async function findReminders(deps: WorkerDeps): Promise<void> {
  for (const payload of await listDossiersToRemind(deps.databases.withoutKantoor, dayOf(deps.clock.now()))) {
    await deps.databases
      .forKantoor(payload.kantoorId)
      .transaction()
      .execute((tx) =>
        enqueueJob(tx, { task: "remind-dossier", payload, jobKey: `remind:${payload.dossierId}`, jobKeyMode: "preserve_run_at" }),
      );
  }
}
