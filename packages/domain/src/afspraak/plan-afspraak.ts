import type { LocatieSoort } from "@dossierklaar/db/columns";
import { insertAfspraak, listAfspraaktypen } from "@dossierklaar/db/queries/afspraak";
import { findGebruiker, listLocaties } from "@dossierklaar/db/queries/kantoor";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireWorker } from "../dossier/policy.ts";
import { readersByAddress } from "../dossier/recipients.ts";
import { queueDossierMail } from "../enqueue-mail.ts";
import { DomainError } from "../errors.ts";
import { dayOf, enumerate, fullName, surname } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { planTriggered } from "../scenario/preview.ts";
import { startScenarios } from "../scenario/start-scenarios.ts";
import { instantOf } from "./dates.ts";

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
  ocktoAanvragerIds: z.array(z.uuid()).max(2),
  /** Keys of preview lines that were ticked away. */
  leaveOut: z.array(z.string().max(400)).max(200),
});
export type PlanAfspraakInput = z.infer<typeof planAfspraakSchema>;

/** A title as its type writes it: {achternaam} becomes the names, in the order of the aanvragers. */
export const titleOf = (template: string, people: readonly { tussenvoegsel: string; achternaam: string }[]): string =>
  template.replaceAll("{achternaam}", enumerate(people.map(surname)));

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
      if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
      const { kantoorId } = change.dossier;
      const type = (await listAfspraaktypen(change.tx, kantoorId)).find((t) => t.id === input.afspraaktypeId);
      if (!type) throw new DomainError("INVALID_INPUT", { field: "afspraaktypeId" });
      const adviseur = await findGebruiker(change.tx, kantoorId, input.adviseurId);
      if (!adviseur?.actief) throw new DomainError("INVALID_INPUT", { field: "adviseurId" });
      const locatieId = input.locatieSoort === "office" ? input.locatieId : null;
      if (locatieId !== null && !(await listLocaties(change.tx, kantoorId)).some((l) => l.id === locatieId))
        throw new DomainError("INVALID_INPUT", { field: "locatieId" });

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
        titel_aangepast: input.titel !== titleOf(type.titel, world.people),
        locatie_soort: input.locatieSoort,
        locatie_id: locatieId,
        locatie: input.locatie,
        opmerkingen: input.opmerkingen,
        interne_notitie: input.interneNotitie,
        begint_op: begintOp,
        duur_minuten: input.duurMinuten,
        adviseur_id: adviseur.id,
        aangemaakt_op: change.now,
      });
      change.tell({ kind: "afspraak.planned", afspraakId, titel: input.titel, begintOp: begintOp.toISOString() }, { afspraakId });
      await startScenarios(change, { plan, world, bron: "trigger", afspraakId, leaveOut: new Set(input.leaveOut) });
      await queueConfirmations(change, afspraakId, world.people);
      return { afspraakId };
    },
  );
}

type Person = Parameters<typeof fullName>[0] & { id: string; email: string | null };

async function queueConfirmations(change: DossierChange, afspraakId: string, people: readonly Person[]): Promise<void> {
  for (const { address, readers } of readersByAddress(people)) {
    await queueDossierMail(change, {
      soort: "afspraakBevestiging",
      sleutel: `afspraakBevestiging:${afspraakId}:${address}`,
      aan: address,
      aanNaam: enumerate(readers.map(fullName)),
      aanvragerIds: readers.map((r) => r.id),
      afspraakId,
    });
  }
}
