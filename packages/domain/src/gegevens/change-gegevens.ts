import type { Tx } from "@dossierklaar/db";
import {
  type AanvragerRow,
  deleteInkomenstypen,
  insertAanvrager,
  insertInkomenstypen,
  listAanvragers,
  updateAanvrager,
} from "@dossierklaar/db/queries/aanvrager";
import { updateActiepunt } from "@dossierklaar/db/queries/actiepunt";
import { findDossierForUpdate, updateDossier } from "@dossierklaar/db/queries/dossier";
import { findLastKindEvent } from "@dossierklaar/db/queries/dossier-event";
import { updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps, EndKlantSessions } from "../deps.ts";
import { aanvragerColumns, aanvragerSchema, requireChoices } from "../dossier/aanvrager-input.ts";
import { requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { dayOf, fullName } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { planTriggered } from "../scenario/preview.ts";
import { startScenarios } from "../scenario/start-scenarios.ts";
import { changedFields } from "./changed-fields.ts";
import { type GegevensPlan, planGegevens } from "./plan-gegevens.ts";
import { newcomerId } from "./rules.ts";

const personSchema = aanvragerSchema.extend({
  /** Null for a second aanvrager who joins. */
  id: z.uuid().nullable(),
  partnerMagZien: z.boolean(),
});

export const changeGegevensSchema = z
  .object({
    requestId: z.uuid(),
    dossierId: z.uuid(),
    /** The gegevensVersie that the form was filled from. */
    seenVersie: z.number().int().min(0).max(2_147_483_647),
    aanspreekvorm: z.enum(["formal", "informal"]),
    leadbronId: z.uuid().nullable(),
    adviseurId: z.uuid(),
    behandelaarId: z.uuid().nullable(),
    /** The second one of before leaves when she is not among them. */
    aanvragers: z.array(personSchema).min(1).max(2),
    /** Keys of preview lines that were ticked away; newcomerId stands for who joins. */
    leaveOut: z.array(z.string().max(400)).max(400),
    /** Ids of stukken and actiepunten that were ticked to lapse; what was delivered meanwhile stays all the same. */
    lapse: z.array(z.uuid()).max(500),
  })
  .refine((d) => d.aanvragers[0]?.email !== null, { error: "Vul een e-mailadres in.", path: ["aanvragers", 0, "email"] });
export type ChangeGegevensInput = z.infer<typeof changeGegevensSchema>;
type PersonInput = ChangeGegevensInput["aanvragers"][number];

/**
 * Changes what was entered of a dossier and its people. What their new inkomenstypen, klantprofiel or number ask is asked at the
 * afspraken that are planned, what was ticked lapses, and nothing that was delivered disappears. An address that nobody has any more
 * opens nothing from this moment on; who leaves is cut off at once and stays as a name at what she delivered.
 * Throws NOT_FOUND, FORBIDDEN, DOSSIER_CLOSED, INVALID_INPUT (field), and ALREADY_CHANGED (with who) over a newer versie.
 */
export async function changeGegevens(
  deps: DomainDeps & { endKlantSessions: EndKlantSessions },
  actor: Actor,
  input: ChangeGegevensInput,
): Promise<{ asked: number }> {
  requireWorker(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "gegevens.change", input } },
    async (change) => {
      if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
      const now = await listAanvragers(change.tx, actor.kantoorId, change.dossier.id);
      const people = withIds(input.aanvragers, now);
      const row = await loadUnchanged(change, input.seenVersie);
      await requireChoices(change.tx, actor.kantoorId, input, {
        gebruikers: new Set([row.adviseur_id, ...(row.behandelaar_id ? [row.behandelaar_id] : [])]),
        keuzes: new Set([...(row.leadbron_id ? [row.leadbron_id] : []), ...now.flatMap((a) => [a.klantprofiel_id, ...a.inkomenstype_ids])]),
      });
      const today = dayOf(change.now);
      const plan = await planGegevens(
        change.tx,
        actor.kantoorId,
        { id: change.dossier.id, toon: input.aanspreekvorm },
        people.map((p) => ({ ...p.input, id: p.id })),
        today,
      );
      const told = await writeGegevens(change, input, row, now, people);
      if (!told) return { asked: 0 };
      await updateDossier(change.tx, actor.kantoorId, change.dossier.id, { gegevens_versie: change.versie });
      await endAccess(deps, change, now, people);
      await lapse(change, plan, new Set(input.lapse));
      return { asked: await ask(change, plan, leaveOutOf(input, people), today) };
    },
  );
}

type Person = { id: string; isNew: boolean; input: PersonInput };

/** Who is who. The first aanvrager stays the first; an id of another dossier is nobody's here. Throws NOT_FOUND. */
function withIds(given: readonly PersonInput[], now: readonly AanvragerRow[]): Person[] {
  return given.map((input, at) => {
    if (input.id === null) {
      if (at === 0) throw new DomainError("NOT_FOUND");
      return { id: crypto.randomUUID(), isNew: true, input };
    }
    if (now[at]?.id !== input.id) throw new DomainError("NOT_FOUND");
    return { id: input.id, isNew: false, input };
  });
}

async function loadUnchanged(change: DossierChange, seenVersie: number) {
  const { tx, dossier } = change;
  const row = await findDossierForUpdate(tx, dossier.kantoorId, dossier.id);
  if (!row) throw new DomainError("NOT_FOUND");
  if (row.gegevens_versie === seenVersie) return row;
  const kinds = ["gegevens.changed", "aanvrager.emailChanged", "aanvrager.joined", "aanvrager.left"];
  const last = await findLastKindEvent(tx, dossier.kantoorId, dossier.id, kinds);
  throw new DomainError("ALREADY_CHANGED", { gegevens: true, ...(last ? { door: last.actor_naam } : {}) });
}

/** Writes what differs and tells it. Answers whether anything did. */
async function writeGegevens(
  change: DossierChange,
  input: ChangeGegevensInput,
  row: Awaited<ReturnType<typeof loadUnchanged>>,
  now: readonly AanvragerRow[],
  people: readonly Person[],
): Promise<boolean> {
  const { tx, dossier, versie } = change;
  const head = {
    aanspreekvorm: input.aanspreekvorm,
    leadbron_id: input.leadbronId,
    adviseur_id: input.adviseurId,
    behandelaar_id: input.behandelaarId,
  };
  const fields = changedFields(head, row);
  let hasChanged = fields.length > 0;
  if (hasChanged) await updateDossier(tx, dossier.kantoorId, dossier.id, head);
  const leaving = now.find((a) => !people.some((p) => p.id === a.id));
  if (leaving) {
    hasChanged = true;
    await updateAanvrager(tx, dossier.kantoorId, leaving.id, { vertrokken_op: change.now, email: null, partner_mag_zien: false, versie });
    change.tell({ kind: "aanvrager.left", naam: fullName(leaving) }, { aanvragerId: leaving.id });
  }
  for (const [at, person] of people.entries()) {
    const before = now.find((a) => a.id === person.id);
    if (!before) {
      hasChanged = true;
      await join(tx, change, person, at + 1);
      continue;
    }
    const columns = { ...aanvragerColumns(person.input), partner_mag_zien: person.input.partnerMagZien };
    const types = [...new Set(person.input.inkomenstypeIds)];
    const differing = changedFields({ ...columns, inkomenstype_ids: types }, before);
    if (before.email !== columns.email)
      change.tell(
        { kind: "aanvrager.emailChanged", naam: fullName(before), van: before.email, naar: columns.email },
        { aanvragerId: before.id },
      );
    if (differing.length === 0 && before.email === columns.email) continue;
    hasChanged = true;
    await updateAanvrager(tx, dossier.kantoorId, person.id, { ...columns, versie });
    if (types.join() !== before.inkomenstype_ids.join()) {
      await deleteInkomenstypen(tx, dossier.kantoorId, person.id);
      await insertInkomenstypen(tx, dossier.kantoorId, person.id, types);
    }
    fields.push(...differing.map((field) => `${field} van ${fullName(person.input)}`));
  }
  if (fields.length > 0) change.tell({ kind: "gegevens.changed", velden: fields });
  return hasChanged;
}

async function join(tx: Tx, change: DossierChange, person: Person, positie: number): Promise<void> {
  const { dossier, versie } = change;
  await insertAanvrager(tx, {
    kantoor_id: dossier.kantoorId,
    id: person.id,
    dossier_id: dossier.id,
    versie,
    positie,
    partner_mag_zien: person.input.partnerMagZien,
    ...aanvragerColumns(person.input),
  });
  await insertInkomenstypen(tx, dossier.kantoorId, person.id, [...new Set(person.input.inkomenstypeIds)]);
  change.tell({ kind: "aanvrager.joined", naam: fullName(person.input) }, { aanvragerId: person.id });
}

/** Sessions of an address that stands at nobody any more end with this change; its links open nothing by themselves. */
async function endAccess(
  deps: { endKlantSessions: EndKlantSessions },
  { tx, dossier }: DossierChange,
  now: readonly AanvragerRow[],
  people: readonly Person[],
): Promise<void> {
  const still = new Set(people.map((p) => p.input.email));
  const gone = new Set(now.flatMap((a) => (a.email !== null && !still.has(a.email) ? [a.email] : [])));
  for (const email of gone) await deps.endKlantSessions(tx, { dossierId: dossier.id, email });
}

async function lapse(change: DossierChange, plan: GegevensPlan, ticked: ReadonlySet<string>): Promise<void> {
  const { tx, dossier, versie } = change;
  for (const one of plan.lapses) {
    if (!ticked.has(one.id)) continue;
    if (one.kind === "actiepunt") {
      await updateActiepunt(tx, dossier.kantoorId, one.id, { status: "cancelled", versie });
      change.tell({ kind: "actiepunt.cancelled", actiepuntId: one.id, tekst: one.naam }, { aanvragerId: one.aanvragerId });
      continue;
    }
    // mayLapse let only statuses of a stuk through for a stuk.
    const vorige_status = one.status as "requested" | "rejected" | "declaredNotApplicable";
    await updateStuk(tx, dossier.kantoorId, one.id, { status: "cancelled", vorige_status, versie });
    change.tell({ kind: "stuk.cancelled", stukId: one.id, naam: one.naam }, { stukId: one.id, aanvragerId: one.aanvragerId });
  }
}

/** Who joins has her id only now; in the keys of the preview the newcomer stood for her. */
function leaveOutOf(input: ChangeGegevensInput, people: readonly Person[]): Set<string> {
  const joined = people.find((p) => p.isNew);
  return new Set(joined ? input.leaveOut.map((key) => key.replace(newcomerId, joined.id)) : input.leaveOut);
}

/** Planned anew for each afspraak, by the gegevens as they are now written: what an earlier one asked is then only linked at a later. */
async function ask(change: DossierChange, plan: GegevensPlan, leaveOut: ReadonlySet<string>, today: string): Promise<number> {
  let asked = 0;
  for (const at of plan.asks) {
    const keys = new Set(at.plan.flatMap((p) => p.lines.map((line) => line.key)));
    if (keys.size === 0) continue;
    const { plan: fresh, world } = await planTriggered(change.tx, change.dossier.kantoorId, change.dossier.id, {
      afspraaktypeId: at.afspraaktypeId,
      afspraaktype: at.afspraaktype,
      reference: at.reference,
      today,
      ocktoAanvragerIds: [],
    });
    const wanted = fresh.map((p) => ({ ...p, lines: p.lines.filter((line) => keys.has(line.key)) })).filter((p) => p.lines.length > 0);
    const started = await startScenarios(change, { plan: wanted, world, bron: "gegevens", afspraakId: at.afspraakId, leaveOut });
    asked += started.asked;
  }
  return asked;
}
