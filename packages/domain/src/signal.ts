import type { Db } from "@dossierklaar/db";
import { notifySignal } from "@dossierklaar/db/queries/job";

/** What is worth showing now and not worth keeping. */
export type DossierSignal = { kind: "upload.progress"; stukId: string; percent: number };

/** The second door: a notice that is never stored. The caller throttles, and has checked that the actor may see the stuk. */
export const signal = (db: Db, dossierId: string, what: DossierSignal): Promise<void> =>
  notifySignal(db, { dossierId, kind: what.kind, stukId: what.stukId, percent: Math.max(0, Math.min(100, Math.round(what.percent))) });
