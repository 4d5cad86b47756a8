import type { MessageEvent, MessageSummary, Recipient, StoredMessage } from "./message.ts";
import { escapeHtml, formatLongTime, formatRowTime, formatSize } from "./postbus-text.ts";

/** What a list shows of one page: the mails on it, how many there are in all, and where this page begins. */
export type MailList = { mails: (MessageSummary & { bounced: boolean })[]; total: number; from: number; perPage: number; search: string };

function layout(title: string, body: string): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/postbus.css">
</head>
<body><main>
${body}
</main></body>
</html>
`;
}

function recipientText(recipients: Recipient[]): string {
  return recipients.map(({ Email, Name }) => (Name ? `${Name} <${Email}>` : Email)).join(", ");
}

function statusBadge(bounced: boolean): string {
  return bounced
    ? '<span class="badge bad"><span aria-hidden="true">✕</span>Niet bezorgd</span>'
    : '<span class="badge good"><span aria-hidden="true">✓</span>Afgeleverd</span>';
}

function mailRow(mail: MailList["mails"][number], now: Date): string {
  return `<li><a href="/mail/${mail.MessageID}">
<span class="subject">${escapeHtml(mail.Subject || "(zonder onderwerp)")}</span><span class="when">${formatRowTime(mail.ReceivedAt, now)}</span>
<span class="line2">Aan ${escapeHtml(recipientText([...mail.To, ...mail.Cc, ...mail.Bcc]))}</span>${mail.bounced ? statusBadge(true) : "<span></span>"}
</a></li>`;
}

function pageLinks({ total, from, perPage, search }: MailList): string {
  const link = (start: number, name: string) =>
    `<a class="button" href="/?${escapeHtml(new URLSearchParams({ ...(search ? { zoek: search } : {}), vanaf: String(start) }).toString())}">${name}</a>`;
  const newer = from > 0 ? link(Math.max(0, from - perPage), "Nieuwere mails") : "<span></span>";
  const older = from + perPage < total ? link(from + perPage, "Oudere mails") : "<span></span>";
  return total > perPage ? `<nav class="pages" aria-label="Bladeren">${newer}${older}</nav>` : "";
}

export function listPage(list: MailList, now: Date): string {
  const count = list.total === 1 ? "1 mail" : `${list.total} mails`;
  const empty = list.search ? "Geen mail gevonden. Zoek op een deel van het onderwerp of van het adres." : "Er is nog geen mail verstuurd.";
  return layout(
    "Postbus",
    `<div class="top"><div><h1>Postbus</h1><p>${count}${list.search ? " gevonden" : ""}. Er gaat niets de deur uit: alle mail blijft op deze computer.</p></div>
<form method="get" action="/"><div><label for="zoek">Zoeken op onderwerp of adres</label><input id="zoek" name="zoek" type="search" value="${escapeHtml(list.search)}"></div><button>Zoeken</button></form></div>
<div class="surface">${list.mails.length > 0 ? `<ul class="mails">${list.mails.map((mail) => mailRow(mail, now)).join("\n")}</ul>` : `<p class="empty">${empty}</p>`}</div>
${pageLinks(list)}
<p class="help">Voor programma's: <code>GET /messages/outbound</code> en <code>GET /messages/outbound/{id}/details</code>, zoals bij Postmark.</p>`,
  );
}

function outcomeRows(events: MessageEvent[]): string {
  return events
    .map((event) => {
      const reason = event.Type === "Bounced" ? `: ${escapeHtml(event.Details.Summary ?? "")}` : "";
      return `<dd>${statusBadge(event.Type === "Bounced")} ${escapeHtml(event.Recipient)}${reason}</dd>`;
    })
    .join("<dt></dt>");
}

function row(term: string, value: string): string {
  return value ? `<dt>${term}</dt><dd>${escapeHtml(value)}</dd>` : "";
}

function attachmentList(mail: StoredMessage): string {
  if (mail.AttachmentContents.length === 0) return "";
  const items = mail.AttachmentContents.map(
    (file, index) =>
      `<li><a href="/mail/${mail.MessageID}/bijlage/${index}" download>${escapeHtml(file.Name)}<span>${formatSize(file.ContentLength)}</span></a></li>`,
  );
  return `<h2>Bijlagen</h2><ul class="files surface">${items.join("\n")}</ul>`;
}

export function mailPage(mail: StoredMessage): string {
  const title = mail.Subject || "(zonder onderwerp)";
  // Sandboxed without scripts and without an origin; a link in the mail opens as a page of its own, as in a mail program.
  const frame = `<h2>Mail</h2><div class="surface"><iframe src="/mail/${mail.MessageID}/html" title="De mail zoals verstuurd" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></div>`;
  return layout(
    `${title} - Postbus`,
    `<div class="top"><div><h1>${escapeHtml(title)}</h1></div><a class="button" href="/">Alle mails</a></div>
<dl>${row("Aan", recipientText(mail.To))}${row("Cc", recipientText(mail.Cc))}${row("Bcc", recipientText(mail.Bcc))}${row("Van", mail.From)}${row("Antwoord aan", mail.ReplyTo)}${row("Verstuurd", formatLongTime(mail.ReceivedAt))}${row("Soort", mail.Tag)}<dt>Bezorging</dt>${outcomeRows(mail.MessageEvents)}</dl>
${attachmentList(mail)}
${mail.HtmlBody ? frame : ""}
${mail.TextBody ? `<h2>Tekst</h2><div class="surface"><pre>${escapeHtml(mail.TextBody)}</pre></div>` : ""}
<p class="help"><a href="/mail/${mail.MessageID}/bron">De mail als bestand (.eml)</a></p>`,
  );
}

export function missingPage(): string {
  return layout(
    "Postbus",
    '<div class="top"><div><h1>Deze mail is er niet</h1><p>De lijst is misschien geleegd.</p></div><a class="button" href="/">Alle mails</a></div>',
  );
}
