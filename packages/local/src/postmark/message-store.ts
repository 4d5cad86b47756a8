import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { domainOf } from "./address.ts";
import { inactiveDomain } from "./check-message.ts";
import { type CheckedMessage, type MessageEvent, type MessageSummary, type StoredMessage, toSummary } from "./message.ts";

/** A message to this domain is accepted and then comes back, as a mailbox that does not exist would. */
export const bouncedDomain = "bounced.example";

export type MessageStore = {
  /** Resolves when the message is on the disk: what was answered with OK survives a kill -9. */
  add(message: CheckedMessage): Promise<StoredMessage>;
  /** Newest first. */
  list(): readonly MessageSummary[];
  find(id: string): Promise<StoredMessage | undefined>;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function eventsOf(recipients: string[], at: string): MessageEvent[] {
  return recipients
    .filter((email) => domainOf(email) !== inactiveDomain)
    .map((Recipient): MessageEvent => {
      if (domainOf(Recipient) === bouncedDomain) {
        const Summary = "smtp;550 5.1.1 The email account that you tried to reach does not exist.";
        return { Recipient, Type: "Bounced", ReceivedAt: at, Details: { Summary, BounceID: String(Date.parse(at)) } };
      }
      const Details = { DeliveryMessage: "smtp;250 2.0.0 OK", DestinationServer: `mx.${domainOf(Recipient)}`, DestinationIP: "127.0.0.1" };
      return { Recipient, Type: "Delivered", ReceivedAt: at, Details };
    });
}

async function writeDurably(file: string, text: string): Promise<void> {
  const part = `${file}.part`;
  const handle = await fs.promises.open(part, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await fs.promises.rename(part, file);
}

/** Reads what an earlier run stored. A file that cannot be read is named in the log and left where it lies. */
function loadSummaries(folder: string, log: (line: string) => void): MessageSummary[] {
  const summaries: MessageSummary[] = [];
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.endsWith(".part")) {
      // A write that a kill cut off; its sender never got an OK.
      fs.rmSync(file, { force: true });
    } else if (name.endsWith(".json")) {
      try {
        // Only add() writes here, whole files only.
        summaries.push(toSummary(JSON.parse(fs.readFileSync(file, "utf8")) as StoredMessage));
      } catch (error) {
        log(`postmark: ${file} cannot be read and is left out (${error instanceof Error ? error.message : error})`);
      }
    }
  }
  return summaries.sort((a, b) => (a.ReceivedAt < b.ReceivedAt ? 1 : -1));
}

/** Messages in a folder, one JSON file each, with what a list needs of them in memory. */
export function openMessageStore(folder: string, log: (line: string) => void): MessageStore {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const summaries = loadSummaries(folder, log);
  // Times are unique and only grow, so that "newest first" is one order also within a millisecond.
  let last = Date.parse(summaries[0]?.ReceivedAt ?? "") || 0;
  return {
    async add(checked) {
      last = Math.max(Date.now(), last + 1);
      const ReceivedAt = new Date(last).toISOString();
      const message: StoredMessage = {
        ...checked,
        MessageID: randomUUID(),
        ReceivedAt,
        MessageEvents: eventsOf(checked.Recipients, ReceivedAt),
      };
      await writeDurably(path.join(folder, `${message.MessageID}.json`), JSON.stringify(message));
      const older = summaries.findIndex((summary) => summary.ReceivedAt < ReceivedAt);
      summaries.splice(older === -1 ? summaries.length : older, 0, toSummary(message));
      return message;
    },
    list: () => summaries,
    async find(id) {
      if (!uuid.test(id) || !summaries.some((summary) => summary.MessageID === id)) return undefined;
      // Only add() writes here, whole files only.
      return JSON.parse(await fs.promises.readFile(path.join(folder, `${id}.json`), "utf8")) as StoredMessage;
    },
  };
}
