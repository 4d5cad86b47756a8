import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { createAgendaStandIn } from "./agenda/agenda.ts";
import { loadKeys } from "./keys.ts";
import { LocalServiceError, systemErrorCode } from "./local-service-error.ts";
import { createPostmarkStandIn } from "./postmark/postmark.ts";
import { uploadThingEnvironment } from "./uploadthing/environment.ts";
import { createUploadThingStandIn } from "./uploadthing/uploadthing.ts";

export type LocalServicesOptions = {
  /** 0 takes a free one, for tests. */
  port: number;
  /** Everything that the stand-ins keep: keys, mails, files. */
  dataDir: string;
  /** Must be said: a stand-in that starts by accident in production would swallow mail. */
  localServices: true;
  log: (line: string) => void;
  /** Where Postmark would call to tell what became of a mail; nowhere when left out. */
  postmarkWebhookUrl?: string | undefined;
};

export type LocalServices = {
  origin: string;
  /** What an app needs in its environment to use the stand-ins as if they were the vendors. */
  environment: Record<string, string>;
  close(): Promise<void>;
};

const sweepEveryMs = 10 * 60_000;
const ownNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** A site that points its own name at 127.0.0.1 would otherwise read the postbus, sign-in links included, from a browser on this machine. */
function isOwnHost(host: string | undefined): boolean {
  return host !== undefined && ownNames.has(host.replace(/:\d+$/, ""));
}

async function listen(server: http.Server, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    if (systemErrorCode(error) !== "EADDRINUSE") throw error;
    throw new LocalServiceError("port-taken", `Port ${port}, meant for the local services, is taken by another program.`);
  }
  // Bound to a port, so not the string of a pipe and not null.
  return (server.address() as AddressInfo).port;
}

/**
 * The stand-ins of UploadThing, Postmark, Google and Microsoft on one port of 127.0.0.1, with the postbus for people at its root.
 * @throws LocalServiceError when the port is taken or the kept keys are damaged
 */
export async function startLocalServices(options: LocalServicesOptions): Promise<LocalServices> {
  if (options.localServices !== true) throw new LocalServiceError("not-allowed", "Local services start only with LOCAL_SERVICES=on.");
  const keys = loadKeys(options.dataDir);
  const server = http.createServer();
  // A phone on a slow line may need longer for a file than Node's five minutes.
  server.requestTimeout = 0;
  const origin = `http://localhost:${await listen(server, options.port)}`;

  const account = { apiKey: keys.uploadThingApiKey, appId: keys.uploadThingAppId };
  const uploadThing = createUploadThingStandIn({
    ...account,
    dataDir: path.join(options.dataDir, "uploadthing"),
    publicOrigin: origin,
    localServices: options.localServices,
    log: options.log,
  });
  const webhookSecret = createHash("sha256").update(`webhook ${keys.postmarkServerToken}`).digest("hex");
  const postmark = createPostmarkStandIn({
    serverToken: keys.postmarkServerToken,
    dataDir: options.dataDir,
    log: options.log,
    webhook: options.postmarkWebhookUrl ? { url: options.postmarkWebhookUrl, secret: webhookSecret } : undefined,
  });
  // Of the keys that are there already: a file of before has none of its own for this.
  const clientSecret = createHash("sha256").update(`agenda ${keys.uploadThingApiKey}`).digest("base64url");
  const agenda = createAgendaStandIn({ origin, clientSecret, dataDir: options.dataDir, log: options.log });
  server.on("request", async (req, res) => {
    if (!isOwnHost(req.headers.host)) {
      res.writeHead(403, { "Content-Type": "text/plain; charset=utf-8" }).end("This server answers only to localhost.\n");
      return;
    }
    try {
      if (!(await uploadThing.listener(req, res)) && !(await agenda.listener(req, res))) await postmark.listener(req, res);
    } catch (error) {
      options.log(`local services: ${req.method} ${req.url}: ${error instanceof Error ? error.stack : error}`);
      if (!res.headersSent) res.writeHead(500);
      res.end();
    }
  });
  const sweeper = setInterval(async () => {
    try {
      await uploadThing.sweep(Date.now());
    } catch (error) {
      options.log(`local services: sweeping uploads: ${error instanceof Error ? error.stack : error}`);
    }
  }, sweepEveryMs);
  sweeper.unref();

  return {
    origin,
    environment: {
      ...uploadThingEnvironment({ origin, ...account }),
      ...agenda.environment,
      POSTMARK_API_URL: origin,
      POSTMARK_SERVER_TOKEN: keys.postmarkServerToken,
      POSTMARK_WEBHOOK_SECRET: webhookSecret,
    },
    async close() {
      clearInterval(sweeper);
      postmark.close();
      const closed = new Promise((resolve) => server.close(resolve));
      await uploadThing.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
