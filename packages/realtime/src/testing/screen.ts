import { type LiveState, watchDossier } from "../client.ts";
import type { Audience, DossierChanged } from "../contract.ts";
import type { LiveServer, Told } from "./live-server.ts";

export type Fetched = { versie: number; rows: Told[] };

/** What a page does with a dossier: shows it, patches it, fetches it. */
export function openScreen(socket: ReturnType<LiveServer["connect"]>, dossierId: string, fetch: () => Promise<Fetched>) {
  const screen = {
    versie: -1,
    rows: new Map<string, Told>(),
    get texts() {
      return [...this.rows.values()].sort((a, b) => a.versie - b.versie).map((row) => row.text);
    },
    applied: [] as DossierChanged<Told[]>[],
    fetches: 0,
    fetchesAtOnce: 0,
    states: [] as LiveState[],
    revoked: [] as (string | null)[],
    signals: [] as number[],
    present: [] as { gebruikerId: string; stukId: string | null; here: boolean }[],
    heard: new Set<Audience>(),
    stop: () => {},
  };
  const patch = (rows: readonly Told[]) => {
    for (const row of rows) screen.rows.set(`${row.versie} ${row.text}`, row);
  };
  let underWay = 0;
  socket.on("dossier.changed", (message) => screen.heard.add(message.audience));
  screen.stop = watchDossier<Told[]>({
    socket,
    dossierId,
    shownVersie: () => screen.versie,
    apply(message) {
      screen.applied.push(message);
      patch(message.rows);
      screen.versie = message.to;
    },
    async refetch() {
      underWay += 1;
      screen.fetchesAtOnce = Math.max(screen.fetchesAtOnce, underWay);
      try {
        const { versie, rows } = await fetch();
        screen.fetches += 1;
        screen.versie = versie;
        screen.rows.clear();
        patch(rows);
      } finally {
        underWay -= 1;
      }
    },
    onState: (state) => void screen.states.push(state),
    onSignal: (signal) => {
      if (signal.kind === "presence") screen.present.push({ gebruikerId: signal.gebruikerId, stukId: signal.stukId, here: signal.here });
      else screen.signals.push(signal.percent);
    },
    onRevoked: (what) => void screen.revoked.push(what.dossierId),
  });
  return screen;
}
export type Screen = ReturnType<typeof openScreen>;
