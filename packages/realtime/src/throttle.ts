/**
 * Lets the first call through at once and after it at most one in each window, with what came last. Per key.
 * `stop` drops what is still waiting.
 */
export function createThrottle<Value>(windowMs: number, send: (key: string, value: Value) => void) {
  const waiting = new Map<string, { timer: NodeJS.Timeout; next: Value | undefined }>();

  function openWindow(key: string): void {
    const timer = setTimeout(() => {
      const next = waiting.get(key)?.next;
      waiting.delete(key);
      if (next === undefined) return;
      send(key, next);
      openWindow(key);
    }, windowMs);
    timer.unref();
    waiting.set(key, { timer, next: undefined });
  }

  return {
    push(key: string, value: Value): void {
      const window = waiting.get(key);
      if (window) {
        window.next = value;
        return;
      }
      send(key, value);
      openWindow(key);
    },
    stop(): void {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
