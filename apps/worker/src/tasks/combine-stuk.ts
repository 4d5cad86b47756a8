import { type CombineWork, findCombineWork, keepCombined } from "@dossierklaar/domain/dossiercontrole/combine-stuk";
import { makeOnePdf } from "@dossierklaar/files/one-pdf/one-pdf";
import { FileMissingError } from "@dossierklaar/files/storage";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";

export const combineStukPayload = z.object({ kantoorId: z.uuid(), dossierId: z.uuid(), stukId: z.uuid() });
export type CombineStukPayload = z.infer<typeof combineStukPayload>;

type Made = Parameters<typeof keepCombined>[1]["made"];

/**
 * Makes the one pdf of what was delivered for a stuk. Run twice, or after the papers changed, it keeps only the one that is as new as the
 * papers; a pdf that nobody keeps is removed. Throws when the storage does not answer: nothing is decided.
 */
export async function combineStuk(deps: WorkerDeps, payload: CombineStukPayload): Promise<void> {
  const work = await findCombineWork(deps, payload);
  if (!work) return;
  const { inhoudVersie } = work;
  await keepCombined(deps, { ...payload, inhoudVersie, made: work.sheets.length === 0 ? null : await combine(deps, payload, work) });
}

async function combine(deps: WorkerDeps, { stukId }: CombineStukPayload, work: CombineWork): Promise<Made> {
  try {
    const made = await makeOnePdf({
      sources: work.sources.map(({ fileKey, mime }) => ({ mime, read: () => deps.storage.read(fileKey) })),
      pages: work.sheets,
    });
    if (!made.ok) {
      const bestandId = made.source === null ? undefined : work.sources[made.source]?.bestandId;
      deps.log.warn({ stukId, bestandId, reason: made.reason }, "no pdf could be made of the files of a stuk");
      return null;
    }
    const counts = work.sources.map(({ bestandId }, at) => ({ bestandId, aantal: made.perSource[at] ?? 1 }));
    if (work.isPdfItself) return { pdf: null, paginas: made.paginas, counts };
    // The name in the storage is nobody's to see: what a stuk is called may name a person.
    const file = { customId: crypto.randomUUID(), naam: "stuk.pdf", mime: "application/pdf", bytes: new Blob([made.bytes]) };
    const { key } = await deps.storage.store(file);
    return { pdf: { fileKey: key, grootte: made.bytes.length }, paginas: made.paginas, counts };
  } catch (error) {
    if (!(error instanceof FileMissingError)) throw error;
    deps.log.error({ stukId }, "a file of a stuk is not in the storage");
    return null;
  }
}
