// For the browser. Imports nothing internal but types of the contract.
import type { Socket } from "socket.io-client";
import type { Audience, ClientToServer, ServerToClient, WatchAnswer } from "./contract.ts";

export type WatchRequestOptions<Rows> = {
  socket: Socket<ServerToClient<Rows>, ClientToServer>;
  dossierId: string;
  onHeard(heard: readonly { audience: Audience; versie: number }[]): void;
  /** The dossier is not there for whoever is signed in. */
  onNotFound(): void;
};

const answerWithinMs = 5_000;

/** Asks the server to let this socket hear a dossier, until it answers. Only the answer to the last question counts. */
export function createWatchRequest<Rows>({ socket, dossierId, onHeard, onNotFound }: WatchRequestOptions<Rows>) {
  let asked = 0;
  let unanswered = 0;
  let stopped = false;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  async function ask(): Promise<void> {
    if (stopped || !socket.connected) return;
    asked += 1;
    const own = asked;
    const answer: WatchAnswer | undefined = await socket
      .timeout(answerWithinMs)
      .emitWithAck("watch", dossierId)
      .catch(() => undefined);
    if (stopped || own !== asked) return;
    if (!answer) return askOnceMore();
    unanswered = 0;
    if (!("error" in answer)) onHeard(answer.audiences);
    else if (answer.error === "NOT_FOUND") onNotFound();
    else askIn(1_000 + Math.random() * 2_000);
  }

  /** A phone that slept may hold a connection that is dead and does not know it. */
  function askOnceMore(): void {
    if (!socket.connected) return;
    unanswered += 1;
    if (unanswered < 2) void ask();
    else socket.disconnect().connect();
  }

  function askIn(ms: number, first?: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      first?.();
      void ask();
    }, ms);
    timers.add(timer);
  }

  return {
    ask: () => void ask(),
    /** Asks after so many milliseconds, and does `first` just before. */
    askIn,
    stop(): void {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
