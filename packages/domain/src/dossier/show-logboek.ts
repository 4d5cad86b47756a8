import { type LogFilter, listLogActors, listLogPage } from "@dossierklaar/db/queries/dossier-event";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { boundsOfDay } from "../afspraak/dates.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "./load-dossier.ts";
import { type LogSoort, logSoorten } from "./logboek.ts";
import { logboekCsv } from "./logboek-csv.ts";
import { type LogView, toLogView } from "./view.ts";

const soorten = Object.keys(logSoorten) as [LogSoort, ...LogSoort[]]; // never empty: it is written out

export const logboekSchema = z.object({
  nummer: z.string().max(20),
  /** A name as the Logboek tells it; null for everybody. */
  wie: z.string().max(300).nullable(),
  soort: z.enum(soorten).nullable(),
  /** Days in Amsterdam, both included. */
  van: z.iso.date().nullable(),
  tot: z.iso.date().nullable(),
});
export type LogboekInput = z.infer<typeof logboekSchema>;

const filterOf = (input: LogboekInput): LogFilter => ({
  actorNaam: input.wie,
  kinds: input.soort ? logSoorten[input.soort].kinds : null,
  from: input.van ? boundsOfDay(input.van).from : null,
  to: input.tot ? boundsOfDay(input.tot).to : null,
});

/** A page of the Logboek, newest first. `before` is a versie. Throws NOT_FOUND. */
export async function showLogboek(
  deps: DomainDeps,
  actor: Actor,
  input: LogboekInput,
  before: number | null,
): Promise<{ lines: LogView[]; next: number | null }> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer: input.nummer });
  const limit = 200;
  const rows = await listLogPage(db, actor.kantoorId, dossier.id, { ...filterOf(input), before, limit });
  // The last versie of a full page may be cut: it comes whole on the next.
  const cut = rows.length === limit ? rows.at(-1)?.versie : undefined;
  const whole = rows.filter((row) => row.versie !== cut);
  return { lines: whole.map(toLogView), next: cut === undefined ? null : cut + 1 };
}

/** Everybody whom the Logboek of a dossier names, by name. Throws NOT_FOUND. */
export async function listLogNames(deps: DomainDeps, actor: Actor, nummer: string): Promise<string[]> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer });
  return listLogActors(db, actor.kantoorId, dossier.id);
}

/** The whole Logboek as it is narrowed, as a file for a spreadsheet. Throws NOT_FOUND. */
export async function exportLogboek(deps: DomainDeps, actor: Actor, input: LogboekInput): Promise<{ naam: string; csv: string }> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer: input.nummer });
  const rows = await listLogPage(db, actor.kantoorId, dossier.id, { ...filterOf(input), before: null, limit: null });
  return { naam: `logboek-${dossier.nummer}.csv`, csv: logboekCsv(rows.map(toLogView)) };
}
