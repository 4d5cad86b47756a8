// For the browser. Imports nothing internal but types of the contract.
import { createCatchUp } from "./catch-up.ts";
import type { Audience, DossierChanged } from "./contract.ts";

export type ToldChangesOptions<Rows> = {
  /** The versie of what the screen shows now. */
  shownVersie(): number;
  /** Patches what is shown and makes shownVersie answer message.to. */
  apply(message: DossierChanged<Rows>): void;
  /** Fetches what is shown anew. Never called while an earlier call is under way. */
  refetch(): Promise<void>;
  /** Called whenever `isCurrent` may have changed. */
  onProgress(): void;
};

// A fetch that the page made by itself may land after a message and put older rows back.
const settleMs = 1_500;

/** Puts what is told of one dossier on the screen in the order of its versies: n to n+1 is patched, whatever may be missing is fetched. */
export function createToldChanges<Rows>(options: ToldChangesOptions<Rows>) {
  /** What this socket hears; undefined until the server answered. */
  let audiences: readonly Audience[] | undefined;
  /** Messages that came before that answer. */
  let early: DossierChanged<Rows>[] = [];
  /** One change, told to several audiences one after the other: shown once all are in. */
  let parts = new Map<Audience, DossierChanged<Rows>>();
  let newest = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const catchUp = createCatchUp({
    refetch: options.refetch,
    isBehind: () => options.shownVersie() < newest,
    onProgress: options.onProgress,
  });

  function take(message: DossierChanged<Rows>): void {
    if (!audiences) {
      early.push(message);
      return;
    }
    if (!audiences.includes(message.audience) || message.to <= options.shownVersie()) return;
    newest = Math.max(newest, message.to);
    const [part] = parts.values();
    if (part && (part.from !== message.from || part.to !== message.to)) parts = new Map();
    parts.set(message.audience, message);
    // What is under way may put older rows back over these; it goes on until it is new enough.
    if (catchUp.isRunning()) return;
    if (message.from > options.shownVersie()) catchUp.run();
    else if (parts.size === audiences.length) applyParts();
    settle();
  }

  function applyParts(): void {
    try {
      for (const part of parts.values()) options.apply(part);
    } catch {
      catchUp.require(); // what cannot be patched is fetched
    }
    parts = new Map();
    options.onProgress();
  }

  function settle(): void {
    clearTimeout(settling);
    settling = setTimeout(() => catchUp.run(), settleMs);
  }

  return {
    take,
    /** The server lets this socket hear these audiences, each from that versie on; fetches what lies before. */
    hear(heard: readonly { audience: Audience; versie: number }[]): void {
      audiences = heard.map(({ audience }) => audience);
      newest = Math.max(newest, ...heard.map(({ versie }) => versie));
      const waiting = early;
      early = [];
      for (const message of waiting) take(message);
      catchUp.run();
    },
    /** The connection went: nothing is heard until the server answers again. */
    goDeaf(): void {
      audiences = undefined;
      early = [];
    },
    /** Something may have been missed that no versie tells of: fetches once the server has answered. */
    requireFetch: catchUp.require,
    /** Whether what is shown is the newest, and changes are heard. */
    isCurrent: () => audiences !== undefined && catchUp.isCurrent(),
    stop(): void {
      catchUp.stop();
      clearTimeout(settling);
    },
  };
}
