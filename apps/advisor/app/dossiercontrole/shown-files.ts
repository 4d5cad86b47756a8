import type { AdviseurStukView, BestandView } from "@dossierklaar/domain/dossiercontrole/view";
import { deliveredOf, filesOf } from "../dossier-selectors";
import type { ReadableFile } from "./use-file-bytes";

/** What lies in the viewer: a file as it came, or the one pdf of a stuk. */
export type ShownFile = ReadableFile & Pick<BestandView, "naam" | "grootte" | "draaiing" | "aanleveringId" | "aangeleverdOp">;

/** What was delivered last is what waits for a judgement, so it lies on top. */
function newestFirst(files: readonly BestandView[]): BestandView[] {
  const newest = files.at(-1)?.aanleveringId;
  return [...files.filter((file) => file.aanleveringId === newest), ...files.filter((file) => file.aanleveringId !== newest)];
}

/** The one pdf of a stuk and what it offers to read; its files as they came where there is none, or where these were asked for. */
export function shownFilesOf(stuk: AdviseurStukView, isAsCame: boolean): ShownFile[] {
  if (!stuk.pdf || isAsCame) return newestFirst(filesOf(stuk));
  const { versie, grootte } = stuk.pdf;
  const pdf: ShownFile = {
    id: `${stuk.id}.${versie}`,
    pdfOf: stuk.id,
    mime: "application/pdf",
    naam: `${stuk.naam}.pdf`,
    grootte,
    draaiing: 0,
    aanleveringId: "",
    aangeleverdOp: stuk.aangeleverdOp,
  };
  return [pdf, ...filesOf(stuk).filter((file) => file.terInzage)];
}

/** Pages were arranged and the pdf of that is not there yet: the files alone would show what no longer lies here. */
export const isBeingMade = (stuk: AdviseurStukView): boolean => stuk.isPdfComing && deliveredOf(stuk).some((file) => file.paginas !== null);
