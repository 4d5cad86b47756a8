import type { Recipient } from "./message.ts";

/** Splits on commas that stand neither in quotes nor in angle brackets: `"Dam, van" <a@b.example>, c@d.example` is two. */
function splitList(list: string): string[] {
  const parts: string[] = [];
  let part = "";
  let quoted = false;
  let bracketed = false;
  for (let at = 0; at < list.length; at++) {
    const character = list[at];
    if (quoted && character === "\\") {
      part += character + (list[++at] ?? "");
      continue;
    }
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === "<") bracketed = true;
    else if (!quoted && character === ">") bracketed = false;
    if (character === "," && !quoted && !bracketed) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  parts.push(part);
  return parts.map((text) => text.trim()).filter((text) => text !== "");
}

const bareAddress = /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+\.[^\s@<>",;:\\.]+$/;

/** One address with or without a name. @returns undefined when it is not one */
export function findAddress(text: string): Recipient | undefined {
  const bracketed = /^(?<name>.*?)\s*<(?<email>[^<>]*)>$/su.exec(text.trim());
  const email = (bracketed?.groups?.email ?? text).trim();
  if (!bareAddress.test(email) || email.includes("..")) return undefined;
  const name = (bracketed?.groups?.name ?? "").trim();
  const quoted = /^"(?<inner>(?:[^"\\]|\\.)*)"$/su.exec(name);
  if (quoted) return { Email: email, Name: (quoted.groups?.inner ?? "").replaceAll(/\\(.)/gsu, "$1") };
  // An unquoted name may not hold what would end it in a header.
  return /["<>\r\n]/.test(name) ? undefined : { Email: email, Name: name };
}

/**
 * A comma-separated list of addresses.
 * @returns the addresses, or the first part that is not one
 */
export function parseAddresses(list: string): { recipients: Recipient[] } | { invalid: string } {
  const recipients: Recipient[] = [];
  for (const part of splitList(list)) {
    const recipient = findAddress(part);
    if (!recipient) return { invalid: part };
    recipients.push(recipient);
  }
  return { recipients };
}

/** The part behind the @, in lower case. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}
