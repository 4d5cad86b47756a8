import { listActiepunten, updateActiepunt } from "@dossierklaar/db/queries/actiepunt";
import { listAfspraken, updateAfspraak } from "@dossierklaar/db/queries/afspraak";
import { listScenarioPlannings } from "@dossierklaar/db/queries/scenario-planning";
import { listStukken, unlinkStuk, updateStukken } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { nameOfStuk } from "../dossiercontrole/load-stuk.ts";
import { findNextStatus } from "../dossiercontrole/rules.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { withdraw } from "../scenario/plan-start.ts";
import { loadSeenAfspraak } from "./load-afspraak.ts";
import { queueAfspraakMails } from "./queue-mails.ts";
import { isOver, openAtAfspraak } from "./rules.ts";

export const cancelAfspraakSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  afspraakId: z.uuid(),
  /** The versie of the afspraak that was looked at. */
  seenVersie: z.number().int().min(0).max(2_147_483_647),
  redenVoorKlant: z.string().trim().max(1000, "Maak de reden korter dan 1.000 tekens."),
  /** What was ticked to lapse; what was delivered meanwhile, or is asked elsewhere, stays all the same. */
  stukIds: z.array(z.uuid()).max(500),
  actiepuntIds: z.array(z.uuid()).max(500),
});
export type CancelAfspraakInput = z.infer<typeof cancelAfspraakSchema>;

/**
 * Calls an afspraak off: the client's agenda hears it, what was ticked and is still open lapses, what was delivered stays. What another
 * planned afspraak asks too is from then on asked only there. What was to start later is withdrawn, a request of the client granted.
 * Throws NOT_FOUND, FORBIDDEN, DOSSIER_CLOSED and ALREADY_CHANGED (with who).
 */
export async function cancelAfspraak(deps: DomainDeps, actor: Actor, input: CancelAfspraakInput): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "afspraak.cancel", input } },
    async (change) => {
      requireOpen(change.dossier);
      await callOff(change, input);
    },
  );
}

/** The same within a change that does more. Throws NOT_FOUND and ALREADY_CHANGED. */
export async function callOff(change: DossierChange, input: Omit<CancelAfspraakInput, "requestId" | "dossierId">): Promise<void> {
  const row = await loadSeenAfspraak(change, input.afspraakId, input.seenVersie);
  await updateAfspraak(change.tx, change.dossier.kantoorId, row.id, {
    versie: change.versie,
    status: "cancelled",
    reden_voor_klant: input.redenVoorKlant,
    ics_volgnummer: row.ics_volgnummer + 1,
    agenda_voorstel: null,
    ...(row.in_agenda ? { agenda_stand: "waiting" as const, agenda_sinds: change.now } : {}),
    ...(row.verzoek_status === "open" ? { verzoek_status: "granted" as const } : {}),
  });
  change.tell(
    {
      kind: "afspraak.cancelled",
      afspraakId: row.id,
      titel: row.titel,
      begintOp: row.begint_op.toISOString(),
      reden: input.redenVoorKlant,
      agenda: row.in_agenda,
    },
    { afspraakId: row.id },
  );
  await lapseStukken(change, row.id, new Set(input.stukIds));
  await lapseActiepunten(change, row.id, new Set(input.actiepuntIds));
  await withdrawPlannings(change, row.id);
  if (!isOver({ begintOp: row.begint_op, duurMinuten: row.duur_minuten }, change.now))
    await queueAfspraakMails(change, "afspraakAfgezegd", row.id);
}

async function lapseStukken(change: DossierChange, afspraakId: string, ticked: ReadonlySet<string>): Promise<void> {
  const { tx, dossier, versie } = change;
  const rows = await listStukken(tx, dossier.kantoorId, dossier.id);
  const planned = (await listAfspraken(tx, dossier.kantoorId, dossier.id, -1)).filter((a) => a.status === "planned").map((a) => a.id);
  const { mayLapse, stays } = openAtAfspraak(
    rows.map((row) => ({ id: row.id, status: row.status, afspraakIds: row.afspraak_ids, row })),
    afspraakId,
    planned,
  );
  for (const { id } of stays) await unlinkStuk(tx, dossier.kantoorId, id, afspraakId);
  await updateStukken(tx, dossier.kantoorId, idsOf(stays), { versie });
  for (const was of ["requested", "rejected"] as const) {
    const lapsed = mayLapse.filter(({ id, status }) => status === was && ticked.has(id));
    const status = findNextStatus(was, "cancel");
    if (!status) continue;
    await updateStukken(tx, dossier.kantoorId, idsOf(lapsed), { status, vorige_status: was, versie });
    for (const { row } of lapsed)
      change.tell(
        { kind: "stuk.cancelled", stukId: row.id, naam: nameOfStuk(row) },
        { afspraakId, stukId: row.id, aanvragerId: row.aanvrager_id },
      );
  }
}

const idsOf = (stukken: readonly { id: string }[]): string[] => stukken.map((stuk) => stuk.id);

/** What was to start later at this afspraak does not; its job would find the same, but the screens must not promise it until then. */
async function withdrawPlannings(change: DossierChange, afspraakId: string): Promise<void> {
  const plannings = await listScenarioPlannings(change.tx, change.dossier.kantoorId, change.dossier.id);
  for (const planning of plannings) if (planning.afspraak_id === afspraakId) await withdraw(change, planning, "de afspraak is afgezegd");
}

async function lapseActiepunten(change: DossierChange, afspraakId: string, ticked: ReadonlySet<string>): Promise<void> {
  const { tx, dossier, versie } = change;
  for (const point of await listActiepunten(tx, dossier.kantoorId, dossier.id, -1)) {
    if (point.afspraak_id !== afspraakId || point.status !== "open" || !ticked.has(point.id)) continue;
    await updateActiepunt(tx, dossier.kantoorId, point.id, { status: "cancelled", versie });
    const tekst = dossier.aanspreekvorm === "formal" ? point.tekst_formal : point.tekst_informal;
    change.tell({ kind: "actiepunt.cancelled", actiepuntId: point.id, tekst }, { afspraakId, aanvragerId: point.aanvrager_id });
  }
}
