/** The value below which `part` of them lie. NaN for none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Of several rounds: the middle one, with the lowest and the highest beside it. */
export type Spread = { p50: number; min: number; max: number };

export const spreadOf = (rounds: readonly number[]): Spread => ({
  p50: round(median(rounds)),
  min: round(Math.min(...rounds)),
  max: round(Math.max(...rounds)),
});

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
