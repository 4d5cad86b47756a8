import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { domainOf } from "./address.ts";
import { checkMessage, inactiveDomain } from "./check-message.ts";
import type { Fault, Faults } from "./faults.ts";
import type { CheckedMessage, StoredMessage } from "./message.ts";
import type { MessageStore } from "./message-store.ts";
import { toMime } from "./mime.ts";
import { Refusal, refusals } from "./refusal.ts";
import { readJson, sendJson } from "./respond.ts";
import { searchMessages } from "./search-messages.ts";
import type { Webhooks } from "./webhooks.ts";

/** Postmark's own token for tries: a send with it is checked, answered with OK, and nothing is kept. */
export const testToken = "POSTMARK_API_TEST";
const largestBatch = 500;
// Base64 and JSON make a 10 MB message larger on the wire; the message itself is measured once it is read.
const largestSingleMegabytes = 16;
const largestBatchMegabytes = 50;

export type ApiContext = { serverToken: string; store: MessageStore; faults: Faults; webhooks: Webhooks };

type Sent = { To: string; Cc?: string; Bcc?: string; SubmittedAt: string; MessageID: string; ErrorCode: 0; Message: string };

function tokenOf(req: IncomingMessage): string | undefined {
  const value = req.headers["x-postmark-server-token"];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function requireSendToken(req: IncomingMessage, context: ApiContext): { keeps: boolean } {
  const token = tokenOf(req);
  if (!token) throw refusals.noToken();
  if (token.toUpperCase() === testToken) return { keeps: false };
  if (token.toLowerCase() !== context.serverToken.toLowerCase()) throw refusals.badToken();
  return { keeps: true };
}

/**
 * Reading asks less than Postmark does: the postbus shows the same to anyone on this machine without a token, so a script
 * without one, or with the test token, may read as well. A wrong token is a wrong setting, and is told.
 */
function requireReadToken(req: IncomingMessage, context: ApiContext): void {
  if (tokenOf(req)) requireSendToken(req, context);
}

function requireJson(req: IncomingMessage): void {
  const accepts = req.headers.accept ?? "*/*";
  const isJson = req.headers["content-type"]?.toLowerCase().startsWith("application/json") ?? false;
  if (!isJson || !/application\/json|\*\/\*/i.test(accepts)) throw refusals.jsonRequired();
}

function sentAnswer(message: CheckedMessage, stored: StoredMessage | undefined): Sent {
  const join = (list: CheckedMessage["To"]) => list.map((recipient) => recipient.Email).join(",");
  const inactive = message.Recipients.filter((email) => domainOf(email) === inactiveDomain);
  const ok = inactive.length > 0 ? `Message OK, but will not deliver to these inactive addresses: ${inactive.join(", ")}` : "OK";
  return {
    To: join(message.To),
    ...(message.Cc.length > 0 ? { Cc: join(message.Cc) } : {}),
    ...(message.Bcc.length > 0 ? { Bcc: join(message.Bcc) } : {}),
    SubmittedAt: stored?.ReceivedAt ?? new Date().toISOString(),
    MessageID: stored?.MessageID ?? crypto.randomUUID(),
    ErrorCode: 0,
    Message: stored ? ok : "Test job accepted",
  };
}

async function sendOne(body: unknown, keeps: boolean, { store, webhooks }: ApiContext): Promise<Sent> {
  const message = checkMessage(body);
  const stored = keeps ? await store.add(message) : undefined;
  if (stored) webhooks.tellSent(stored);
  return sentAnswer(message, stored);
}

/** A batch is answered with 200 even when messages in it fail; each answer stands at the place of its message. */
async function sendBatch(body: unknown, keeps: boolean, context: ApiContext): Promise<unknown[]> {
  if (!Array.isArray(body)) throw refusals.incompatibleJson("The request body must be an array of messages.");
  if (body.length > largestBatch) throw refusals.tooManyMessages();
  const answers: unknown[] = [];
  for (const one of body) {
    try {
      answers.push(await sendOne(one, keeps, context));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answers.push({ ErrorCode: error.errorCode, Message: error.message });
    }
  }
  return answers;
}

async function answerSend(
  req: IncomingMessage,
  res: ServerResponse,
  context: ApiContext,
  send: typeof sendOne | typeof sendBatch,
  megabytes: number,
): Promise<void> {
  const { keeps } = requireSendToken(req, context);
  requireJson(req);
  const body = await readJson(req, megabytes);
  const fault: Fault | undefined = context.faults.takeNext();
  if (fault && fault.delayMs > 0) await sleep(fault.delayMs);
  if (fault?.refusal) throw fault.refusal;
  const answer = await send(body, keeps, context);
  if (fault?.dropResponse) res.destroy();
  else sendJson(res, 200, answer);
}

function toDetails(message: StoredMessage): Record<string, unknown> {
  const { AttachmentContents, ...rest } = message;
  return { ...rest, Body: toMime(message) };
}

async function answerMessage(res: ServerResponse, context: ApiContext, id: string, view: string): Promise<void> {
  const message = await context.store.find(id.toLowerCase());
  if (!message) throw refusals.unknownMessage();
  sendJson(res, 200, view === "dump" ? { Body: toMime(message) } : toDetails(message));
}

async function answerFaults(req: IncomingMessage, res: ServerResponse, context: ApiContext): Promise<void> {
  if (req.method === "DELETE") context.faults.clear();
  else if (req.method === "POST") {
    // Asking for JSON also keeps other sites out: a browser sends that cross-origin only after a preflight, which we do not answer.
    requireJson(req);
    context.faults.plan(await readJson(req, 1));
  }
  sendJson(res, 200, { waiting: context.faults.waiting });
}

/**
 * Answers a request of Postmark's message API.
 * @returns false when the path is not one of them
 * @throws Refusal for the caller to write
 */
export async function answerApi(req: IncomingMessage, res: ServerResponse, url: URL, context: ApiContext): Promise<boolean> {
  const path = url.pathname.replace(/(?<=.)\/$/, "");
  if (path === "/_faults" && ["GET", "POST", "DELETE"].includes(req.method ?? "")) {
    await answerFaults(req, res, context);
    return true;
  }
  if (req.method === "POST" && path === "/email") {
    await answerSend(req, res, context, sendOne, largestSingleMegabytes);
    return true;
  }
  if (req.method === "POST" && path === "/email/batch") {
    await answerSend(req, res, context, sendBatch, largestBatchMegabytes);
    return true;
  }
  if (req.method === "GET" && path === "/messages/outbound") {
    requireReadToken(req, context);
    sendJson(res, 200, searchMessages(context.store.list(), url.searchParams));
    return true;
  }
  const one = /^\/messages\/outbound\/(?<id>[^/]+)\/(?<view>details|dump)$/.exec(path);
  if (req.method === "GET" && one?.groups) {
    requireReadToken(req, context);
    await answerMessage(res, context, one.groups.id ?? "", one.groups.view ?? "");
    return true;
  }
  return false;
}
