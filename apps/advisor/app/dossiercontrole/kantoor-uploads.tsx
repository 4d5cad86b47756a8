import { findUploadWeigering, uploadLimits, uploadTypes } from "@dossierklaar/domain/dossiercontrole/rules";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { errorSentence, weigeringLabels } from "@dossierklaar/domain/labels";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { sentenceOf } from "../errors";
import { useLiveDossier } from "../live-dossier";
import { trpc } from "../trpc";
import { sendFile } from "./send-file";
import type { StukFailure } from "./use-stuk-commands";

/** What the kantoor sends itself; it goes on while she walks about in the dossier. */
export type KantoorUploads = {
  /** How far, in percent, by stuk. */
  percents: ReadonlyMap<string, number>;
  failure: StukFailure | null;
  clearFailure: () => void;
  /** Sends files to a stuk; `terInzage` offers them to the client to read. */
  send: (stuk: Pick<AdviseurStukView, "id" | "naam">, files: readonly File[], terInzage: boolean) => void;
};

const KantoorUploadsContext = createContext<KantoorUploads | null>(null);

export function useKantoorUploads(): KantoorUploads {
  const uploads = useContext(KantoorUploadsContext);
  if (!uploads) throw new Error("useKantoorUploads needs a KantoorUploadsProvider above it");
  return uploads;
}

/** Exactly what the server takes, so that a file window offers nothing that will be refused. */
const accept = [...uploadTypes, ".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".pdf"].join(",");

/** Opens the computer's own window to choose files. */
export function chooseFiles(onFiles: (files: File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = accept;
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) onFiles(files);
  });
  input.click();
}

type Going = { stukId: string; naam: string; total: number; sent: number; bestandIds: ReadonlySet<string> };

/** Why these files cannot go, before anything travels. */
function findFault(files: readonly File[]): string | undefined {
  if (files.length > uploadLimits.files) return errorSentence("UPLOAD_LIMIT");
  for (const file of files) {
    const weigering = findUploadWeigering({ grootte: file.size, mime: file.type });
    if (weigering) return files.length > 1 ? `${file.name}: ${weigeringLabels[weigering]}` : weigeringLabels[weigering];
  }
  return undefined;
}

export function KantoorUploadsProvider(props: { children: ReactNode }) {
  const dossier = useDossier();
  const { state } = useLiveDossier();
  const refresh = useRefresh(state === "live");
  const [going, setGoing] = useState<ReadonlyMap<string, Going>>(new Map());
  const [failure, setFailure] = useState<StukFailure | null>(null);
  const reserving = trpc.dossiercontrole.reserveUpload.useMutation();
  const dropping = trpc.dossiercontrole.dropUpload.useMutation();
  const dossierId = dossier.head.id;

  const change = (id: string, step: (one: Going) => Going | null) =>
    setGoing((before) => {
      const one = before.get(id);
      if (!one) return before;
      const next = step(one);
      const after = new Map(before);
      if (next) after.set(id, next);
      else after.delete(id);
      return after;
    });
  const drop = (bestandId: string) => dropping.mutateAsync({ dossierId, bestandId }).catch(() => {}); // reconciliation drops what stays behind

  const send = async (stuk: Pick<AdviseurStukView, "id" | "naam">, files: readonly File[], terInzage: boolean): Promise<void> => {
    const fail = (sentence: string) => setFailure({ stukId: stuk.id, naam: stuk.naam, sentence });
    setFailure(null);
    const fault = findFault(files);
    if (fault) return fail(fault);
    const id = crypto.randomUUID();
    const total = files.reduce((sum, file) => sum + file.size, 0);
    setGoing((before) => new Map(before).set(id, { stukId: stuk.id, naam: stuk.naam, total, sent: 0, bestandIds: new Set() }));
    try {
      const bestanden = files.map((file) => ({ naam: file.name.slice(-255), grootte: file.size, mime: file.type, draaiing: 0 as const }));
      const request = { requestId: crypto.randomUUID(), dossierId, stukId: stuk.id, aanleveringId: id, terInzage, bestanden };
      const { bestandIds } = await reserving.mutateAsync(request);
      change(id, (one) => ({ ...one, bestandIds: new Set(bestandIds) }));
      let before = 0;
      for (const [at, file] of files.entries()) {
        const bestandId = bestandIds[at];
        if (!bestandId) continue;
        try {
          await sendFile(file, bestandId, (sent) => change(id, (one) => ({ ...one, sent: before + sent })));
        } catch {
          // The others go on; without this one the aanlevering can become whole.
          fail(`${file.name} is niet aangekomen. Voeg het opnieuw toe.`);
          change(id, (one) => ({ ...one, bestandIds: new Set([...one.bestandIds].filter((other) => other !== bestandId)) }));
          await drop(bestandId);
        }
        before += file.size;
      }
      change(id, (one) => (one.bestandIds.size === 0 ? null : { ...one, sent: total }));
      refresh();
    } catch (error) {
      fail(sentenceOf(error));
      change(id, () => null);
    }
  };

  // The content is looked at after it came in: what is refused is said here and let go, so that the rest is Ontvangen.
  const settle = (bestandId: string, goingId: string) => {
    change(goingId, (one) => {
      const left = new Set([...one.bestandIds].filter((other) => other !== bestandId));
      return left.size === 0 ? null : { ...one, bestandIds: left };
    });
  };
  // Dropping renders at once, before what goes on is told of it: without this the same file would be dropped for ever.
  const settled = useRef(new Set<string>());
  useEffect(() => {
    for (const [goingId, one] of going) {
      const stuk = dossier.stukken.find((other) => other.id === one.stukId);
      for (const bestandId of one.bestandIds) {
        const bestand = stuk?.bestanden.find((file) => file.id === bestandId);
        if (!bestand || (bestand.status !== "refused" && bestand.aangeleverdOp === null)) continue;
        if (settled.current.has(bestandId)) continue;
        settled.current.add(bestandId);
        settle(bestandId, goingId);
        if (bestand.status !== "refused" || !bestand.weigering) continue;
        setFailure({ stukId: one.stukId, naam: one.naam, sentence: `${bestand.naam}: ${weigeringLabels[bestand.weigering]}` });
        void drop(bestandId);
      }
    }
  });

  const isGoing = going.size > 0;
  useEffect(() => {
    if (!isGoing) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isGoing]);

  const latest = useRef(send);
  latest.current = send;
  const stable = useCallback<KantoorUploads["send"]>((...args) => void latest.current(...args), []);
  const clearFailure = useCallback(() => setFailure(null), []);
  const percents = useMemo(
    () => new Map([...going.values()].map((one) => [one.stukId, one.total === 0 ? 0 : Math.floor((100 * one.sent) / one.total)] as const)),
    [going],
  );
  const value = useMemo(() => ({ percents, failure, clearFailure, send: stable }), [percents, failure, clearFailure, stable]);
  return <KantoorUploadsContext.Provider value={value}>{props.children}</KantoorUploadsContext.Provider>;
}
