import { UTApi, UTFile } from "uploadthing/server";
import type { FileStorageEnv } from "./env.ts";
import { sdkConfig } from "./uploadthing.ts";

/** The storage does not have this file (any more). */
export class FileMissingError extends Error {
  override name = "FileMissingError";
}

/** Longer than the slowest first byte, shorter than a worker may hang. */
const answerWithinMs = 30_000;
/** Keys that one request of the API removes. */
const removedAtOnce = 100;
const listedAtOnce = 500;

export type StoredFile = { key: string; customId: string | null; size: number; uploadedAt: Date };

export type FileStorage = {
  /** An address at which the file can be read for so many seconds, at most a week. Made without a request: a key that does not exist gets one too. */
  signFile(fileKey: string, options: { seconds: number }): Promise<string>;
  /** The bytes, as they come. Throws FileMissingError when there is no such file, Error when the storage does not answer. */
  read(fileKey: string): Promise<ReadableStream<Uint8Array>>;
  /** Stores bytes under an id of ours, once: for what did not come by the browser itself. Throws Error when the storage does not take them. */
  store(file: { customId: string; naam: string; mime: string; bytes: Blob }): Promise<{ key: string; hash: string }>;
  /** Removes files; those that are gone already are left at that. Throws when the storage does not answer. */
  remove(fileKeys: readonly string[]): Promise<void>;
  /** Every file that is stored whole, the newest first. */
  listFiles(): AsyncGenerator<StoredFile>;
};

/** Files at UploadThing, or at its stand-in. */
export function createFileStorage(env: FileStorageEnv): FileStorage {
  const api = new UTApi(sdkConfig(env));
  const signFile: FileStorage["signFile"] = async (fileKey, { seconds }) =>
    (await api.generateSignedURL(fileKey, { expiresIn: seconds })).ufsUrl;
  return {
    signFile,
    async read(fileKey) {
      const waiting = new AbortController();
      // Only until the answer begins: a large file on a slow line may take longer than that to arrive.
      const timer = setTimeout(() => waiting.abort(new Error("the file storage does not answer")), answerWithinMs);
      try {
        const answer = await fetch(await signFile(fileKey, { seconds: 300 }), { signal: waiting.signal, redirect: "error" });
        if (answer.status === 404 || answer.status === 410) throw new FileMissingError(`no file ${fileKey}`);
        if (!answer.ok || !answer.body) throw new Error(`the file storage answered ${answer.status}`);
        return answer.body;
      } finally {
        clearTimeout(timer);
      }
    },
    async store({ customId, naam, mime, bytes }) {
      const [stored] = await api.uploadFiles([new UTFile([bytes], naam, { customId, type: mime })], { acl: "private" });
      if (!stored?.data) throw new Error(`the file storage did not take the file: ${stored?.error.code}`);
      return { key: stored.data.key, hash: stored.data.fileHash };
    },
    async remove(fileKeys) {
      for (let at = 0; at < fileKeys.length; at += removedAtOnce) {
        const { success } = await api.deleteFiles(fileKeys.slice(at, at + removedAtOnce));
        if (!success) throw new Error("the file storage did not remove the files");
      }
    },
    async *listFiles() {
      for (let offset = 0, more = true; more; offset += listedAtOnce) {
        const page = await api.listFiles({ limit: listedAtOnce, offset });
        for (const { key, customId, size, status, uploadedAt } of page.files)
          if (status === "Uploaded") yield { key, customId, size, uploadedAt: new Date(uploadedAt) };
        more = page.hasMore;
      }
    },
  };
}
