import { deleteOldGrants } from "@dossierklaar/auth/grants";
import { deleteOldPasswordLinks } from "@dossierklaar/auth/password-link";
import { deleteOldRequestResults } from "@dossierklaar/db/queries/request-result";
import type { WorkerDeps } from "../deps.ts";

const week = 7 * 24 * 3_600_000;

/** Forgets what has served: answers that no browser asks again, and grants that ended long ago. */
export async function cleanUp(deps: WorkerDeps): Promise<void> {
  const results = await deleteOldRequestResults(deps.databases.withoutKantoor, new Date(deps.clock.now().getTime() - week));
  await deleteOldGrants(deps.databases.withoutKantoor);
  await deleteOldPasswordLinks(deps.databases.withoutKantoor);
  deps.log.info({ results }, "old answers and grants were removed");
}
