import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "./settings.ts";
import type { Acl, SignedUpload } from "./signed-upload.ts";

/** Where, and with what, the app wants to hear that an upload is complete. */
export type CallbackRoute = {
  callbackUrl: string;
  callbackSlug: string;
  metadata: Record<string, unknown>;
  awaitServerData: boolean;
  /** The app listens on a stream that it opened itself, instead of at its callback address. */
  isDev: boolean;
};

/** How the app answered; an upload without one has still to be told. */
export type CallbackOutcome = { kind: "answered"; serverData: unknown } | { kind: "failed"; reason: string };

export type UploadRecord = {
  key: string;
  /** "Registered": the app announced the key, no byte has come. The others are UploadThing's own words. */
  status: "Registered" | "Uploading" | "Uploaded" | "Failed";
  /** Null while Registered. */
  upload: SignedUpload | null;
  /** What the app has changed since the upload, else as signed. */
  name: string;
  acl: Acl;
  /** Hex md5, once Uploaded. */
  fileHash: string | null;
  /** ms since the epoch. `expiresAt` is that of the newest signed address seen. */
  createdAt: number;
  expiresAt: number;
  uploadedAt: number | null;
  route: CallbackRoute | null;
  /**
   * Announced for a key that already receives an upload. Either the same upload was signed anew (a resume), or two uploads fell on one key:
   * only the next PUT tells, so until then it must not replace the route of the upload under way.
   */
  nextRoute: CallbackRoute | null;
  outcome: CallbackOutcome | null;
};

export type Records = ReturnType<typeof openRecords>;

/**
 * Opens the stand-in's folder: one JSON file per upload beside its bytes. Everything an upload needs to finish is on disk before the answer that
 * promises it, so that a killed process resumes where it was. One process at a time may have a folder open.
 */
export function openRecords(dataDir: string, log: Log) {
  const recordDir = join(dataDir, "records");
  const partDir = join(dataDir, "parts");
  const fileDir = join(dataDir, "files");
  for (const dir of [recordDir, partDir, fileDir]) mkdirSync(dir, { recursive: true, mode: 0o700 });

  // A digest, not the key: keys may be longer than a file name, and differ only in case where a disk does not see case.
  const fileNameOf = (key: string) => createHash("sha256").update(key).digest("hex");
  const recordPath = (key: string) => join(recordDir, `${fileNameOf(key)}.json`);
  const partPath = (key: string) => join(partDir, `${fileNameOf(key)}.part`);
  const filePath = (key: string) => join(fileDir, fileNameOf(key));

  const records = new Map<string, UploadRecord>();
  for (const name of readdirSync(recordDir)) {
    const path = join(recordDir, name);
    if (name.endsWith(".tmp")) {
      rmSync(path);
      continue;
    }
    try {
      // Written by save() below and by nothing else.
      const record = JSON.parse(readFileSync(path, "utf8")) as UploadRecord;
      records.set(record.key, record);
    } catch (cause) {
      // A machine that lost power can leave an empty file; one lost upload must not keep all others from starting.
      log("upload record unreadable, left out", { path, cause: String(cause) });
    }
  }

  const write = (record: UploadRecord) => {
    const temporary = `${recordPath(record.key)}.tmp`;
    writeFileSync(temporary, JSON.stringify(record), { mode: 0o600 });
    renameSync(temporary, recordPath(record.key));
  };

  return {
    partPath,
    filePath,

    find(key: string): UploadRecord | undefined {
      return records.get(key);
    },

    /** The stored file with this id; an upload under way does not have it yet. */
    findByCustomId(customId: string): UploadRecord | undefined {
      for (const record of records.values()) if (record.status === "Uploaded" && record.upload?.customId === customId) return record;
      return undefined;
    },

    list(): UploadRecord[] {
      return [...records.values()];
    },

    create(key: string, now: number): UploadRecord {
      const record: UploadRecord = {
        key,
        status: "Registered",
        upload: null,
        name: "",
        acl: "private",
        fileHash: null,
        createdAt: now,
        expiresAt: 0,
        uploadedAt: null,
        route: null,
        nextRoute: null,
        outcome: null,
      };
      records.set(key, record);
      return record;
    },

    /** Puts the record on disk, in one step. A record that was removed meanwhile stays removed. */
    save(record: UploadRecord): void {
      if (records.get(record.key) === record) write(record);
    },

    /** Removes bytes and record, the record last: what is left after a kill can still be found and removed. */
    remove(record: UploadRecord): void {
      rmSync(partPath(record.key), { force: true });
      rmSync(filePath(record.key), { force: true });
      rmSync(recordPath(record.key), { force: true });
      if (records.get(record.key) === record) records.delete(record.key);
    },

    removePart(key: string): void {
      rmSync(partPath(key), { force: true });
    },

    /** Bytes of the key that arrived before its upload was complete. */
    async countPartBytes(key: string): Promise<number> {
      try {
        return (await stat(partPath(key))).size;
      } catch {
        return 0;
      }
    },

    /** Bytes stored, and bytes promised to uploads under way other than `exceptKey`. */
    countClaimedBytes(exceptKey?: string): number {
      let total = 0;
      for (const record of records.values()) {
        if (record.key !== exceptKey && (record.status === "Uploaded" || record.status === "Uploading")) total += record.upload?.size ?? 0;
      }
      return total;
    },
  };
}
