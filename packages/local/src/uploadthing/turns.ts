/**
 * Lets one request at a time write a key. A newcomer wins: it asks the writer to give up and waits until the last byte of that one is on disk.
 * The writer before it is as good as dead (a phone that lost its network, Chromium that sends an interrupted PUT again by itself), and an offset
 * told while it still writes would be wrong.
 */
export function createTurns() {
  const holders = new Map<string, { giveUp: () => void; finished: Promise<void> }>();
  return {
    isTaken(key: string): boolean {
      return holders.has(key);
    },

    /** Waits for the turn and returns the function that ends it. `giveUp` is called, perhaps more than once, when a newcomer waits. */
    async take(key: string, giveUp: () => void): Promise<() => void> {
      for (let holder = holders.get(key); holder !== undefined; holder = holders.get(key)) {
        holder.giveUp();
        await holder.finished;
      }
      let announceEnd = () => {};
      const finished = new Promise<void>((resolve) => {
        announceEnd = resolve;
      });
      holders.set(key, { giveUp, finished });
      return () => {
        holders.delete(key);
        announceEnd();
      };
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;
