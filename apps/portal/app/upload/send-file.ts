import type { UploadRouter } from "@dossierklaar/files/upload-router";
import type { UploadFile } from "./aanlevering.ts";

/**
 * Sends the bytes of one file by UploadThing's own client, which is loaded with the first file. The server makes the key from the bestand's
 * id, so that a second try asks where the first one stopped. Rejects with an UploadThingError; aborting rejects as well.
 */
export async function sendFile(
  file: UploadFile,
  bestandId: string,
  onProgress: (sentBytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { genUploader } = await import("uploadthing/client");
  const { uploadFiles } = genUploader<UploadRouter>({ url: "/api/uploadthing", package: "dossierklaar-portal" });
  const [sent] = await uploadFiles("aanlevering", {
    files: [new File([file.blob], file.naam, { type: file.mime })],
    input: { bestandId },
    signal,
    // The frame around the bytes counts along, so the last value is a little over the whole.
    onUploadProgress: ({ loaded }) => onProgress(Math.min(file.blob.size, loaded)),
  });
  if (!sent?.serverData?.ok) throw new Error("the upload was not confirmed");
}
