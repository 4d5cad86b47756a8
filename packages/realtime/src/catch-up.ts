// For the browser. Imports nothing.

export type CatchUpOptions = {
  refetch(): Promise<void>;
  /** Whether what is shown is older than what is known to exist. */
  isBehind(): boolean;
  /** Called whenever `isCurrent` may have changed. */
  onProgress(): void;
};

const firstWaitMs = 50;
const waitAfterFailureMs = 500;
const longestWaitMs = 15_000;

/**
 * The one pump that fetches. Never two fetches at once, none is cancelled, and it goes on until what is shown is new enough: a fetch per
 * message that cancels the one before would starve the screen exactly when most is happening.
 */
export function createCatchUp(options: CatchUpOptions) {
  let running = false;
  let required = false;
  let stopped = false;

  async function run(): Promise<void> {
    options.onProgress();
    if (running) return;
    running = true;
    // An answer that is still too old comes from a moment ago; to ask again at once, or for ever as fast, would be a storm.
    let waitMs = firstWaitMs;
    while (!stopped && (required || options.isBehind())) {
      required = false;
      try {
        await options.refetch();
        if (!options.isBehind()) continue;
      } catch {
        required = true;
        waitMs = Math.max(waitMs, waitAfterFailureMs);
        options.onProgress();
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    }
    running = false;
    if (!stopped) options.onProgress();
  }

  return {
    /** Fetches when what is shown is too old. */
    run: () => void run(),
    /** Fetches at the next run, however new what is shown seems. */
    require(): void {
      required = true;
    },
    isRunning: () => running,
    isCurrent: () => !required && !options.isBehind(),
    stop(): void {
      stopped = true;
    },
  };
}
