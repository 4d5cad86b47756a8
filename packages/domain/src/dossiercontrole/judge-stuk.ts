import { findLastStukEvent } from "@dossierklaar/db/queries/dossier-event";
import { type StukRow, updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import type { DossierEventKind } from "../events.ts";
import { stukStatusLabel } from "../labels.ts";
import { changeDossier } from "../record-event.ts";
import { loadStuk, nameOfStuk } from "./load-stuk.ts";
import { findNextStatus, judgements, undoJudgementMs, validUntil } from "./rules.ts";

export const judgeStukSchema = z
  .object({
    requestId: z.uuid(),
    dossierId: z.uuid(),
    stukId: z.uuid(),
    judgement: z.enum(judgements),
    /** The versie of the row that was judged: another's judgement in between is told, never overwritten. */
    seenVersie: z.number().int().min(0).max(2_147_483_647),
    reden: z.string().trim().max(1000, "Maak de reden korter dan 1.000 tekens."),
    /** The date on the paper, from which its validity counts. */
    datumStuk: z.iso.date().nullable(),
  })
  .refine((j) => j.judgement !== "reject" || j.reden !== "", { error: "Kies een reden of schrijf er een.", path: ["reden"] });
export type JudgeStukInput = z.infer<typeof judgeStukSchema>;

const eventOf = { approve: "stuk.approved", approveProvisionally: "stuk.provisionallyApproved" } as const;

/**
 * Judges what was delivered. Throws ALREADY_CHANGED (with what the colleague did) when the stuk has moved on since it was seen,
 * TRANSITION_REFUSED when its status cannot be judged, DOSSIER_CLOSED.
 */
export async function judgeStuk(deps: DomainDeps, actor: Actor, input: JudgeStukInput): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "stuk.judge", input } },
    async (change) => {
      requireOpen(change.dossier);
      const stuk = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
      const since = await findLastStukEvent(change.tx, actor.kantoorId, change.dossier.id, stuk.id, overtaking, input.seenVersie);
      if (since) throw overtaken(since, stuk);
      const status = findNextStatus(stuk.status, input.judgement);
      if (!status) throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
      await updateStuk(change.tx, actor.kantoorId, stuk.id, {
        status,
        vorige_status: stuk.status,
        versie: change.versie,
        afkeurreden: input.judgement === "reject" ? input.reden : "",
        // A date that was told at Voorlopig akkoord stands until another is told.
        datum_stuk: input.datumStuk ?? stuk.datum_stuk,
        geldig_tot: validUntil(input.datumStuk ?? stuk.datum_stuk, stuk.geldig_maanden),
        beoordeeld_op: change.now,
        beoordeeld_door: actor.gebruikerId,
      });
      const about = { stukId: stuk.id, aanvragerId: stuk.aanvrager_id };
      const what = { stukId: stuk.id, naam: nameOfStuk(stuk) };
      if (input.judgement === "reject") change.tell({ kind: "stuk.rejected", ...what, reden: input.reden }, about);
      else change.tell({ kind: eventOf[input.judgement], ...what }, about);
    },
  );
}

/** What makes a judgement of an older sight of the stuk wrong: another judgement, or papers that were not there yet. */
const overtaking = [
  "stuk.received",
  "stuk.approved",
  "stuk.provisionallyApproved",
  "stuk.rejected",
  "stuk.judgementUndone",
  "stuk.requestedAgain",
  "stuk.declaredNotApplicable",
  "stuk.cancelled",
  "bestand.removed",
  "bestand.moved",
  "paginas.arranged",
  "paginas.moved",
] as const satisfies readonly DossierEventKind[];

const overtaken = (since: { kind: string; actor_naam: string }, stuk: StukRow): DomainError =>
  new DomainError("ALREADY_CHANGED", {
    door: since.actor_naam,
    status: stukStatusLabel(stuk.status),
    aangevuld: since.kind === "stuk.received",
  });

/** Takes a judgement back within a minute. Throws TRANSITION_REFUSED after that, or when the stuk has moved on, and DOSSIER_CLOSED. */
export async function undoJudgement(
  deps: DomainDeps,
  actor: Actor,
  input: { requestId: string; dossierId: string; stukId: string },
): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "stuk.undoJudgement", input } },
    async (change) => {
      requireOpen(change.dossier);
      const stuk = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
      const judged = ["approved", "provisionallyApproved", "rejected"].includes(stuk.status);
      const age = stuk.beoordeeld_op ? change.now.getTime() - stuk.beoordeeld_op.getTime() : Number.POSITIVE_INFINITY;
      if (!judged || !stuk.vorige_status || age > undoJudgementMs) throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
      const first =
        stuk.vorige_status === "provisionallyApproved"
          ? await findLastStukEvent(change.tx, actor.kantoorId, change.dossier.id, stuk.id, ["stuk.provisionallyApproved"], 0)
          : undefined;
      await updateStuk(change.tx, actor.kantoorId, stuk.id, {
        status: stuk.vorige_status,
        vorige_status: null,
        versie: change.versie,
        afkeurreden: "",
        // Under an Akkoord that is taken back lies the Voorlopig akkoord, with who gave it.
        beoordeeld_op: first?.at ?? null,
        beoordeeld_door: first?.actor_id ?? null,
        // How long the paper is good was part of the judgement; an earlier one keeps what it told.
        ...(stuk.vorige_status === "received" ? { datum_stuk: null, geldig_tot: null } : {}),
      });
      change.tell(
        { kind: "stuk.judgementUndone", stukId: stuk.id, naam: nameOfStuk(stuk) },
        { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
      );
    },
  );
}
