import { UTApi, UTFile } from "uploadthing/server";
import type { FileStorageEnv } from "../env.ts";
import { sdkConfig } from "../uploadthing.ts";

/** Puts a file into the storage as an upload would leave it, past the route. Answers its key. */
export async function putFile(
  env: FileStorageEnv,
  file: { naam: string; mime: string; bytes: Uint8Array<ArrayBuffer>; customId?: string },
): Promise<string> {
  const { customId } = file;
  const stored = new UTFile([file.bytes], file.naam, { type: file.mime, ...(customId === undefined ? {} : { customId }) });
  const { data, error } = await new UTApi(sdkConfig(env)).uploadFiles(stored, { acl: "private" });
  if (!data) throw new Error(`the file was not stored: ${error.message}`);
  return data.key;
}
