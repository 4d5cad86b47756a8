import type { Onderwerp, StukStatus } from "@dossierklaar/db/columns";
import { type AanvragerRow, listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { listSoortenDocument, type SoortDocumentRow } from "@dossierklaar/db/queries/soort-document";
import { insertStukken, linkStukken, listStukken, type StukRow, updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor, AdviseurActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { type Day, dayOf, shortName } from "../format.ts";
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

/** `already`: it was on the checklist, in the status that it has after this. */
export type AddedStuk = { stukId: string; already: boolean; status: StukStatus };

/**
 * Asks one stuk by hand. What is on the checklist already for the same soort, person, year and description is that same stuk: it is now
 * asked at this afspraak too, may be uploaded and looked into as was ticked, and has the day that was filled in. Adding takes nothing away:
 * a tick or a day that was left empty leaves what stood there. What was cancelled is asked anew, as it was filled in now.
 */
export async function addStuk(deps: DomainDeps, actor: Actor, input: AddStukInput): Promise<AddedStuk> {
  requireWorker(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "stuk.add", input } },
    async (change) => {
      requireOpen(change.dossier);
      const { soort, person, people } = await requireParts(change, input);
      const wanted = wantedStuk(soort, input, people[0]?.klantprofiel_code ?? "", dayOf(change.now));
      const same = (await listStukken(change.tx, actor.kantoorId, input.dossierId)).find(
        (s) =>
          s.soort_document_id === soort.id &&
          s.aanvrager_id === input.aanvragerId &&
          s.jaar === wanted.jaar &&
          s.onderwerp === wanted.onderwerp &&
          s.onderwerp_soort === wanted.onderwerp_soort &&
          s.omschrijving === input.omschrijving,
      );
      const { stukId, status } = same ? await askSame(change, actor, same, input, wanted) : await askNew(change, actor, input, wanted);
      if (input.afspraakId) await linkStukken(change.tx, actor.kantoorId, input.afspraakId, [stukId], change.now);
      const naam = stukName({ ...wanted, soort: soort.naam, onderwerpSoort: wanted.onderwerp_soort, omschrijving: input.omschrijving });
      const voorWie = person ? shortName(person) : "beiden / dossier";
      change.tell(
        { kind: input.klantMagUploaden ? "stuk.requested" : "stuk.offered", stukId, naam, voorWie },
        { afspraakId: input.afspraakId, stukId, aanvragerId: input.aanvragerId },
      );
      return { stukId, already: same !== undefined && same.status !== "cancelled", status };
    },
  );
}

/** What tells this stuk from another of its soort, and of which period it is when it is asked today. */
type WantedStuk = { onderwerp_soort: Onderwerp; onderwerp: string; jaar: number | null; periode: string; soort_uitgave: number };

function wantedStuk(soort: SoortDocumentRow, input: AddStukInput, klantprofielCode: string, today: Day): WantedStuk {
  return {
    ...onderwerpOf(soort, input, klantprofielCode),
    jaar: soort.jaarlijks && !soort.kwartaal ? (closedYears(today, 1, soort.jaar_vanaf_maand, null)[0] ?? null) : null,
    periode: soort.kwartaal ? quarterText(today) : soort.maandelijks ? monthText(today) : "",
    soort_uitgave: soort.uitgave,
  };
}

/** What is written whenever asking begins, on a new row or an old one. */
const beginning = (change: DossierChange, actor: AdviseurActor, input: AddStukInput, wanted: WantedStuk) => ({
  versie: change.versie,
  status: input.klantMagUploaden ? ("requested" as const) : ("offered" as const),
  periode: wanted.periode,
  soort_uitgave: wanted.soort_uitgave,
  waarom: `Gevraagd door ${actor.naam}`,
  klant_mag_uploaden: input.klantMagUploaden,
  klant_mag_inzien: input.klantMagInzien,
  uiterlijk: input.uiterlijk,
});

type Asked = { stukId: string; status: StukStatus };

async function askNew(change: DossierChange, actor: AdviseurActor, input: AddStukInput, wanted: WantedStuk): Promise<Asked> {
  const row = {
    ...wanted,
    ...beginning(change, actor, input, wanted),
    kantoor_id: actor.kantoorId,
    dossier_id: input.dossierId,
    soort_document_id: input.soortDocumentId,
    aanvrager_id: input.aanvragerId,
    omschrijving: input.omschrijving,
    volgorde: change.versie * 1000,
    aangemaakt_op: change.now,
  };
  const [stukId] = await insertStukken(change.tx, [row]);
  if (!stukId) throw new DomainError("NOT_FOUND");
  return { stukId, status: row.status };
}

async function askSame(
  change: DossierChange,
  actor: AdviseurActor,
  same: StukRow,
  input: AddStukInput,
  wanted: WantedStuk,
): Promise<Asked> {
  const begins = same.status === "cancelled" || (same.status === "offered" && input.klantMagUploaden);
  const status = begins ? (input.klantMagUploaden ? "requested" : "offered") : same.status;
  const added = {
    versie: change.versie,
    klant_mag_uploaden: same.klant_mag_uploaden || input.klantMagUploaden,
    klant_mag_inzien: same.klant_mag_inzien || input.klantMagInzien,
    uiterlijk: input.uiterlijk ?? same.uiterlijk,
  };
  // What is on offer stays to be looked into when it is also asked; of what was cancelled nothing stays, nor what was said of it.
  const anew = {
    ...beginning(change, actor, input, wanted),
    ...(same.status === "offered"
      ? { klant_mag_inzien: added.klant_mag_inzien }
      : { afkeurreden: "", reden_klant: "", datum_stuk: null, geldig_tot: null }),
    vorige_status: null,
  };
  await updateStuk(change.tx, actor.kantoorId, same.id, begins ? anew : added);
  return { stukId: same.id, status };
}

/** What the stuk is about, as a scenario says it: a soort about nothing is about nothing, whatever the browser sends. */
function onderwerpOf(
  soort: SoortDocumentRow,
  input: AddStukInput,
  klantprofielCode: string,
): Pick<WantedStuk, "onderwerp_soort" | "onderwerp"> {
  if (soort.onderwerp === "home") return { onderwerp_soort: input.onderwerpSoort ?? homeOf(klantprofielCode), onderwerp: "" };
  const naam = soort.onderwerp === "none" ? "" : (input.onderwerp ?? "");
  return naam === "" ? { onderwerp_soort: "none", onderwerp: "" } : { onderwerp_soort: soort.onderwerp, onderwerp: naam };
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
