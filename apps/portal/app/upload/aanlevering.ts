import { t } from "@dossierklaar/ui/portal/taal";
// What is being delivered, and the pure steps of it. The queue does them, IndexedDB keeps them, the screen shows them.

import { findUploadWeigering, uploadLimits, uploadTypes } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { weigeringLabels } from "@dossierklaar/domain/labels";

export type Draaiing = 0 | 90 | 180 | 270;

/** One file on its way. `chosen`: not announced yet. `waiting`: announced, its bytes go out. `sent`: stored. `failed`: with the sentence at its tile. */
export type UploadFile = {
  id: string;
  /** As IndexedDB keeps it. */
  blob: Blob;
  naam: string;
  mime: string;
  draaiing: Draaiing;
  bestandId: string | null;
  state: "chosen" | "waiting" | "sent" | "failed";
  sentence: string | null;
};

/** `draft`: pages are being chosen. `sending`: `Aanleveren` was pressed; it goes on until the stuk is received. */
export type Aanlevering = {
  /** Made here, so that a retry after a lost answer is the same aanlevering. */
  id: string;
  dossierId: string;
  stukId: string;
  stukNaam: string;
  phase: "draft" | "sending";
  /** Of the announcement that is to be made next; the same until it was answered. */
  requestId: string;
  files: UploadFile[];
  /** Announced before, not wanted any more: to be told to the server, after their replacements are announced. */
  dropped: string[];
  /** Why it stopped, above the pages. */
  sentence: string | null;
};

/** Exactly what the server takes, so that a phone offers nothing that will be refused. */
export const accept = [...uploadTypes, ".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".pdf"].join(",");

const megabytes = Math.round(uploadLimits.bytes / (1024 * 1024));
export const limitsText = (): string =>
  t("Foto's (jpg, png, webp, heic) of pdf. Hooguit {n} bestanden van {mb} MB.", { n: uploadLimits.files, mb: megabytes });

export const newAanlevering = (stuk: { id: string; naam: string }, dossierId: string): Aanlevering => ({
  id: crypto.randomUUID(),
  dossierId,
  stukId: stuk.id,
  stukNaam: stuk.naam,
  phase: "draft",
  requestId: crypto.randomUUID(),
  files: [],
  dropped: [],
  sentence: null,
});

/** A file of the phone, with what is wrong with it already when that can be seen from outside. */
export function toUploadFile(file: File): UploadFile {
  const weigering = findUploadWeigering({ grootte: file.size, mime: file.type });
  const refused = weigering && weigeringLabels[weigering];
  return {
    id: crypto.randomUUID(),
    blob: file,
    naam: (file.name.trim() || "foto.jpg").slice(-255),
    mime: file.type,
    draaiing: 0,
    bestandId: null,
    state: refused ? "failed" : "chosen",
    sentence: refused,
  };
}

/** Adds pages behind the others, as far as there is room; what does not fit is said. */
export function withFiles(aanlevering: Aanlevering, files: readonly File[]): Aanlevering {
  const room = uploadLimits.files - aanlevering.files.length;
  const taken = files.slice(0, Math.max(0, room)).map(toUploadFile);
  const left = files.length - taken.length;
  const values = { n: uploadLimits.files, rest: left };
  const sentence =
    left === 0
      ? null
      : left === 1
        ? t("In één keer kunnen {n} bestanden mee; 1 bestand past er niet meer bij. Lever de rest daarna aan.", values)
        : t("In één keer kunnen {n} bestanden mee; {rest} bestanden passen er niet meer bij. Lever de rest daarna aan.", values);
  return { ...aanlevering, files: [...aanlevering.files, ...taken], sentence };
}

const changed = (aanlevering: Aanlevering, fileId: string, change: (file: UploadFile) => UploadFile): Aanlevering => ({
  ...aanlevering,
  files: aanlevering.files.map((file) => (file.id === fileId ? change(file) : file)),
});

export const withTurn = (aanlevering: Aanlevering, fileId: string): Aanlevering =>
  // Four quarters make a whole turn, so the sum stays one of the four.
  changed(aanlevering, fileId, (file) => ({ ...file, draaiing: ((file.draaiing + 90) % 360) as Draaiing }));

export function withMove(aanlevering: Aanlevering, fileId: string, by: -1 | 1): Aanlevering {
  const files = [...aanlevering.files];
  const at = files.findIndex((file) => file.id === fileId);
  const [moved] = at < 0 ? [] : files.splice(at, 1);
  if (!moved) return aanlevering;
  files.splice(Math.max(0, at + by), 0, moved);
  return { ...aanlevering, files };
}

/** Takes a file out; the server hears it when it knew of it. */
export function withoutFile(aanlevering: Aanlevering, fileId: string): Aanlevering {
  const file = aanlevering.files.find((one) => one.id === fileId);
  if (!file) return aanlevering;
  const dropped = file.bestandId ? [...aanlevering.dropped, file.bestandId] : aanlevering.dropped;
  return { ...aanlevering, dropped, files: aanlevering.files.filter((one) => one !== file), sentence: null };
}

/** Another file in the place of one that failed. */
export function withReplacement(aanlevering: Aanlevering, fileId: string, by: File): Aanlevering {
  const old = aanlevering.files.find((file) => file.id === fileId);
  if (!old) return aanlevering;
  const dropped = old.bestandId ? [...aanlevering.dropped, old.bestandId] : aanlevering.dropped;
  const next = changed(aanlevering, fileId, () => toUploadFile(by));
  return { ...next, dropped, requestId: crypto.randomUUID(), sentence: null };
}

export const withFailure = (aanlevering: Aanlevering, fileId: string, sentence: string): Aanlevering =>
  changed(aanlevering, fileId, (file) => ({ ...file, state: "failed", sentence }));

export const withSent = (aanlevering: Aanlevering, fileId: string): Aanlevering =>
  changed(aanlevering, fileId, (file) => ({ ...file, state: "sent", sentence: null }));

/** The server gave each chosen file, in their order, the id under which its bytes go out. */
export function withReservation(aanlevering: Aanlevering, bestandIds: readonly string[]): Aanlevering {
  const ids = [...bestandIds];
  const files = aanlevering.files.map((file): UploadFile => {
    const bestandId = file.state === "chosen" ? ids.shift() : undefined;
    return bestandId ? { ...file, bestandId, state: "waiting" } : file;
  });
  return { ...aanlevering, files, requestId: crypto.randomUUID() };
}

/** Back to choosing: nothing of it is with the server any more, so it starts as another aanlevering. */
export const asDraft = (aanlevering: Aanlevering, sentence: string | null): Aanlevering => ({
  ...aanlevering,
  id: crypto.randomUUID(),
  requestId: crypto.randomUUID(),
  phase: "draft",
  sentence,
  dropped: [],
  files: aanlevering.files.map((file) => (file.state === "failed" ? file : { ...file, bestandId: null, state: "chosen" })),
});

export type Outcome = { kind: "going"; aanlevering: Aanlevering } | { kind: "received" } | { kind: "gone" };

/**
 * Holds what this browser thinks against what the server says of the stuk. A file that the server does not show may be announced a moment
 * ago; only what was fetched after that (`isFresh`) proves that it is gone. `gone`: the stuk is asked no longer.
 */
export function reconcile(aanlevering: Aanlevering, stuk: KlantStukView | undefined, isFresh: boolean): Outcome {
  if (!stuk) return isFresh ? { kind: "gone" } : { kind: "going", aanlevering };
  if (aanlevering.phase === "draft") return { kind: "going", aanlevering };
  const stored = new Map(stuk.bestanden.map((bestand) => [bestand.id, bestand]));
  const own = stuk.bestanden.filter((bestand) => bestand.aanleveringId === aanlevering.id);
  if (own.some((bestand) => bestand.aangeleverdOp !== null)) return { kind: "received" };
  const files = aanlevering.files.map((file): UploadFile => {
    if (!file.bestandId) return file;
    const bestand = stored.get(file.bestandId);
    if (!bestand) return isFresh && file.state !== "failed" ? { ...file, state: "failed", sentence: notArrived } : file;
    if (bestand.status === "refused")
      return { ...file, state: "failed", sentence: bestand.weigering ? weigeringLabels[bestand.weigering] : notArrived };
    if (bestand.status === "uploaded" || bestand.status === "accepted") return { ...file, state: "sent", sentence: null };
    return file;
  });
  const isSame = files.every((file, index) => file.state === aanlevering.files[index]?.state);
  return { kind: "going", aanlevering: isSame ? aanlevering : { ...aanlevering, files } };
}

/** After the last try, or when the server does not know the file any more. */
export const notArrived = "Dit bestand is niet aangekomen. Kies het opnieuw.";
