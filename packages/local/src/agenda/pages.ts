import { escapeHtml, formatLongTime } from "../postmark/postbus-text.ts";
import type { StoredEvent, Vendor } from "./store.ts";

export const vendorNames: Record<Vendor, string> = { google: "Google Agenda", microsoft: "Outlook" };

/** Of these pages: no script, forms to this server and from there to whoever asked for consent. */
export const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

const page = (title: string, body: string): string => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<style>
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.375rem;letter-spacing:-.01em}
input,button{font:inherit;padding:.4rem .75rem}
label{display:block;font-weight:500}
ul{list-style:none;padding:0}
li{border-top:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.75rem 0}
.klein{font-size:.875rem;opacity:.75}
form.rij{display:inline-block;margin:.25rem .5rem 0 0}
p{white-space:pre-line;margin:.25rem 0}
</style></head><body>${body}</body></html>`;

export const refusedPage = (sentence: string): string => page("Dat kan niet", `<h1>Dat kan niet</h1><p>${escapeHtml(sentence)}</p>`);

/** Where the vendor asks whether the program may. */
export function consentPage(vendor: Vendor, url: URL): string {
  const name = vendorNames[vendor];
  const suggested = vendor === "google" ? "sanne@gmail.example" : "sanne@outlook.example";
  return page(
    `Toestemming voor ${name}`,
    `<h1>Dossierklaar wil in je ${name}</h1>
<p>Dit is de plaatsvervanger van ${name} op deze computer. Er gaat niets naar buiten.</p>
<form method="post" action="${escapeHtml(url.pathname + url.search)}">
<p><label for="account">Account</label><input id="account" name="account" type="email" required value="${suggested}"></p>
<p>Dossierklaar mag afspraken in je agenda zetten, wijzigen, verwijderen en zien of je ze verzet.</p>
<button name="antwoord" value="toestaan">Toestaan</button> <button name="antwoord" value="weigeren" formnovalidate>Weigeren</button>
</form>`,
  );
}

const button = (event: StoredEvent, action: string, label: string): string =>
  `<form class="rij" method="post" action="/agenda"><input type="hidden" name="vendor" value="${event.vendor}"><input type="hidden" name="account" value="${escapeHtml(event.account)}"><input type="hidden" name="id" value="${escapeHtml(event.id)}"><button name="wat" value="${action}">${label}</button></form>`;

const row = (event: StoredEvent): string => `<li><strong>${escapeHtml(event.title)}</strong>
<p>${escapeHtml(formatLongTime(event.start))} tot ${escapeHtml(formatLongTime(event.end).slice(-5))}</p>
<p>${escapeHtml(event.location)}</p><p>${escapeHtml(event.description)}</p>
<p class="klein">${vendorNames[event.vendor]} van ${escapeHtml(event.account)}</p>
${button(event, "later", "Een uur later")}${button(event, "weg", "Verwijderen")}</li>`;

/** Everything that stands in the agendas of this machine, for people. */
export function agendaPage(events: readonly StoredEvent[]): string {
  const shown = events.filter((event) => !event.isDeleted).sort((a, b) => a.start.localeCompare(b.start));
  const list = shown.length === 0 ? "<p>Er staat niets in.</p>" : `<ul>${shown.map(row).join("")}</ul>`;
  return page("Agenda's", `<h1>Google Agenda en Outlook op deze computer</h1>${list}`);
}
