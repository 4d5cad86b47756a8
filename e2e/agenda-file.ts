import type { MailBody } from "./fixtures.ts";

export type AgendaEntry = { method: string; uid: string; sequence: number; status: string; start: string; location: string };

/** Reads the event of an iCalendar text: long lines whole again (RFC 5545 3.1), escapes undone (3.3.11), the start as an ISO instant. */
export function readAgenda(text: string): AgendaEntry {
  const lines = text.replace(/\r\n[ \t]/g, "").split("\r\n");
  const fieldOf = (name: string): string => {
    const line = lines.find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`)) ?? "";
    return line.slice(line.indexOf(":") + 1).replace(/\\([\\,;])/g, "$1");
  };
  return {
    method: fieldOf("METHOD"),
    uid: fieldOf("UID"),
    sequence: Number(fieldOf("SEQUENCE")),
    status: fieldOf("STATUS"),
    start: fieldOf("DTSTART").replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6.000Z"),
    location: fieldOf("LOCATION"),
  };
}

/** The agenda file of a mail, out of the whole message as a mail programme gets it. */
export function agendaIn(mail: MailBody): AgendaEntry {
  const part = /Content-Type: text\/calendar[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(mail.Body)?.[1];
  if (!part) throw new Error(`no agenda file in: ${mail.Subject}`);
  return readAgenda(Buffer.from(part, "base64").toString("utf8"));
}
