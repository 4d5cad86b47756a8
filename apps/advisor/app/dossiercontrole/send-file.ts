import type { UploadRouter } from "@dossierklaar/files/upload-router";

/** Sends the bytes of one reserved file by UploadThing's own client, which is loaded with the first file. Rejects when they did not arrive. */
export async function sendFile(file: File, bestandId: string, onProgress: (sentBytes: number) => void): Promise<void> {
  const { genUploader } = await import("uploadthing/client");
  const { uploadFiles } = genUploader<UploadRouter>({ url: "/api/uploadthing", package: "dossierklaar-advisor" });
  const [sent] = await uploadFiles("aanlevering", {
    files: [file],
    input: { bestandId },
    // The frame around the bytes counts along, so the last value is a little over the whole.
    onUploadProgress: ({ loaded }) => onProgress(Math.min(file.size, loaded)),
  });
  if (!sent?.serverData?.ok) throw new Error("the upload was not confirmed");
}
