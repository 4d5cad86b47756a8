import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { type AfspraakRow, updateAfspraak } from "@dossierklaar/db/queries/afspraak";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { instantOf } from "./dates.ts";
import { loadSeenAfspraak } from "./load-afspraak.ts";
import { planAfspraakSchema, requireAdviseur, requireOffice, titleOf } from "./plan-afspraak.ts";
import { queueAfspraakMails } from "./queue-mails.ts";
import { type AfspraakFacts, changedFields, isOver, noticedFields } from "./rules.ts";
import { klantTitle } from "./view.ts";

/** Everything of planning but the type and what it asked. */
export const changeAfspraakSchema = planAfspraakSchema.omit({ afspraaktypeId: true, ocktoAanvragerIds: true, leaveOut: true }).extend({
  afspraakId: z.uuid(),
  /** Not said: as it was. */
  inAgenda: z.boolean().optional(),
  /** The versie of the afspraak that the form was filled from. */
  seenVersie: z.number().int().min(0).max(2_147_483_647),
});
export type ChangeAfspraakInput = z.infer<typeof changeAfspraakSchema>;

/**
 * Changes an afspraak, never its type. Clients are mailed only what they would notice, and never about one that is over; a request of
 * theirs for another moment is granted by moving it. Saving without a difference changes nothing.
 * Throws NOT_FOUND, FORBIDDEN, DOSSIER_CLOSED, INVALID_INPUT (field), AMBIGUOUS_TIME, NONEXISTENT_TIME and ALREADY_CHANGED (with who).
 */
export async function changeAfspraak(deps: DomainDeps, actor: Actor, input: ChangeAfspraakInput): Promise<{ isMailed: boolean }> {
  requireWorker(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "afspraak.change", input } },
    async (change) => {
      requireOpen(change.dossier);
      const row = await loadSeenAfspraak(change, input.afspraakId, input.seenVersie);
      const { before, after, titelAangepast } = await compare(change, row, input);
      const wat = changedFields(before, after);
      if (wat.length === 0) return { isMailed: false };
      const noticed = noticedFields(before, after);
      const isMoved = wat.includes("moment");
      const isForAgenda = before.inAgenda || after.inAgenda;
      const grants = isMoved && row.verzoek_status === "open" && row.verzoek_soort === "move";
      await updateAfspraak(change.tx, change.dossier.kantoorId, row.id, {
        versie: change.versie,
        titel: after.titel,
        titel_aangepast: titelAangepast,
        locatie_soort: after.locatieSoort,
        locatie_id: after.locatieId,
        locatie: after.locatie,
        opmerkingen: after.opmerkingen,
        interne_notitie: after.interneNotitie,
        begint_op: after.begintOp,
        duur_minuten: after.duurMinuten,
        adviseur_id: after.adviseurId,
        in_agenda: after.inAgenda,
        // She chose a time: what her agenda proposed was of before.
        ...(isMoved || wat.includes("duur") ? { agenda_voorstel: null } : {}),
        ...(isForAgenda ? { agenda_stand: "waiting" as const, agenda_sinds: change.now } : {}),
        ...(noticed.length > 0 ? { ics_volgnummer: row.ics_volgnummer + 1 } : {}),
        ...(grants ? { verzoek_status: "granted" as const } : {}),
      });
      change.tell(
        {
          kind: "afspraak.changed",
          afspraakId: row.id,
          titel: after.titel,
          wat,
          moment: isMoved ? { van: before.begintOp.toISOString(), naar: after.begintOp.toISOString() } : null,
          agenda: isForAgenda,
        },
        { afspraakId: row.id },
      );
      const isMailed = noticed.length > 0 && !isOver(after, change.now);
      if (isMailed) await queueAfspraakMails(change, noticed.includes("moment") ? "afspraakVerzet" : "afspraakGewijzigd", row.id);
      return { isMailed };
    },
  );
}

/** The afspraak before and after, both as the kantoor and the client read it. What is chosen anew must exist and be in use. */
async function compare(
  { tx, dossier }: DossierChange,
  row: AfspraakRow,
  input: ChangeAfspraakInput,
): Promise<{ before: AfspraakFacts; after: AfspraakFacts; titelAangepast: boolean }> {
  const { kantoorId } = dossier;
  const begintOp = instantOf(input.datum, input.tijdstip, input.keer ?? undefined);
  if (input.adviseurId !== row.adviseur_id) await requireAdviseur(tx, kantoorId, input.adviseurId);
  const locatieId = input.locatieSoort === "office" ? input.locatieId : null;
  if (locatieId !== row.locatie_id) await requireOffice(tx, kantoorId, locatieId);
  const [kantoor, people] = await Promise.all([requireKantoor(tx, kantoorId), listAanvragers(tx, kantoorId, dossier.id)]);
  // A title that nobody touched stays the type's own, also when a name in it has changed since.
  const titelAangepast = input.titel === row.titel ? row.titel_aangepast : input.titel !== titleOf(row.type_titel, people);
  const klantTitleOf = (titel: string, aangepast: boolean) =>
    klantTitle({ ...row, titel, titel_aangepast: aangepast }, kantoor.naam, dossier.aanspreekvorm);
  return {
    before: {
      titel: row.titel,
      klantTitel: klantTitleOf(row.titel, row.titel_aangepast),
      locatieSoort: row.locatie_soort,
      locatieId: row.locatie_id,
      locatie: row.locatie,
      opmerkingen: row.opmerkingen,
      interneNotitie: row.interne_notitie,
      begintOp: row.begint_op,
      duurMinuten: row.duur_minuten,
      adviseurId: row.adviseur_id,
      inAgenda: row.in_agenda,
    },
    after: {
      titel: input.titel,
      klantTitel: klantTitleOf(input.titel, titelAangepast),
      locatieSoort: input.locatieSoort,
      locatieId,
      locatie: input.locatie,
      opmerkingen: input.opmerkingen,
      interneNotitie: input.interneNotitie,
      begintOp,
      duurMinuten: input.duurMinuten,
      adviseurId: input.adviseurId,
      inAgenda: input.inAgenda ?? row.in_agenda,
    },
    titelAangepast,
  };
}
