import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { type ApiContext, answerApi } from "./api.ts";
import { createFaults } from "./faults.ts";
import { openMessageStore } from "./message-store.ts";
import { answerPostbus } from "./postbus.ts";
import { Refusal, refusals } from "./refusal.ts";
import { sendRefusal } from "./respond.ts";
import { createWebhooks, type WebhookTarget } from "./webhooks.ts";

export type PostmarkStandInOptions = {
  /** The token that sends must carry. */
  serverToken: string;
  /** Messages are kept in its folder `postmark`. */
  dataDir: string;
  log: (line: string) => void;
  /** Who is told what becomes of a mail, as Postmark's webhooks do. */
  webhook?: WebhookTarget | undefined;
};

export type PostmarkStandIn = {
  /** Answers whatever it is given: it owns the root of the server, and what it does not know is a 404. */
  listener(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Calls that wait are given up. */
  close(): void;
};

/**
 * A stand-in that speaks Postmark's HTTP API and shows people what was sent. Nothing leaves the machine.
 * Mail to inactive.example is refused (406), mail to bounced.example is accepted and comes back, mail from unconfirmed.example
 * is refused (401); POST /_faults orders faults for the next sends.
 */
export function createPostmarkStandIn(options: PostmarkStandInOptions): PostmarkStandIn {
  const store = openMessageStore(path.join(options.dataDir, "postmark"), options.log);
  const webhooks = createWebhooks(options.webhook, options.log);
  const context: ApiContext = { serverToken: options.serverToken, store, faults: createFaults(), webhooks };
  return {
    close: webhooks.close,
    async listener(req, res) {
      try {
        const url = new URL(req.url ?? "/", "http://localhost");
        if (await answerApi(req, res, url, context)) return;
        if (await answerPostbus(req, res, url, store, webhooks)) return;
        throw refusals.unknownPath();
      } catch (error) {
        if (!(error instanceof Refusal)) options.log(`postmark: ${req.method} ${req.url}: ${error instanceof Error ? error.stack : error}`);
        if (res.headersSent || res.destroyed) res.destroy();
        else sendRefusal(res, error instanceof Refusal ? error : new Refusal(500, 0, "Internal Server Error"));
      }
    },
  };
}
