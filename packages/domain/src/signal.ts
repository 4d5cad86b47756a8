import type { Db } from "@dossierklaar/db";
import { notifySignal } from "@dossierklaar/db/queries/job";

/** What is worth showing now and not worth keeping. */
export type DossierSignal =
  | { kind: "upload.progress"; stukId: string; percent: number }
  | { kind: "presence"; gebruikerId: string; stukId: string | null; here: boolean };

/** The second door: a notice that is never stored. The caller throttles, and has checked that the actor may see the dossier and the stuk. */
export function signal(db: Db, dossierId: string, what: DossierSignal): Promise<void> {
  if (what.kind === "presence") return notifySignal(db, { dossierId, ...what });
  return notifySignal(db, { dossierId, ...what, percent: Math.max(0, Math.min(100, Math.round(what.percent))) });
}
