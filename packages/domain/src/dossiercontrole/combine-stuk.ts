import { listBestandenById, updateBestand } from "@dossierklaar/db/queries/aanlevering";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { findStuk, type StukRow, updateStuk } from "@dossierklaar/db/queries/stuk";
import type { SystemActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { changeDossier } from "../record-event.ts";
import { nameOfStuk, papersOf } from "./load-stuk.ts";
import { sheetsOf } from "./plan.ts";
import { toAdviseurStukView } from "./view.ts";

type Which = { kantoorId: string; dossierId: string; stukId: string };

/** What the pdf of a stuk is to be made of. `inhoudVersie` says of which state of its papers. */
export type CombineWork = {
  inhoudVersie: number;
  sources: { bestandId: string; fileKey: string; mime: string }[];
  sheets: { source: number; pagina: number | null; draaiing: number }[];
  /** The only file is a whole pdf as it came: it is the pdf itself, and only its pages are counted. */
  isPdfItself: boolean;
};

/** Undefined when the pdf is as new as the papers, or the stuk is gone. Without sheets there is nothing left to make a pdf of. */
export async function findCombineWork(deps: DomainDeps, { kantoorId, dossierId, stukId }: Which): Promise<CombineWork | undefined> {
  const db = deps.databases.forKantoor(kantoorId);
  const stuk = await findStuk(db, kantoorId, dossierId, stukId);
  if (!stuk || stuk.inhoud_versie === stuk.pdf_versie) return undefined;
  const sheets = sheetsOf(plannedOf(stuk));
  const wanted = [...new Set(sheets.map(({ bronId }) => bronId))];
  const files = new Map((await listBestandenById(db, kantoorId, wanted)).map((file) => [file.id, file]));
  const sources = wanted.flatMap((bestandId) => {
    const file = files.get(bestandId);
    return file?.file_key ? [{ bestandId, fileKey: file.file_key, mime: file.mime }] : [];
  });
  const place = new Map(sources.map(({ bestandId }, at) => [bestandId, at]));
  const [first, second] = sheets;
  return {
    inhoudVersie: stuk.inhoud_versie,
    sources,
    sheets: sheets.flatMap(({ bronId, ...sheet }) => {
      const source = place.get(bronId);
      return source === undefined ? [] : [{ ...sheet, source }];
    }),
    isPdfItself: !!first && !second && first.pagina === null && first.draaiing === 0 && sources[0]?.mime === "application/pdf",
  };
}

const plannedOf = (stuk: StukRow) => {
  const shown = new Set(papersOf(stuk).map(({ id }) => id));
  return toAdviseurStukView(stuk).bestanden.filter(({ id }) => shown.has(id));
};

export type CombineResult = Which & {
  inhoudVersie: number;
  /** Null: of these papers no pdf can be made, and they are shown as they came. */
  made: {
    /** Null when the only file is the pdf itself. */
    pdf: { fileKey: string; grootte: number } | null;
    paginas: number;
    /** How many pages each file has itself. */
    counts: { bestandId: string; aantal: number }[];
  } | null;
};

/** Keeps the pdf that was made, unless the papers have changed since: then it is thrown away, and another job makes it anew. Safe to repeat. */
export async function keepCombined(deps: DomainDeps, input: CombineResult): Promise<void> {
  const { kantoorId, dossierId, stukId, inhoudVersie, made } = input;
  const system: SystemActor = { kind: "system", kantoorId };
  const fileKey = made?.pdf?.fileKey ?? null;
  await changeDossier(deps, system, { dossierId, once: null }, async (change) => {
    const { tx, versie } = change;
    const stuk = await findStuk(tx, kantoorId, dossierId, stukId);
    const drop = (key: string | null) =>
      key === null ? Promise.resolve() : enqueueJob(tx, { task: "delete-file", payload: { kantoorId, fileKey: key } });
    if (!stuk || stuk.inhoud_versie !== inhoudVersie || stuk.pdf_versie === inhoudVersie) return drop(fileKey);
    for (const { bestandId, aantal } of made?.counts ?? []) await updateBestand(tx, kantoorId, bestandId, { aantal_paginas: aantal });
    const hasPapers = papersOf(stuk).length > 0;
    const isTold = hasPapers && (made === null || fileKey !== null);
    await updateStuk(tx, kantoorId, stukId, {
      pdf_versie: inhoudVersie,
      pdf_key: fileKey,
      pdf_grootte: made?.pdf?.grootte ?? null,
      pdf_paginas: made?.paginas ?? null,
      ...(isTold ? { versie } : {}),
    });
    await drop(stuk.pdf_key);
    if (!isTold) return;
    const what = { stukId, naam: nameOfStuk(stuk) };
    const about = { stukId, aanvragerId: stuk.aanvrager_id };
    if (made) change.tell({ kind: "bestand.combined", ...what, paginas: made.paginas }, about);
    else change.tell({ kind: "bestand.notCombined", ...what }, about);
  });
}
