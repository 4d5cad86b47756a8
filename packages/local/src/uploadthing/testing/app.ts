import { createServer, type IncomingMessage, type Server } from "node:http";
import { genUploader } from "uploadthing/client";
import { createRouteHandler, createUploadthing, UploadThingError, UTApi, UTFiles } from "uploadthing/server";
import { uploadThingEnvironment } from "../uploadthing.ts";

const f = createUploadthing();

export type Completion = { slug: string; key: string; name: string; metadata: Record<string, unknown> };

/** What a test looks at, and how it makes the app misbehave. */
export type AppState = {
  completions: Completion[];
  errors: { key: string; message: string }[];
  /** Called in onUploadComplete, before it returns. */
  onComplete: (file: { key: string; name: string }) => Promise<void> | void;
  /** How many of the next callbacks get a 500 before the SDK sees them. */
  brokenCallbacks: number;
};

/** The SDK passes the custom id too; its types leave it out. */
const resumableParts = (file: { name: string; size: number; customId?: string | null }) => [file.name, file.size, file.customId];

function createRouter(state: AppState) {
  const complete = async (slug: string, file: { key: string; name: string; fileHash: string }, metadata: Record<string, unknown>) => {
    state.completions.push({ slug, key: file.key, name: file.name, metadata });
    await state.onComplete({ key: file.key, name: file.name });
    return { hash: file.fileHash, number: state.completions.length };
  };
  const failed = ({ error, fileKey }: { error: Error; fileKey: string }) => {
    state.errors.push({ key: fileKey, message: error.message });
  };
  return {
    stuk: f({ pdf: { maxFileSize: "4MB", maxFileCount: 2, acl: "private" } })
      .middleware(({ req }) => {
        const user = req.headers.get("x-test-user");
        if (user === null) throw new UploadThingError({ code: "FORBIDDEN", message: "Geen toegang" });
        return { user };
      })
      .onUploadError(failed)
      .onUploadComplete(({ file, metadata }) => complete("stuk", file, metadata)),
    // The recipe for resuming: the same id gives the same key, and so the bytes that are there.
    hervatbaar: f({ blob: { maxFileSize: "64MB", maxFileCount: 2 } }, { getFileHashParts: resumableParts })
      .middleware(({ req, files }) => {
        const uploadId = req.headers.get("x-upload-id");
        return { uploadId, [UTFiles]: files.map((file, index) => ({ ...file, customId: `${uploadId}-${index}` })) };
      })
      .onUploadError(failed)
      .onUploadComplete(({ file, metadata }) => complete("hervatbaar", file, metadata)),
    // Every file of this route gets one key: what a collision of two keys looks like.
    botsing: f({ blob: { maxFileSize: "4MB" } }, { getFileHashParts: () => ["same"] })
      .middleware(({ req }) => ({ user: req.headers.get("x-test-user") }))
      .onUploadComplete(({ file, metadata }) => complete("botsing", file, metadata)),
    zonderWachten: f({ blob: { maxFileSize: "4MB" } }, { awaitServerData: false })
      .middleware(() => ({}))
      .onUploadComplete(({ file, metadata }) => complete("zonderWachten", file, metadata)),
  };
}

/** An app with the real route handler and UTApi of the SDK, set up by the environment that the stand-in hands out. */
export async function startApp(standIn: { origin: string; apiKey: string; appId: string }, { isDev = false } = {}) {
  const state: AppState = { completions: [], errors: [], onComplete: () => {}, brokenCallbacks: 0 };
  const environment = uploadThingEnvironment(standIn);
  const server = createServer();
  const origin = await listen(server);
  const address = `${origin}/api/uploadthing`;
  // The config provider of the SDK reads the same names from code as from the environment; types list only some of them.
  const config = {
    token: environment.UPLOADTHING_TOKEN,
    ingestUrl: environment.UPLOADTHING_INGEST_URL,
    apiUrl: environment.UPLOADTHING_API_URL,
    ufsHost: environment.UPLOADTHING_UFS_HOST,
    ufsAppIdLocation: environment.UPLOADTHING_UFS_APP_ID_LOCATION,
    callbackUrl: address,
    isDev,
    logLevel: "None" as const,
  };
  const router = createRouter(state);
  const handler = createRouteHandler({ router, config });
  server.on("request", async (request, response) => {
    if (request.headers["uploadthing-hook"] === "callback" && state.brokenCallbacks > 0) {
      state.brokenCallbacks -= 1;
      response.writeHead(500).end();
      return;
    }
    const answer = await handler(await toFetchRequest(origin, request));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });

  return {
    address,
    state,
    api: new UTApi(config),
    uploader: genUploader<typeof router>({ url: address, fetch, package: "uploadthing/client" }),

    /** Asks the route for signed addresses as the browser does, and leaves the upload to the test. */
    async presign(slug: string, files: { name: string; size: number; type: string }[], headers: Record<string, string> = {}) {
      const response = await fetch(`${address}?actionType=upload&slug=${slug}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ files: files.map((file) => ({ ...file, lastModified: 1 })), input: null }),
      });
      if (!response.ok) throw new Error(`presign answered ${response.status}: ${await response.text()}`);
      // The shape is the SDK's own; a change of it shows in every test that uploads.
      return (await response.json()) as { url: string; key: string; name: string; customId: string | null }[];
    },

    stop: () => stop(server),
  };
}

export type App = Awaited<ReturnType<typeof startApp>>;

/** Listens on a free port of the loopback address. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on a port.");
  return `http://127.0.0.1:${address.port}`;
}

export async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

async function toFetchRequest(origin: string, request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
  return new Request(origin + request.url, { method: request.method ?? "GET", headers, ...(body === undefined ? {} : { body }) });
}
