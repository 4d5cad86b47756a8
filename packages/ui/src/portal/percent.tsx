/** Whole percent, rounded down: 100 is only said when every byte has left. */
export function percentOf(sentBytes: number, totalBytes: number): number {
  if (totalBytes <= 0) return 0;
  return Math.floor((Math.min(Math.max(0, sentBytes), totalBytes) / totalBytes) * 100);
}
