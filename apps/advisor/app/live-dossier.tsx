import { plural } from "@dossierklaar/domain/format";
import type { LiveState } from "@dossierklaar/realtime/client";
import type { DossierChanged, UploadSignal } from "@dossierklaar/realtime/contract";
import { useNavigate } from "@remix-run/react";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { patchDossier } from "./dossier-patch";
import { readRows, type WireRows } from "./live-rows";
import { useLive } from "./live-socket";
import { isNarrowed, wholeLog } from "./logboek/filter";
import { trpc } from "./trpc";
import { usePresence } from "./use-presence";

export type LiveDossier = {
  /** Undefined while the first connection is being made. */
  state: LiveState | undefined;
  /** When what is shown was last known to be the newest, while there is no connection; else null. */
  staleSince: Date | null;
  /** What was heard last, in words, once per burst. */
  news: string | undefined;
  /** The versie of a row's last live change; a row that carries one has just moved. */
  flashes: ReadonlyMap<string, number>;
  /** How far the client's uploads are, in percent, by stuk. */
  uploads: ReadonlyMap<string, number>;
  /** Colleagues who look at this dossier too, by gebruiker, with the stuk that each has open. */
  present: ReadonlyMap<string, string | null>;
  /** Tells colleagues which stuk is open here. */
  showStuk: (stukId: string | null) => void;
};

const still: LiveDossier = {
  state: undefined,
  staleSince: null,
  news: undefined,
  flashes: new Map(),
  uploads: new Map(),
  present: new Map(),
  showStuk: () => {},
};
const LiveDossierContext = createContext<LiveDossier>(still);

/** How the dossier on the screen moves. */
export const useLiveDossier = (): LiveDossier => useContext(LiveDossierContext);

const forgetUploadMs = 20_000;
const staleAfterMs = 4_000;
const burstMs = 800;

/** Keeps the one cache entry of a dossier as new as the database, and tells the screens under it what moved. */
export function LiveDossierProvider(props: { nummer: string; dossierId: string; children: ReactNode }) {
  const { nummer, dossierId } = props;
  const live = useLive();
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const [connection, setConnection] = useState<LiveState>();
  // A socket needs most of a minute to find out that the network is gone; the browser knows at once.
  const state = useOnline() || connection === undefined ? connection : "offline";
  const [flashes, setFlashes] = useState<ReadonlyMap<string, number>>(new Map());
  const staleSince = useStaleSince(state);
  const [wasLive, setWasLive] = useState(false);
  // What was never there is not being restored, until it keeps one waiting.
  const told = wasLive || staleSince ? state : state === "live" ? state : undefined;
  const { uploads, hear, forget } = useUploads();
  const { news, tell } = useNews();
  const { present, hearPresence, showStuk } = usePresence(dossierId, connection);
  const tools = useRef({ utils, navigate, hear, forget, tell, hearPresence });
  tools.current = { utils, navigate, hear, forget, tell, hearPresence };

  useEffect(() => {
    if (!live) return;
    const show = { nummer };
    const apply = (message: DossierChanged<WireRows>) => {
      const rows = readRows(message.rows);
      const { utils: cache } = tools.current;
      cache.dossier.show.setData(show, (shown) => shown && patchDossier(shown, rows));
      cache.dossier.logboek.setInfiniteData({ ...show, ...wholeLog }, (log) => {
        const [first, ...older] = log?.pages ?? [];
        if (!log || !first) return log;
        const known = new Set(first.lines.map((line) => line.id));
        // Within one change the lines stand in the order in which they were told, as the server gives them.
        const fresh = rows.log.filter((line) => !known.has(line.id));
        return { ...log, pages: [{ ...first, lines: [...fresh, ...first.lines] }, ...older] };
      });
      // Of a narrowed Logboek only the server knows what belongs in it.
      if (rows.log.length > 0)
        void cache.dossier.logboek.invalidate(show, { predicate: ({ queryKey }) => isNarrowed(queryKey) }, { cancelRefetch: false });
      const moved = [...rows.stukken, ...rows.emails, ...rows.actiepunten];
      if (moved.length > 0) setFlashes((before) => new Map([...before, ...moved.map((row) => [row.id, row.versie] as const)]));
      tools.current.forget([...rows.stukken.map((stuk) => stuk.id), ...rows.removedStukIds]);
      tools.current.tell(rows.log.map((line) => line.tekst));
    };
    return live.client.watchDossier<WireRows>({
      socket: live.socket,
      dossierId,
      shownVersie: () => tools.current.utils.dossier.show.getData(show)?.head.versie ?? -1,
      apply,
      async refetch() {
        const { utils: cache } = tools.current;
        await cache.dossier.show.refetch(show, undefined, { throwOnError: true, cancelRefetch: false });
        void cache.dossier.logboek.invalidate(show, undefined, { cancelRefetch: false });
      },
      onState(next) {
        setConnection(next);
        if (next === "live") setWasLive(true);
      },
      onSignal: (signal) => {
        if (signal.kind === "presence") tools.current.hearPresence(signal);
        else tools.current.hear(signal);
      },
      onRevoked: ({ dossierId: which }) => {
        if (which !== null) tools.current.navigate("/dossiers", { replace: true });
      },
    });
  }, [live, nummer, dossierId]);

  const value = useMemo(
    () => ({ state: told, staleSince, news, flashes, uploads, present, showStuk }),
    [told, staleSince, news, flashes, uploads, present, showStuk],
  );
  return <LiveDossierContext.Provider value={value}>{props.children}</LiveDossierContext.Provider>;
}

/** Whether this device has a network, as the browser says it. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (tell) => {
      window.addEventListener("online", tell);
      window.addEventListener("offline", tell);
      return () => {
        window.removeEventListener("online", tell);
        window.removeEventListener("offline", tell);
      };
    },
    () => navigator.onLine,
    () => true,
  );
}

/** A short hiccup is no news; what lasts longer gets the moment from which the screen stands still. */
export function useStaleSince(state: LiveState | undefined): Date | null {
  const [since, setSince] = useState<Date | null>(null);
  useEffect(() => {
    if (state === undefined || state === "live") {
      setSince(null);
      return;
    }
    const lost = new Date();
    const timer = setTimeout(() => setSince((before) => before ?? lost), state === "offline" ? 0 : staleAfterMs);
    return () => clearTimeout(timer);
  }, [state]);
  return since;
}

type Uploads = { uploads: ReadonlyMap<string, number>; hear: (signal: UploadSignal) => void; forget: (stukIds: readonly string[]) => void };

/** What clients send now. Signals can be missed, the last one too: an upload that says nothing for a while is forgotten. */
function useUploads(): Uploads {
  const [heard, setHeard] = useState<ReadonlyMap<string, { percent: number; at: number }>>(new Map());
  useEffect(() => {
    if (heard.size === 0) return;
    const oldest = Math.min(...[...heard.values()].map((one) => one.at));
    const timer = setTimeout(
      () => setHeard((before) => new Map([...before].filter(([, one]) => Date.now() - one.at < forgetUploadMs))),
      Math.max(0, oldest + forgetUploadMs - Date.now()) + 10,
    );
    return () => clearTimeout(timer);
  }, [heard]);
  const uploads = useMemo(() => new Map([...heard].map(([id, one]) => [id, one.percent] as const)), [heard]);
  return {
    uploads,
    hear: ({ stukId, percent }) => setHeard((before) => new Map(before).set(stukId, { percent: Math.round(percent), at: Date.now() })),
    forget: (stukIds) =>
      setHeard((before) => (stukIds.some((id) => before.has(id)) ? new Map([...before].filter(([id]) => !stukIds.includes(id))) : before)),
  };
}

/** One message per burst, for who cannot see the rows change. */
function useNews(): { news: string | undefined; tell: (lines: readonly string[]) => void } {
  const [news, setNews] = useState<string>();
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    news,
    tell: (lines) => {
      if (lines.length === 0) return;
      waiting.current.push(...lines);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const [only, ...more] = waiting.current.splice(0);
        setNews(more.length === 0 ? only : plural(more.length + 1, "wijziging", "wijzigingen"));
      }, burstMs);
    },
  };
}
