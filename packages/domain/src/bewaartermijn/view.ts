import type { AnnouncedRow } from "@dossierklaar/db/queries/bewaartermijn";
import { type Day, enumerate } from "../format.ts";

export type BewaartermijnView = {
  aangekondigd: { dossierId: string; nummer: string; namen: string; geslotenOp: Date; bewarenTot: Day; verwijderenOp: Day }[];
  verwijderd: { nummer: string; geslotenOp: Date; verwijderdOp: Date; bestanden: number }[];
};

/** For an admin. */
export const toAangekondigdView = (row: AnnouncedRow): BewaartermijnView["aangekondigd"][number] => ({
  dossierId: row.id,
  nummer: row.nummer,
  namen: enumerate(row.namen),
  geslotenOp: row.gesloten_op,
  bewarenTot: row.bewaren_tot,
  verwijderenOp: row.verwijderen_op,
});

/** For an admin: what stays of a dossier that is gone. */
export const toVerwijderdView = (row: {
  nummer: string;
  gesloten_op: Date;
  verwijderd_op: Date;
  bestanden: number;
}): BewaartermijnView["verwijderd"][number] => ({
  nummer: row.nummer,
  geslotenOp: row.gesloten_op,
  verwijderdOp: row.verwijderd_op,
  bestanden: row.bestanden,
});
