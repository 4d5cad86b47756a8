import type { Tx } from "@dossierklaar/db";
import type { LocatieSoort } from "@dossierklaar/db/columns";
import { insertAfspraak, listAfspraaktypen } from "@dossierklaar/db/queries/afspraak";
import { findGebruiker, listLocaties } from "@dossierklaar/db/queries/kantoor";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { mayBeAdviseur, requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { dayOf, enumerate, surname } from "../format.ts";
import { changeDossier } from "../record-event.ts";
import { planTriggered } from "../scenario/preview.ts";
import { startScenarios } from "../scenario/start-scenarios.ts";
import { instantOf } from "./dates.ts";
import { queueAfspraakMails } from "./queue-mails.ts";

export const planAfspraakSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  afspraaktypeId: z.uuid({ error: "Kies een type afspraak." }),
  titel: z.string().trim().min(1, "Vul een titel in.").max(200, "Maak de titel korter dan 200 tekens."),
  locatieSoort: z.enum(["office", "home", "phone", "video", "other"] satisfies LocatieSoort[]),
  locatieId: z.uuid().nullable(),
  locatie: z.string().trim().max(300, "Maak de locatie korter dan 300 tekens."),
  opmerkingen: z.string().trim().max(4000, "Maak de opmerkingen korter dan 4.000 tekens."),
  interneNotitie: z.string().trim().max(4000, "Maak de notitie korter dan 4.000 tekens."),
  datum: z.iso.date({ error: "Vul een datum in, bijvoorbeeld 24-11-2026." }),
  tijdstip: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Vul een tijd in, bijvoorbeeld 14:30."),
  /** Which of the two is meant in the hour that the clock goes back. */
  keer: z.enum(["first", "second"]).nullable(),
  duurMinuten: z
    .number({ error: "Vul een duur in minuten in." })
    .int()
    .min(5, "Een afspraak duurt ten minste 5 minuten.")
    .max(600, "Een afspraak duurt ten hoogste 600 minuten."),
  adviseurId: z.uuid(),
  /** Synchroniseren met agenda: with that of the adviseur. */
  inAgenda: z.boolean().default(false),
  ocktoAanvragerIds: z.array(z.uuid()).max(2),
  /** Keys of preview lines that were ticked away. */
  leaveOut: z.array(z.string().max(400)).max(200),
});
export type PlanAfspraakInput = z.infer<typeof planAfspraakSchema>;

/** A title as its type writes it: {achternaam} becomes the names, in the order of the aanvragers. */
export const titleOf = (template: string, people: readonly { tussenvoegsel: string; achternaam: string }[]): string =>
  template.replaceAll("{achternaam}", enumerate(people.map(surname)));

/** Whose agenda is booked is an adviseur in service: who is only admin or binnendienst advises nobody. Throws INVALID_INPUT (field). */
export async function requireAdviseur(tx: Tx, kantoorId: string, adviseurId: string): Promise<void> {
  const colleague = await findGebruiker(tx, kantoorId, adviseurId);
  if (!colleague?.actief || !mayBeAdviseur(colleague)) throw new DomainError("INVALID_INPUT", { field: "adviseurId" });
}

/** A locatie that is named is one of the kantoor's. Throws INVALID_INPUT (field). */
export async function requireOffice(tx: Tx, kantoorId: string, locatieId: string | null): Promise<void> {
  if (locatieId !== null && !(await listLocaties(tx, kantoorId)).some((l) => l.id === locatieId))
    throw new DomainError("INVALID_INPUT", { field: "locatieId" });
}

/**
 * Plans an afspraak: in one transaction the afspraak, the stukken and actiepunten of the scenario's that it triggers, one confirmation
 * per distinct address, and the events. Throws NOT_FOUND, FORBIDDEN, DOSSIER_CLOSED, INVALID_INPUT (field), AMBIGUOUS_TIME, NONEXISTENT_TIME.
 */
export async function planAfspraak(deps: DomainDeps, actor: Actor, input: PlanAfspraakInput): Promise<{ afspraakId: string }> {
  requireWorker(actor);
  const begintOp = instantOf(input.datum, input.tijdstip, input.keer ?? undefined);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "afspraak.plan", input } },
    async (change) => {
      requireOpen(change.dossier);
      const { kantoorId } = change.dossier;
      const type = (await listAfspraaktypen(change.tx, kantoorId)).find((t) => t.id === input.afspraaktypeId);
      if (!type) throw new DomainError("INVALID_INPUT", { field: "afspraaktypeId" });
      await requireAdviseur(change.tx, kantoorId, input.adviseurId);
      const locatieId = input.locatieSoort === "office" ? input.locatieId : null;
      await requireOffice(change.tx, kantoorId, locatieId);

      const { plan, world } = await planTriggered(change.tx, kantoorId, input.dossierId, {
        afspraaktypeId: type.id,
        afspraaktype: type.naam,
        reference: input.datum,
        today: dayOf(change.now),
        ocktoAanvragerIds: input.ocktoAanvragerIds,
      });
      const afspraakId = await insertAfspraak(change.tx, {
        kantoor_id: kantoorId,
        dossier_id: input.dossierId,
        versie: change.versie,
        afspraaktype_id: type.id,
        titel: input.titel,
        klant_titel: type.klant_titel,
        klant_titel_informal: type.klant_titel_informal,
        titel_aangepast: input.titel !== titleOf(type.titel, world.people),
        locatie_soort: input.locatieSoort,
        locatie_id: locatieId,
        locatie: input.locatie,
        opmerkingen: input.opmerkingen,
        interne_notitie: input.interneNotitie,
        begint_op: begintOp,
        duur_minuten: input.duurMinuten,
        adviseur_id: input.adviseurId,
        in_agenda: input.inAgenda,
        ...(input.inAgenda ? { agenda_stand: "waiting" as const, agenda_sinds: change.now } : {}),
        aangemaakt_op: change.now,
      });
      const { titel, inAgenda: agenda } = input;
      change.tell({ kind: "afspraak.planned", afspraakId, titel, begintOp: begintOp.toISOString(), agenda }, { afspraakId });
      await startScenarios(change, { plan, world, bron: "trigger", afspraakId, leaveOut: new Set(input.leaveOut) });
      await queueAfspraakMails(change, "afspraakBevestiging", afspraakId);
      return { afspraakId };
    },
  );
}
