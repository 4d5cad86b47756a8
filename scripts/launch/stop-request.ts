/**
 * Calls `stop` once, at the first reason to end: a signal, a terminal that is gone, or a launcher above us that was killed.
 * Ctrl-C comes twice, from the terminal and passed on by run.mjs; a second reason changes nothing.
 */
export function onStopRequest(stop: () => void): void {
  let isAsked = false;
  const once = () => {
    if (isAsked) return;
    isAsked = true;
    stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, once);
  // Writing to a closed terminal must not end us before everything is stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", once);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) once();
  }, 500).unref();
}
