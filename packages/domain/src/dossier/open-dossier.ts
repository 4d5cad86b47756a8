import type { Tx } from "@dossierklaar/db";
import { brokenConstraint } from "@dossierklaar/db/pg-errors";
import { insertAanvrager, insertInkomenstypen } from "@dossierklaar/db/queries/aanvrager";
import { insertDossier, takeDossiernummer } from "@dossierklaar/db/queries/dossier";
import { listGebruikers, listInkomenstypen, listKlantprofielen, listLeadbronnen, requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { z } from "zod";
import { type Actor, type AdviseurActor, actorKey } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { dayOf, fullName, namesOf } from "../format.ts";
import { recordEvent } from "../record-event.ts";
import { findOnceResult, storeOnceResult } from "../request-once.ts";
import { aanvragerColumns, aanvragerSchema, noChoices, requireChoices } from "./aanvrager-input.ts";
import { mayBeAdviseur, mayWorkInDossiers, requireWorker } from "./policy.ts";

export const openDossierSchema = z
  .object({
    requestId: z.uuid(),
    aanspreekvorm: z.enum(["formal", "informal"]),
    leadbronId: z.uuid().nullable(),
    adviseurId: z.uuid(),
    behandelaarId: z.uuid().nullable(),
    aanvragers: z.array(aanvragerSchema).min(1).max(2),
  })
  .refine((d) => d.aanvragers[0]?.email !== null, { error: "Vul een e-mailadres in.", path: ["aanvragers", 0, "email"] });
export type OpenDossierInput = z.infer<typeof openDossierSchema>;

/** Opens a dossier with one or two aanvragers and gives it a number. Throws FORBIDDEN, INVALID_INPUT (field), REQUEST_REUSED. */
export async function openDossier(deps: DomainDeps, actor: Actor, input: OpenDossierInput): Promise<{ nummer: string; dossierId: string }> {
  requireWorker(actor);
  const once = { requestId: input.requestId, procedure: "dossier.open", input };
  try {
    return await deps.databases
      .forKantoor(actor.kantoorId)
      .transaction()
      .execute(async (tx) => {
        const before = await findOnceResult<{ nummer: string; dossierId: string }>(tx, actor.kantoorId, actorKey(actor), once);
        if (before) return before.result;
        const made = await writeDossier(deps, tx, actor, input);
        await storeOnceResult(tx, actor.kantoorId, actorKey(actor), once, made);
        return made;
      });
  } catch (error) {
    // A double click that ran beside the first: that one has the answer by now.
    if (brokenConstraint(error) === "request_result_pkey") return openDossier(deps, actor, input);
    throw error;
  }
}

async function writeDossier(
  deps: DomainDeps,
  tx: Tx,
  actor: AdviseurActor,
  input: OpenDossierInput,
): Promise<{ nummer: string; dossierId: string }> {
  const { kantoorId } = actor;
  const now = deps.clock.now();
  await requireChoices(tx, kantoorId, input, noChoices);
  const nummer = await takeDossiernummer(tx, kantoorId, Number(dayOf(now).slice(0, 4)));
  const row = await insertDossier(tx, {
    kantoor_id: kantoorId,
    nummer,
    aanspreekvorm: input.aanspreekvorm,
    leadbron_id: input.leadbronId,
    adviseur_id: input.adviseurId,
    behandelaar_id: input.behandelaarId,
    aangemaakt_op: now,
    laatste_activiteit_op: now,
  });
  for (const [i, a] of input.aanvragers.entries()) {
    const id = await insertAanvrager(tx, {
      kantoor_id: kantoorId,
      dossier_id: row.id,
      versie: 1,
      positie: i + 1,
      ...aanvragerColumns(a),
    });
    await insertInkomenstypen(tx, kantoorId, id, [...new Set(a.inkomenstypeIds)]);
  }
  const dossier = {
    kantoorId,
    id: row.id,
    nummer,
    versie: 0,
    aanspreekvorm: row.aanspreekvorm,
    adviseurId: row.adviseur_id,
    behandelaarId: row.behandelaar_id,
    gesloten: false,
  };
  const event = { kind: "dossier.opened" as const, nummer, namen: namesOf(input.aanvragers) };
  await recordEvent({ tx, actor, dossier, versie: 1, now, tell: () => {} }, [{ event, about: {} }], null);
  return { nummer, dossierId: row.id };
}

export type DossierChoices = {
  aanspreekvorm: "formal" | "informal";
  adviseurId: string;
  adviseurs: { id: string; naam: string }[];
  behandelaars: { id: string; naam: string }[];
  leadbronnen: { id: string; naam: string }[];
  inkomenstypen: { id: string; naam: string; code: string }[];
  klantprofielen: { id: string; naam: string; code: string }[];
};

/** What can be chosen when a dossier is opened; the kantoor's default tone first. */
export async function listDossierChoices(deps: DomainDeps, actor: Actor): Promise<DossierChoices> {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const [kantoor, colleagues, leadbronnen, inkomenstypen, klantprofielen] = await Promise.all([
    requireKantoor(db, actor.kantoorId),
    listGebruikers(db, actor.kantoorId),
    listLeadbronnen(db, actor.kantoorId),
    listInkomenstypen(db, actor.kantoorId),
    listKlantprofielen(db, actor.kantoorId),
  ]);
  const named = (g: (typeof colleagues)[number]) => ({ id: g.id, naam: fullName({ ...g, voorletters: "" }) });
  const adviseurs = colleagues.filter(mayBeAdviseur);
  return {
    aanspreekvorm: kantoor.aanspreekvorm,
    adviseurId: (adviseurs.find((g) => g.id === actor.gebruikerId) ?? adviseurs[0])?.id ?? actor.gebruikerId,
    adviseurs: adviseurs.map(named),
    behandelaars: colleagues.filter(mayWorkInDossiers).map(named),
    leadbronnen: leadbronnen.map((l) => ({ id: l.id, naam: l.naam })),
    inkomenstypen: inkomenstypen.map((t) => ({ id: t.id, naam: t.naam, code: t.code })),
    klantprofielen: klantprofielen.map((p) => ({ id: p.id, naam: p.naam, code: p.code })),
  };
}
