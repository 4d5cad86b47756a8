import { removeUpload } from "./api.ts";
import type { Context } from "./context.ts";
import type { UploadRecord } from "./records.ts";

/** A key whose address nobody has used tells no expiry. The SDK's own is an hour, so after a day nobody comes any more. */
const UNUSED_KEY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes uploads that can no longer be finished, because the last address signed for them has expired, with the bytes they left, and tells their
 * apps. Calls again the apps that could not be reached about a stored file. `now` in ms since the epoch. Returns how many uploads it removed.
 */
export async function sweepUploads(context: Context, now: number): Promise<number> {
  let removed = 0;
  for (const record of context.records.list()) {
    // One that is still being written was started in time.
    if (!isExpired(record, now) || context.turns.isTaken(record.key)) continue;
    if (record.status === "Uploading") context.callbacks.reportError(record, "The upload was not finished in time");
    await removeUpload(context, record);
    removed += 1;
  }
  context.callbacks.redeliver(now);
  return removed;
}

function isExpired(record: UploadRecord, now: number): boolean {
  if (record.status === "Uploaded") return false;
  return record.status === "Registered" ? record.createdAt + UNUSED_KEY_MS < now : record.expiresAt < now;
}
