import type { MessageEvent, StoredMessage } from "./message.ts";

export type WebhookTarget = { url: string; secret: string };

export type Webhooks = {
  /** That it was delivered, or came back, to each of its recipients. */
  tellSent(message: StoredMessage): void;
  tellOpened(message: StoredMessage): void;
  close(): void;
};

/** Postmark takes a moment to deliver. */
const deliveryMs = 400;
/** Postmark's own pauses between tries are minutes; nobody at a laptop waits for those. */
const retryAfterMs = [1_000, 3_000, 10_000, 30_000, 60_000];
const timeoutMs = 10_000;

function bodyOf(message: StoredMessage, event: MessageEvent): Record<string, unknown> {
  const { MessageID, MessageStream, Metadata, Tag } = message;
  const common = { ServerID: 1, MessageStream, MessageID, Metadata, Tag };
  if (event.Type === "Delivered")
    return {
      RecordType: "Delivery",
      ...common,
      Recipient: event.Recipient,
      DeliveredAt: event.ReceivedAt,
      Details: event.Details.DeliveryMessage,
    };
  return {
    RecordType: "Bounce",
    ...common,
    ID: Number(event.Details.BounceID),
    Type: "HardBounce",
    TypeCode: 1,
    Name: "Hard bounce",
    Description: "The server was unable to deliver your message (ex: unknown user, mailbox not found).",
    Details: event.Details.Summary,
    Email: event.Recipient,
    From: message.From,
    BouncedAt: event.ReceivedAt,
    DumpAvailable: false,
    Inactive: true,
    CanActivate: true,
    Subject: message.Subject,
  };
}

/** Calls as Postmark does: again until it is answered with 200, and never again after a 403. What was not told when the process ends is lost. */
export function createWebhooks(target: WebhookTarget | undefined, log: (line: string) => void): Webhooks {
  const timers = new Set<NodeJS.Timeout>();
  const authorization = target && `Basic ${Buffer.from(`postmark:${target.secret}`).toString("base64")}`;

  function later(ms: number, body: Record<string, unknown>, attempt: number): void {
    if (!target) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void call(target.url, body, attempt);
    }, ms);
    timer.unref();
    timers.add(timer);
  }

  async function call(url: string, body: Record<string, unknown>, attempt: number): Promise<void> {
    let why: string;
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "User-Agent": "Postmark", Authorization: authorization ?? "" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (answer.status === 200) return;
      if (answer.status === 403) return log(`postmark: ${url} refused a webhook with 403 and is not called again for it`);
      why = String(answer.status);
    } catch (error) {
      // The app starts after this one and stops before it.
      why = error instanceof Error ? error.message : String(error);
    }
    const wait = retryAfterMs[attempt];
    if (wait === undefined) log(`postmark: ${url} did not take a webhook: ${why}`);
    else later(wait, body, attempt + 1);
  }

  return {
    tellSent: (message) => {
      for (const event of message.MessageEvents) later(deliveryMs, bodyOf(message, event), 0);
    },
    tellOpened: (message) => {
      const { MessageID, MessageStream, Metadata, Tag } = message;
      const body = { RecordType: "Open", MessageStream, MessageID, Metadata, Tag, Recipient: message.Recipients[0] };
      later(0, { ...body, FirstOpen: true, ReceivedAt: new Date().toISOString(), UserAgent: "postbus" }, 0);
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
