import type { Aanlevering } from "./aanlevering.ts";

export type Sum = { sentBytes: number; totalBytes: number };

/** How far all of it is, in bytes; failed files do not count, or the bar would never be full. */
export function sumOf(aanlevering: Aanlevering, sentBytes: ReadonlyMap<string, number>): Sum {
  let sum = 0;
  let total = 0;
  for (const file of aanlevering.files) {
    if (file.state === "failed") continue;
    total += file.blob.size;
    sum += file.state === "sent" ? file.blob.size : Math.min(file.blob.size, sentBytes.get(file.id) ?? 0);
  }
  return { sentBytes: sum, totalBytes: total };
}
