import { fasen } from "@dossierklaar/db/columns";
import type { DossierHeadRow } from "@dossierklaar/db/queries/dossier";
import { findDossierForUpdate, updateDossier } from "@dossierklaar/db/queries/dossier";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";
import { requireWorker } from "./policy.ts";
import { type DatumNaam, type DossierDates, datumNamen } from "./rules.ts";

type DateColumns = Pick<
  DossierHeadRow,
  "ontbindende_voorwaarde" | "bankgarantie" | "renteaanbod_tot" | "bindend_aanbod_tot" | "passeerdatum"
>;

const columns = {
  ontbindendeVoorwaarde: "ontbindende_voorwaarde",
  bankgarantie: "bankgarantie",
  renteaanbodTot: "renteaanbod_tot",
  bindendAanbodTot: "bindend_aanbod_tot",
  passeerdatum: "passeerdatum",
} as const satisfies Record<DatumNaam, keyof DateColumns>;

/** The dates that count (domain: ontbindende voorwaarde financiering, bankgarantie, renteaanbod, bindend aanbod, passeren). */
export const datesOf = (row: DateColumns): DossierDates => ({
  ontbindendeVoorwaarde: row.ontbindende_voorwaarde,
  bankgarantie: row.bankgarantie,
  renteaanbodTot: row.renteaanbod_tot,
  bindendAanbodTot: row.bindend_aanbod_tot,
  passeerdatum: row.passeerdatum,
});

const dayError = "Vul een datum in, bijvoorbeeld 24-11-2026.";
const day = z.iso
  .date({ error: dayError })
  .refine((text) => text >= "2000-01-01" && text < "2100-01-01", "Vul een datum in tussen 2000 en 2100.")
  .nullable();

export const changeDateSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  datum: z.enum(datumNamen),
  /** What stood there when she changed it. */
  van: z.iso.date().nullable(),
  naar: day,
});

/** Sets one of the dates that count, or takes it away. Throws NOT_FOUND, FORBIDDEN, DOSSIER_CLOSED, and ALREADY_CHANGED when another stands there by now. */
export async function changeDate(deps: DomainDeps, actor: Actor, input: z.infer<typeof changeDateSchema>): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "dossier.changeDate", input } },
    async (change) => {
      const row = await findDossierForUpdate(change.tx, actor.kantoorId, change.dossier.id);
      if (!row) throw new DomainError("NOT_FOUND");
      if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
      const now = row[columns[input.datum]];
      if (now === input.naar) return;
      if (now !== input.van) throw new DomainError("ALREADY_CHANGED");
      await updateDossier(change.tx, actor.kantoorId, row.id, { [columns[input.datum]]: input.naar });
      change.tell({ kind: "dossier.dateChanged", datum: input.datum, van: now, naar: input.naar });
    },
  );
}

export const changeFaseSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  van: z.enum(fasen),
  naar: z.enum(fasen),
});

/** Moves the dossier to a fase; any may follow any, since a purchase can fall through. Throws as changeDate does. */
export async function changeFase(deps: DomainDeps, actor: Actor, input: z.infer<typeof changeFaseSchema>): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "dossier.changeFase", input } },
    async (change) => {
      const row = await findDossierForUpdate(change.tx, actor.kantoorId, change.dossier.id);
      if (!row) throw new DomainError("NOT_FOUND");
      if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
      if (row.fase === input.naar) return;
      if (row.fase !== input.van) throw new DomainError("ALREADY_CHANGED");
      await updateDossier(change.tx, actor.kantoorId, row.id, { fase: input.naar });
      change.tell({ kind: "dossier.faseChanged", van: row.fase, naar: input.naar });
    },
  );
}
