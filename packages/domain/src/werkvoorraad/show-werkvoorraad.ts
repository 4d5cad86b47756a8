import { countWerkvoorraad, readWerkvoorraad, type WerkFilter } from "@dossierklaar/db/queries/werkvoorraad";
import { z } from "zod";
import type { AdviseurActor } from "../actor.ts";
import { addDays, addWerkdagen } from "../calendar-day.ts";
import type { DomainDeps } from "../deps.ts";
import { dayOf } from "../format.ts";
import { horizon } from "./rules.ts";
import { toTelling, toWerkRegelView, type WerkvoorraadView } from "./view.ts";

export const showWerkvoorraadSchema = z.object({ scope: z.enum(["mine", "all"]) });

/** More of one group than anybody walks through; the counts tell how many there are. */
const mostRows = 200;

function filterOf(actor: AdviseurActor, now: Date, rest: Pick<WerkFilter, "scope" | "onlyOwn">): Omit<WerkFilter, "limit"> {
  const today = dayOf(now);
  return {
    gebruikerId: actor.gebruikerId,
    today,
    datesUntil: addWerkdagen(today, horizon.dateWerkdagen),
    papersUntil: addDays(today, horizon.paperDays),
    countedUntil: addDays(today, horizon.countedDays),
    papersFrom: addDays(today, -horizon.paperPastDays),
    ...rest,
  };
}

/** What waits for the kantoor; with beperkte inzage only in one's own dossiers. */
export async function showWerkvoorraad(
  deps: DomainDeps,
  actor: AdviseurActor,
  input: z.infer<typeof showWerkvoorraadSchema>,
): Promise<WerkvoorraadView> {
  const now = deps.clock.now();
  const filter = { ...filterOf(actor, now, { scope: input.scope, onlyOwn: actor.beperkteInzage }), limit: mostRows };
  const { counts, rows } = await readWerkvoorraad(deps.databases.plannedFor(actor.kantoorId), actor.kantoorId, filter);
  return { tellingen: counts.map(toTelling), regels: rows.map((row) => toWerkRegelView(row, now)) };
}

/** The number in the app bar: the rows under `Van mij`. */
export async function countWork(deps: DomainDeps, actor: AdviseurActor): Promise<number> {
  const filter = filterOf(actor, deps.clock.now(), { scope: "mine", onlyOwn: true });
  const counts = await countWerkvoorraad(deps.databases.plannedFor(actor.kantoorId), actor.kantoorId, filter);
  return counts.reduce((sum, { mijn }) => sum + mijn, 0);
}
