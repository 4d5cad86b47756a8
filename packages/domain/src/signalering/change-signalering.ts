import { findSignalering, insertSignalering, type SignaleringRow, updateSignalering } from "@dossierklaar/db/queries/signalering";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { loadAfspraak } from "../afspraak/load-afspraak.ts";
import type { DomainDeps } from "../deps.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { dayOf } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";

const op = z.iso.date("Vul een datum in, bijvoorbeeld 24-11-2026.");
const about = { requestId: z.uuid(), dossierId: z.uuid() };

export const setSignaleringSchema = z.object({
  ...about,
  afspraakId: z.uuid().nullable(),
  tekst: z.string().trim().min(1, "Schrijf waar je op terug wilt komen.").max(300, "Maak het korter dan 300 tekens."),
  op,
});
export type SetSignaleringInput = z.infer<typeof setSignaleringSchema>;

/** Puts a reminder of one's own at a dossier, inside a change of that dossier. Throws NOT_FOUND for an afspraak of another, INVALID_INPUT for a day that is past. */
export async function putSignalering(
  change: DossierChange,
  input: Pick<SetSignaleringInput, "afspraakId" | "tekst" | "op">,
): Promise<void> {
  if (input.op < dayOf(change.now)) throw new DomainError("INVALID_INPUT", { field: "op" });
  if (input.afspraakId !== null) await loadAfspraak(change, input.afspraakId);
  await insertSignalering(change.tx, {
    kantoor_id: change.dossier.kantoorId,
    dossier_id: change.dossier.id,
    versie: change.versie,
    afspraak_id: input.afspraakId,
    soort: "own",
    tekst: input.tekst,
    op: input.op,
    sinds: change.now,
    door: change.actor.kind === "gebruiker" ? change.actor.gebruikerId : null,
    aangemaakt_op: change.now,
  });
  change.tell({ kind: "signalering.set", tekst: input.tekst, op: input.op }, { afspraakId: input.afspraakId });
}

/** Somebody wants to come back to this dossier on a day. Throws NOT_FOUND, FORBIDDEN, DOSSIER_CLOSED, INVALID_INPUT. */
export async function setSignalering(deps: DomainDeps, actor: Actor, input: SetSignaleringInput): Promise<void> {
  requireWorker(actor);
  const once = { requestId: input.requestId, procedure: "signalering.set", input };
  await changeDossier(deps, actor, { dossierId: input.dossierId, once }, async (change) => {
    requireOpen(change.dossier);
    await putSignalering(change, input);
  });
}

export const finishSignaleringSchema = z.object({ ...about, signaleringId: z.uuid() });

/** It was seen to. Throws NOT_FOUND, FORBIDDEN, ALREADY_CHANGED when somebody else saw to it. */
export async function finishSignalering(deps: DomainDeps, actor: Actor, input: z.infer<typeof finishSignaleringSchema>): Promise<void> {
  requireWorker(actor);
  const once = { requestId: input.requestId, procedure: "signalering.finish", input };
  await changeDossier(deps, actor, { dossierId: input.dossierId, once }, async (change) => {
    const row = await loadSignalering(change, input.signaleringId);
    if (row.status === "done") throw new DomainError("ALREADY_CHANGED");
    await updateSignalering(change.tx, actor.kantoorId, row.id, { status: "done", afgerond_op: change.now, versie: change.versie });
    change.tell({ kind: "signalering.done", soort: row.soort, tekst: row.tekst }, { afspraakId: row.afspraak_id });
  });
}

export const moveSignaleringSchema = z.object({ ...about, signaleringId: z.uuid(), op });

/** Comes up again on another day, also when it was done: so both can be taken back. Throws NOT_FOUND, FORBIDDEN. */
export async function moveSignalering(deps: DomainDeps, actor: Actor, input: z.infer<typeof moveSignaleringSchema>): Promise<void> {
  requireWorker(actor);
  const once = { requestId: input.requestId, procedure: "signalering.move", input };
  await changeDossier(deps, actor, { dossierId: input.dossierId, once }, async (change) => {
    const row = await loadSignalering(change, input.signaleringId);
    await updateSignalering(change.tx, actor.kantoorId, row.id, { op: input.op, status: "open", afgerond_op: null, versie: change.versie });
    change.tell({ kind: "signalering.moved", soort: row.soort, tekst: row.tekst, op: input.op }, { afspraakId: row.afspraak_id });
  });
}

async function loadSignalering(change: DossierChange, id: string): Promise<SignaleringRow> {
  const row = await findSignalering(change.tx, change.dossier.kantoorId, id);
  if (!row || row.dossier_id !== change.dossier.id) throw new DomainError("NOT_FOUND");
  return row;
}
