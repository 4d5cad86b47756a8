import type { Actor } from "@dossierklaar/domain/actor";
import { uploadTypes } from "@dossierklaar/domain/dossiercontrole/rules";
import { DomainError } from "@dossierklaar/domain/errors";
import { errorSentence, weigeringLabels } from "@dossierklaar/domain/labels";
import { createRouteHandler, createUploadthing, UploadThingError, UTFiles } from "uploadthing/server";
import { z } from "zod";
import type { FilesEnv } from "./env.ts";
import { sdkConfig } from "./uploadthing.ts";

/** Ids and technical facts only: a file's name is personal data, and so are the details of a database error. */
export type UploadLog = {
  warn(details: Record<string, unknown>, message: string): void;
  error(details: Record<string, unknown>, message: string): void;
};

export type ConfirmInput = { kantoorId: string; bestandId: string; fileKey: string; fileHash: string; grootte: number };

export type UploadHandlerOptions = {
  env: FilesEnv;
  /** Who sends this request, by its session cookie; null for nobody. */
  authenticate(request: Request): Promise<Actor | null>;
  /** The domain's admitUpload: throws a DomainError when these bytes may not come in. */
  admit(
    actor: Actor,
    bestandId: string,
    file: { name: string; size: number },
  ): Promise<{ kantoorId: string; bestandId: string; naam: string; grootte: number }>;
  /** The domain's confirmUpload; it may be told the same thing more than once. */
  confirm(input: ConfirmInput): Promise<{ ok: boolean }>;
  log: UploadLog;
};

/** What the SDK says in English about a file that its route refuses, before or after our own checks. */
const sdkRefusals: readonly (readonly [said: string, sentence: string])[] = [
  ["FileSizeMismatch", weigeringLabels.tooLarge],
  ["InvalidFileType", weigeringLabels.wrongType],
  ["UnknownFileType", weigeringLabels.wrongType],
  ["FileCountMismatch", errorSentence("UPLOAD_LIMIT")],
  ["Invalid input", errorSentence("INVALID_INPUT")],
];

const unknownSentence = errorSentence("");
/** `data` marks a sentence that may reach a client as it is; what the SDK says itself is English and has none. */
const refusal = (code: "BAD_REQUEST" | "FORBIDDEN" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR", message: string): UploadThingError =>
  new UploadThingError({ code, message, data: { message } });

const sentenceFor = (error: UploadThingError<{ message: string }>): string =>
  error.data?.message ?? sdkRefusals.find(([said]) => error.message.includes(said))?.[1] ?? unknownSentence;

/** What a client reads when the domain does not let a file in. */
function refusalOf(error: DomainError): UploadThingError {
  const { weigering } = error.details;
  const sentence = Object.entries(weigeringLabels).find(([name]) => name === weigering)?.[1] ?? errorSentence(error.code);
  return refusal(error.code === "NOT_FOUND" || error.code === "FORBIDDEN" ? error.code : "BAD_REQUEST", sentence);
}

const metadataSchema = z.object({ kantoorId: z.uuid(), bestandId: z.uuid() });

function createRouter({ env, authenticate, admit, confirm, log }: UploadHandlerOptions) {
  const f = createUploadthing({ errorFormatter: (error) => ({ message: sentenceFor(error) }) });
  const limits = { maxFileSize: "64MB", maxFileCount: 1, minFileCount: 1, acl: env.UPLOADTHING_ACL } as const;
  // Object.fromEntries forgets which keys it was given.
  const everyType = Object.fromEntries(uploadTypes.map((type) => [type, limits])) as Record<(typeof uploadTypes)[number], typeof limits>;
  return {
    // A browser that knows no type for a heic sends none; the SDK then goes by the extension of the name.
    aanlevering: f(everyType, {
      awaitServerData: true,
      // One bestand, one key: a retry after a dropped connection goes on where the bytes stopped. The SDK passes the custom id, its types leave it out.
      getFileHashParts: (file: { name: string; customId?: string | null }) => [file.customId],
    })
      .input(z.object({ bestandId: z.uuid() }))
      .middleware(async ({ req, files, input }) => {
        const [file, second] = files;
        if (!file || second) throw refusal("BAD_REQUEST", errorSentence("INVALID_INPUT"));
        try {
          const actor = await authenticate(req);
          if (!actor) throw refusal("FORBIDDEN", "Je bent niet meer ingelogd. Log opnieuw in en lever het bestand daarna aan.");
          const admitted = await admit(actor, input.bestandId, { name: file.name, size: file.size });
          return {
            kantoorId: admitted.kantoorId,
            bestandId: admitted.bestandId,
            [UTFiles]: [{ ...file, name: admitted.naam, customId: admitted.bestandId }],
          };
        } catch (error) {
          if (error instanceof UploadThingError) throw error;
          if (error instanceof DomainError) throw refusalOf(error);
          log.error({ bestandId: input.bestandId, reason: String(error) }, "an upload could not be admitted");
          throw refusal("INTERNAL_SERVER_ERROR", unknownSentence);
        }
      })
      .onUploadError(({ error, fileKey }) => log.warn({ fileKey, reason: error.message }, "an upload failed at UploadThing"))
      .onUploadComplete(async ({ file, metadata }): Promise<{ ok: boolean }> => {
        try {
          const { kantoorId, bestandId } = metadataSchema.parse(metadata);
          return await confirm({ kantoorId, bestandId, fileKey: file.key, fileHash: file.fileHash, grootte: file.size });
        } catch (error) {
          // Thrown further, it would leave the client waiting for UploadThing's time-out; reconciliation confirms what is missed here.
          log.error({ fileKey: file.key, reason: String(error) }, "an upload could not be confirmed");
          return { ok: false };
        }
      }),
  };
}

/** For the browser's uploader: `genUploader<UploadRouter>()`. Import as a type only. */
export type UploadRouter = ReturnType<typeof createRouter>;

/**
 * Answers /api/uploadthing: signed addresses for who is signed in, and UploadThing's callbacks, whose signature is checked by the SDK.
 * Mount it before anything that reads bodies and outside every sign-in check or CSRF rule: UploadThing sends no cookies.
 */
export function createUploadHandler(options: UploadHandlerOptions): (request: Request) => Promise<Response> {
  const { env, log } = options;
  // The SDK only logs when UploadThing does not take over what a file belongs to; without that no callback ever comes.
  const watchedFetch: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (!answer.ok) {
      const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
      log.error({ address: origin + pathname, status: answer.status }, "UploadThing refused a request");
    }
    return answer;
  };
  return createRouteHandler({
    router: createRouter(options),
    config: { ...sdkConfig(env), callbackUrl: env.UPLOADTHING_CALLBACK_URL, fetch: watchedFetch },
  });
}
