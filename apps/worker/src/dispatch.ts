import { listEventsOf } from "@dossierklaar/db/queries/dossier-event";
import type { Job } from "@dossierklaar/db/queries/job";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { type DossierEvent, type DossierEventKind, dossierEventSchema } from "@dossierklaar/domain/events";
import { z } from "zod";
import type { WorkerDeps } from "./deps.ts";

export const dispatchPayload = z.object({ kantoorId: z.uuid(), dossierId: z.uuid(), versie: z.number().int() });
export type DispatchPayload = z.infer<typeof dispatchPayload>;

type Where = { kantoorId: string; dossierId: string; digestAt: Date };
type Table = { [Kind in DossierEventKind]?: (event: Extract<DossierEvent, { kind: Kind }>, where: Where) => Job[] };

/** One digest per dossier and window: the first change opens the window, later ones find it open. */
const digest = ({ kantoorId, dossierId, digestAt }: Where): Job[] => [
  {
    task: "gather-digest",
    payload: { kantoorId, dossierId },
    jobKey: `digest:${dossierId}`,
    jobKeyMode: "preserve_run_at",
    runAt: digestAt,
  },
];

/** The one pdf of a stuk whose papers changed. */
const combine = ({ kantoorId, dossierId }: Where, stukId: string): Job => ({
  task: "combine-stuk",
  payload: { kantoorId, dossierId, stukId },
  jobKey: `combine:${stukId}`,
});

/** One job of an afspraak waits at a time; one that waits to be tried later is overtaken, since there is something new to say. */
const sync = ({ afspraakId, agenda }: { afspraakId: string; agenda?: boolean | undefined }, { kantoorId }: Where): Job[] =>
  agenda ? [{ task: "sync-calendar", payload: { kantoorId, afspraakId }, jobKey: `agenda:${afspraakId}` }] : [];

/** What has to happen after what happened: the one table of event → tasks. What is not in it concerns nobody outside. */
const tasksOf: Table = {
  "afspraak.planned": sync,
  "afspraak.changed": sync,
  "afspraak.cancelled": sync,
  "email.queued": ({ emailId }, { kantoorId }) => [
    // The key keeps what is waiting as it is: sent again, an order to try later must not become an order to try now.
    { task: "send-email", payload: { kantoorId, emailId }, jobKey: `email:${emailId}`, jobKeyMode: "preserve_run_at" },
  ],
  "stuk.requested": (_, where) => digest(where),
  // What is on offer is told once there is something to read.
  "bestand.offered": (_, where) => digest(where),
  "stuk.received": ({ stukId }, where) => [combine(where, stukId)],
  "bestand.moved": ({ stukId }, where) => [combine(where, stukId)],
  "bestand.removed": ({ stukId }, where) => [combine(where, stukId)],
  "paginas.arranged": ({ stukId }, where) => [combine(where, stukId)],
  "paginas.moved": ({ stukId, naarStukId }, where) => [combine(where, stukId), combine(where, naarStukId)],
  "stuk.rejected": (_, where) => digest(where),
  "stuk.requestedAgain": (_, where) => digest(where),
  "stuk.askedAnyway": (_, where) => digest(where),
  "vraag.answered": (_, where) => digest(where),
  "stuk.annotated": ({ voorKlant }, where) => (voorKlant ? digest(where) : []),
  "actiepunt.asked": (_, where) => digest(where),
  "scenario.planned": ({ planningId, op }, { kantoorId }) => [
    {
      task: "start-planned",
      payload: { kantoorId, planningId },
      jobKey: `planned:${planningId}`,
      jobKeyMode: "preserve_run_at",
      runAt: new Date(op),
    },
  ],
  // What a planned afspraak asks stands in its confirmation; what follows from her own answer the client sees at once.
  "scenario.started": ({ bron }, where) => (bron === "manual" || bron === "gegevens" ? digest(where) : []),
};

const jobsFor = <Kind extends DossierEventKind>(event: Extract<DossierEvent, { kind: Kind }>, where: Where): Job[] => {
  // A table indexed by its own key's kind; TypeScript cannot pair the two.
  const toJobs = tasksOf[event.kind] as ((event: DossierEvent, where: Where) => Job[]) | undefined;
  return toJobs?.(event, where) ?? [];
};

/** Queues what one versie of a dossier calls for, in one transaction. Every job has a key, so that a second run changes nothing. */
export async function dispatch(deps: WorkerDeps, { kantoorId, dossierId, versie }: DispatchPayload): Promise<void> {
  const db = deps.databases.forKantoor(kantoorId);
  const rows = await listEventsOf(db, kantoorId, dossierId, versie);
  const events = rows.flatMap(({ kind, payload }) => {
    const event = dossierEventSchema.safeParse({ ...Object(payload), kind });
    if (!event.success) deps.log.error({ kantoorId, dossierId, versie, kind }, "an event of an unknown shape was passed over");
    return event.data ?? [];
  });
  if (events.length === 0) return;
  const kantoor = await requireKantoor(db, kantoorId);
  const digestAt = new Date(deps.clock.now().getTime() + kantoor.digest_minuten * 60_000);
  const jobs = events.flatMap((event) => jobsFor(event, { kantoorId, dossierId, digestAt }));
  const distinct = new Map(jobs.map((job) => [job.jobKey, job]));
  if (distinct.size === 0) return;
  await db.transaction().execute(async (tx) => {
    for (const job of distinct.values()) await enqueueJob(tx, job);
  });
}
