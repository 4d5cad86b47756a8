import type { MessageSummary } from "./message.ts";
import { refusals } from "./refusal.ts";

const largestPage = 500;
const deepest = 10_000;

/** Reads a whole number of the query. The SDK always sends count and offset; a person with curl need not. */
function numberParameter(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw refusals.invalidQuery(`The '${name}' parameter must be a whole number of 0 or more.`);
  return number;
}

/** An instant of the query; a day without a time means its first or, for the end of a span, its last moment. */
function instantParameter(query: URLSearchParams, name: string, timeOfDay: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === "") return undefined;
  const instant = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T${timeOfDay}Z` : text);
  if (Number.isNaN(instant)) throw refusals.invalidQuery(`The '${name}' parameter is not a date.`);
  return instant;
}

function withLowerCaseNames(query: URLSearchParams): URLSearchParams {
  // The SDK writes fromEmail and messageStream, the documentation fromemail and messagestream; Postmark takes both.
  return new URLSearchParams([...query].map(([name, value]) => [name.startsWith("metadata_") ? name : name.toLowerCase(), value]));
}

/**
 * Postmark's search of outbound messages.
 * @param messages newest first
 * @throws Refusal 700 when a parameter makes no sense
 */
export function searchMessages(
  messages: readonly MessageSummary[],
  parameters: URLSearchParams,
): { TotalCount: number; Messages: MessageSummary[] } {
  const query = withLowerCaseNames(parameters);
  const [count, offset] = [numberParameter(query, "count", 100), numberParameter(query, "offset", 0)];
  if (count > largestPage) throw refusals.invalidQuery(`The 'count' parameter must be at most ${largestPage}.`);
  if (count + offset > deepest) throw refusals.invalidQuery(`The sum of 'count' and 'offset' must be at most ${deepest}.`);
  const equal = (name: string, value: string) => (query.get(name)?.toLowerCase() ?? value.toLowerCase()) === value.toLowerCase();
  const [from, to] = [instantParameter(query, "fromdate", "00:00:00.000"), instantParameter(query, "todate", "23:59:59.999")];
  const recipient = query.get("recipient")?.toLowerCase();
  const sender = query.get("fromemail")?.toLowerCase();
  const subject = query.get("subject")?.toLowerCase();
  const metadata = [...query]
    .filter(([name]) => name.startsWith("metadata_"))
    .map(([name, value]) => [name.slice("metadata_".length), value] as const);
  // Everything here is sent the moment it is accepted; what asks for queued finds nothing.
  const status = query.get("status")?.toLowerCase();
  const found = messages.filter(
    (message) =>
      (recipient === undefined || message.Recipients.some((email) => email.toLowerCase() === recipient)) &&
      (sender === undefined || message.From.toLowerCase().includes(sender)) &&
      (subject === undefined || message.Subject.toLowerCase().includes(subject)) &&
      (status === undefined || status === "sent" || status === "processed") &&
      equal("tag", message.Tag) &&
      equal("messagestream", message.MessageStream) &&
      (from === undefined || Date.parse(message.ReceivedAt) >= from) &&
      (to === undefined || Date.parse(message.ReceivedAt) <= to) &&
      metadata.every(([name, value]) => message.Metadata[name] === value),
  );
  return { TotalCount: found.length, Messages: found.slice(offset, offset + count) };
}
