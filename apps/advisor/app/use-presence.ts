import type { LiveState } from "@dossierklaar/realtime/client";
import type { LiveSignal } from "@dossierklaar/realtime/contract";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLive } from "./live-socket";
import { trpc } from "./trpc";

type Heard = Extract<LiveSignal, { kind: "presence" }>;
type Colleagues = ReadonlyMap<string, { stukId: string | null; at: number }>;

const sayAgainMs = 20_000;
// Who was not heard twice in a row is gone: a laptop that was closed says no goodbye.
const forgetMs = 45_000;

/**
 * Who else looks at this dossier. Everybody says now and then that she is there, and at once to who is new; nobody keeps a list, so it
 * holds over any number of servers, and what is missed is said again.
 */
export function usePresence(dossierId: string, state: LiveState | undefined) {
  const live = useLive();
  const [me] = trpc.session.me.useSuspenseQuery();
  const [heard, setHeard] = useState<Colleagues>(new Map());
  const known = useRef(heard);
  known.current = heard;
  const open = useRef<string | null>(null);

  const say = useCallback(() => {
    live?.socket.volatile.emit("signal", { dossierId, kind: "presence", stukId: open.current, here: true });
  }, [live, dossierId]);

  useEffect(() => {
    if (state !== "live") {
      setHeard(new Map());
      return;
    }
    say();
    const timer = setInterval(() => {
      say();
      setHeard((before) => {
        const now = Date.now();
        const still = [...before].filter(([, one]) => now - one.at < forgetMs);
        return still.length === before.size ? before : new Map(still);
      });
    }, sayAgainMs);
    return () => clearInterval(timer);
  }, [state, say]);

  const hearPresence = useCallback(
    ({ gebruikerId, stukId, here }: Heard) => {
      if (gebruikerId === me.id) {
        // Another tab of her own went: this one is still here.
        if (!here) say();
        return;
      }
      if (here && !known.current.has(gebruikerId)) say();
      setHeard((before) => {
        const next = new Map(before);
        if (here) next.set(gebruikerId, { stukId, at: Date.now() });
        else next.delete(gebruikerId);
        return next;
      });
    },
    [me.id, say],
  );

  const showStuk = useCallback(
    (stukId: string | null) => {
      if (open.current === stukId) return;
      open.current = stukId;
      say();
    },
    [say],
  );

  const [present, setPresent] = useState<ReadonlyMap<string, string | null>>(new Map());
  useEffect(() => {
    // That somebody is still there is no news: what is shown changes only with who is there and what she has open.
    setPresent((before) => {
      const next = new Map([...heard].map(([id, one]) => [id, one.stukId] as const));
      const isSame = next.size === before.size && [...next].every(([id, stukId]) => before.has(id) && before.get(id) === stukId);
      return isSame ? before : next;
    });
  }, [heard]);
  return { present, hearPresence, showStuk };
}

export type PresentColleague = { id: string; name: string; photoUrl?: string };

/** Those who look at this dossier too, by name. The list of colleagues is asked for once somebody is there. */
export function usePresent(present: ReadonlyMap<string, string | null>): PresentColleague[] {
  const colleagues = trpc.session.colleagues.useQuery(undefined, { enabled: present.size > 0, staleTime: 300_000 });
  return useMemo(
    () =>
      (colleagues.data ?? [])
        .filter((one) => present.has(one.id))
        .map((one) => ({ id: one.id, name: one.naam, ...(one.foto ? { photoUrl: one.foto } : {}) })),
    [colleagues.data, present],
  );
}

/** Which stuk a colleague has open, by stuk. */
export function useOpenedBy(present: ReadonlyMap<string, string | null>): ReadonlyMap<string, PresentColleague> {
  const there = usePresent(present);
  return useMemo(
    () =>
      new Map(
        there.flatMap((one) => {
          const stukId = present.get(one.id);
          return stukId ? [[stukId, one] as const] : [];
        }),
      ),
    [there, present],
  );
}
