import type { Onderwerp } from "@dossierklaar/db/columns";
import { type AanvragerRow, listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { listSoortChoices, listSoortenDocument, type SoortChoiceRow, type SoortDocumentRow } from "@dossierklaar/db/queries/soort-document";
import { insertStukken, linkStukken, listStukKeys, updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { dayOf, shortName } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { closedYears, monthText, quarterText } from "../scenario/periods.ts";
import { homeOf } from "../scenario/rules.ts";
import { stukName } from "./stuk-name.ts";

export const addStukSchema = z
  .object({
    requestId: z.uuid(),
    dossierId: z.uuid(),
    afspraakId: z.uuid().nullable(),
    soortDocumentId: z.uuid({ error: "Kies een soort document." }),
    aanvragerId: z.uuid().nullable(),
    /** Which home it is about; for a soort that is about a home. Left out: what a scenario would take. */
    onderwerpSoort: z.enum(["currentHome", "homeToBuy"]).optional(),
    /** The employer or business by name; for a soort that is about one. */
    onderwerp: z.string().trim().max(120, "Maak de naam korter dan 120 tekens.").optional(),
    omschrijving: z.string().trim().max(200, "Maak de omschrijving korter dan 200 tekens."),
    klantMagUploaden: z.boolean(),
    klantMagInzien: z.boolean(),
    uiterlijk: z.iso.date({ error: "Vul een datum in, bijvoorbeeld 24-11-2026." }).nullable(),
  })
  .refine((s) => s.klantMagUploaden || s.klantMagInzien, {
    error: "Kies wat de klant met dit stuk mag: uploaden, inzien of allebei.",
    path: ["klantMagUploaden"],
  });
export type AddStukInput = z.infer<typeof addStukSchema>;

/**
 * Asks one stuk by hand. What is on the checklist already for the same soort, person, year and description is that same stuk: it is now
 * asked at this afspraak too, and asked anew when it was cancelled. Answers its id and whether it was there.
 */
export async function addStuk(deps: DomainDeps, actor: Actor, input: AddStukInput): Promise<{ stukId: string; already: boolean }> {
  requireWorker(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "stuk.add", input } },
    async (change) => {
      if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
      const { soort, person, people } = await requireParts(change, input);
      const onderwerp = onderwerpOf(soort, input, people[0]?.klantprofiel_code ?? "");
      const today = dayOf(change.now);
      const jaar = soort.jaarlijks && !soort.kwartaal ? (closedYears(today, 1, soort.jaar_vanaf_maand, null)[0] ?? null) : null;
      const periode = soort.kwartaal ? quarterText(today) : soort.maandelijks ? monthText(today) : "";
      const same = (await listStukKeys(change.tx, actor.kantoorId, input.dossierId)).find(
        (s) =>
          s.soort_document_id === soort.id &&
          s.aanvrager_id === input.aanvragerId &&
          s.jaar === jaar &&
          s.onderwerp === onderwerp.onderwerp &&
          s.onderwerp_soort === onderwerp.onderwerpSoort &&
          s.omschrijving === input.omschrijving,
      );
      const status = input.klantMagUploaden ? ("requested" as const) : ("offered" as const);
      const wanted = {
        versie: change.versie,
        klant_mag_uploaden: input.klantMagUploaden,
        klant_mag_inzien: input.klantMagInzien,
        uiterlijk: input.uiterlijk,
      };
      let stukId = same?.id;
      const already = same !== undefined && same.status !== "cancelled";
      // What was only offered is asked once the client may upload it.
      const begins = !already || (same.status === "offered" && status === "requested");
      if (same)
        await updateStuk(
          change.tx,
          actor.kantoorId,
          same.id,
          begins ? { ...wanted, status, vorige_status: null } : { versie: change.versie },
        );
      else
        [stukId] = await insertStukken(change.tx, [
          {
            ...wanted,
            kantoor_id: actor.kantoorId,
            dossier_id: input.dossierId,
            soort_document_id: soort.id,
            aanvrager_id: input.aanvragerId,
            onderwerp_soort: onderwerp.onderwerpSoort,
            onderwerp: onderwerp.onderwerp,
            jaar,
            periode,
            omschrijving: input.omschrijving,
            status,
            waarom: `Gevraagd door ${actor.naam}`,
            volgorde: change.versie * 1000,
            aangemaakt_op: change.now,
          },
        ]);
      if (!stukId) throw new DomainError("NOT_FOUND");
      if (input.afspraakId) await linkStukken(change.tx, actor.kantoorId, input.afspraakId, [stukId], change.now);
      const naam = stukName({ soort: soort.naam, ...onderwerp, jaar, periode, omschrijving: input.omschrijving });
      const voorWie = person ? shortName(person) : "beiden / dossier";
      change.tell(
        { kind: status === "offered" ? "stuk.offered" : "stuk.requested", stukId, naam, voorWie },
        { afspraakId: input.afspraakId, stukId, aanvragerId: input.aanvragerId },
      );
      return { stukId, already };
    },
  );
}

/** What the stuk is about, as a scenario says it: a soort about nothing is about nothing, whatever the browser sends. */
function onderwerpOf(
  soort: SoortDocumentRow,
  input: AddStukInput,
  klantprofielCode: string,
): { onderwerpSoort: Onderwerp; onderwerp: string } {
  if (soort.onderwerp === "home") return { onderwerpSoort: input.onderwerpSoort ?? homeOf(klantprofielCode), onderwerp: "" };
  const naam = soort.onderwerp === "none" ? "" : (input.onderwerp ?? "");
  return naam === "" ? { onderwerpSoort: "none", onderwerp: "" } : { onderwerpSoort: soort.onderwerp, onderwerp: naam };
}

async function requireParts(
  change: DossierChange,
  input: AddStukInput,
): Promise<{ soort: SoortDocumentRow; people: AanvragerRow[]; person: AanvragerRow | undefined }> {
  const { kantoorId, id } = change.dossier;
  const [soort] = await listSoortenDocument(change.tx, kantoorId, [input.soortDocumentId]);
  if (!soort) throw new DomainError("INVALID_INPUT", { field: "soortDocumentId" });
  const people = await listAanvragers(change.tx, kantoorId, id);
  const person = people.find((a) => a.id === input.aanvragerId);
  if (input.aanvragerId !== null && !person) throw new DomainError("INVALID_INPUT", { field: "aanvragerId" });
  if (input.afspraakId !== null && (await findAfspraak(change.tx, kantoorId, input.afspraakId))?.dossier_id !== id)
    throw new DomainError("NOT_FOUND");
  return { soort, people, person };
}

export type SoortChoice = Pick<SoortChoiceRow, "id" | "naam" | "synoniemen" | "per" | "onderwerp">;

/** Every kind of document that the kantoor can ask, with its synonyms, by name. */
export async function listSoorten(deps: DomainDeps, actor: Actor): Promise<SoortChoice[]> {
  requireWorker(actor);
  const rows = await listSoortChoices(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId);
  return rows.map(({ id, naam, synoniemen, per, onderwerp }) => ({ id, naam, synoniemen, per, onderwerp }));
}
