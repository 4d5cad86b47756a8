// The Logboek as a file for a spreadsheet.
import { dayOf, formatTime } from "../format.ts";
import { logSoorten, soortOf } from "./logboek.ts";
import type { LogView } from "./view.ts";

// Excel reads UTF-8 only behind a byte order mark, and in Dutch a semicolon between cells.
const byteOrderMark = "\uFEFF";
const roles: Record<LogView["actorSoort"], string> = { gebruiker: "Kantoor", klant: "Klant", system: "Dossierklaar" };

/**
 * One cell. A text that a spreadsheet would take for a formula gets an apostrophe in front: names of files and remarks come from strangers,
 * and a formula can send a sheet's content elsewhere (OWASP, CSV injection).
 */
function cell(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The lines in the order given, under a head: day, time, who, in what role, what it is about, and the sentence. */
export function logboekCsv(lines: readonly LogView[]): string {
  const head = ["Datum", "Tijd", "Wie", "Rol", "Soort", "Wat"];
  const rows = lines.map((line) => {
    const soort = soortOf(line.kind);
    return [dayOf(line.at), formatTime(line.at), line.actor, roles[line.actorSoort], soort ? logSoorten[soort].label : "", line.tekst];
  });
  return byteOrderMark + [head, ...rows].map((row) => `${row.map(cell).join(";")}\r\n`).join("");
}
