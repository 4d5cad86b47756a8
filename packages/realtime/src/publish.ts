import type { Audience, DossierChanged } from "./contract.ts";
import type { ChangeNotice, RealtimeLog } from "./listener.ts";

/** What changed after `from`, up to and with `to`, for each audience that was asked for; one snapshot. */
export type Changes<Rows> = { to: number; byAudience: ReadonlyMap<Audience, Rows> };

export type PublisherOptions<Rows> = {
  changes(kantoorId: string, dossierId: string, from: number, audiences: Audience[]): Promise<Changes<Rows>>;
  /** To all sockets of this process that hear this audience of the dossier. */
  send(message: DossierChanged<Rows>): void;
  /** To the same sockets, when what they missed cannot be told. */
  sendResync(dossierId: string, audience: Audience): void;
  log: RealtimeLog;
};

type Watched = {
  /** Known once somebody was let in: who asks may be of another kantoor. */
  kantoorId: string;
  /** How many watchers hear each audience. */
  audiences: Map<Audience, number>;
  /** Watchers that are being let in: what is heard meanwhile must not fall between. */
  entering: number;
  /** Unknown until the first watcher is in. */
  sent: number | undefined;
  heard: number;
  running: boolean;
};

/** A watch that is being let in; settled by exactly one of the two. */
export type Entrance = {
  /** The watcher hears these audiences from now on. @returns the newest versie that was told before that, or `versie` when that is newer */
  enter(kantoorId: string, audiences: readonly Audience[], versie: number): number;
  refuse(): void;
};

/**
 * Tells watchers what changed. For each watched dossier one pump that never runs twice at once: it reads what changed since the last
 * versie that was told, once for all audiences, and while it reads a burst of notices adds up to one next read.
 * A dossier that nobody here watches costs nothing.
 */
export function createPublisher<Rows>(options: PublisherOptions<Rows>) {
  const watched = new Map<string, Watched>();

  /** Call before the access check reads the versie, so that a change between that and the entrance is heard. */
  function open(dossierId: string): Entrance {
    const found = watched.get(dossierId);
    const entry: Watched = found ?? { kantoorId: "", audiences: new Map(), entering: 0, sent: undefined, heard: 0, running: false };
    if (!found) watched.set(dossierId, entry);
    entry.entering += 1;
    return {
      enter(kantoorId, audiences, versie) {
        entry.entering -= 1;
        entry.kantoorId = kantoorId;
        for (const audience of audiences) entry.audiences.set(audience, (entry.audiences.get(audience) ?? 0) + 1);
        entry.sent ??= versie;
        void pump(dossierId, entry);
        return Math.max(entry.sent, versie);
      },
      refuse() {
        entry.entering -= 1;
        forgetUnwatched(dossierId, entry);
      },
    };
  }

  function leave(dossierId: string, audiences: readonly Audience[]): void {
    const entry = watched.get(dossierId);
    if (!entry) return;
    for (const audience of audiences) {
      const left = (entry.audiences.get(audience) ?? 0) - 1;
      if (left > 0) entry.audiences.set(audience, left);
      else entry.audiences.delete(audience);
    }
    forgetUnwatched(dossierId, entry);
  }

  /** Resolves when its watchers were told, or when another read that runs already is to tell them. */
  async function hear(notice: ChangeNotice): Promise<void> {
    const entry = watched.get(notice.dossierId);
    if (!entry) return;
    entry.heard = Math.max(entry.heard, notice.versie);
    await pump(notice.dossierId, entry);
  }

  async function pump(dossierId: string, entry: Watched): Promise<void> {
    if (entry.running) return;
    entry.running = true;
    try {
      while (entry.sent !== undefined && entry.heard > entry.sent && entry.audiences.size > 0) {
        const from = entry.sent;
        const { to, byAudience } = await options.changes(entry.kantoorId, dossierId, from, [...entry.audiences.keys()]);
        tell(dossierId, entry, from, to, byAudience);
        // A notice of a versie that cannot be read is of a dossier that is gone; without this the pump would spin.
        entry.sent = Math.max(to, from);
        if (to <= from) entry.heard = from;
      }
    } catch (error) {
      options.log("error", "changes could not be read", { dossierId, error: error instanceof Error ? error.message : String(error) });
      // The screens ask for themselves, and keep asking until they are answered.
      entry.sent = entry.heard;
      for (const audience of entry.audiences.keys()) options.sendResync(dossierId, audience);
    } finally {
      entry.running = false;
      forgetUnwatched(dossierId, entry);
    }
  }

  function tell(dossierId: string, entry: Watched, from: number, to: number, byAudience: ReadonlyMap<Audience, Rows>): void {
    if (to <= from) return;
    for (const audience of entry.audiences.keys()) {
      const rows = byAudience.get(audience);
      if (rows !== undefined) options.send({ dossierId, audience, from, to, rows });
      // It came in while we read, so it was not read for; its first watcher may have been let in at an older versie.
      else options.sendResync(dossierId, audience);
    }
  }

  function forgetUnwatched(dossierId: string, entry: Watched): void {
    if (entry.audiences.size === 0 && entry.entering === 0 && !entry.running) watched.delete(dossierId);
  }

  return { open, leave, hear, watchedCount: () => watched.size };
}
export type Publisher<Rows> = ReturnType<typeof createPublisher<Rows>>;
