/** How a start tells what it does: a line when a step begins, one with the time when it is done. */
export type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Steps on the console. */
export const consoleSteps: Step = async (title, work) => {
  const begin = performance.now();
  console.log(`• ${title}`);
  const outcome = await work();
  console.log(`  done in ${formatSeconds(performance.now() - begin)}`);
  return outcome;
};

/** For tests and benches, whose own output matters. */
export const silentSteps: Step = (_title, work) => work();
