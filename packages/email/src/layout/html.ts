import { initialsOf } from "@dossierklaar/domain/format";
import { kantoorTones } from "@dossierklaar/domain/kantoor-tones";
import type { Block, Fact, Inline, ListBlock, MailDocument } from "../blocks.ts";
import { html, SafeHtml } from "../html.ts";

// The hexes of the tokens of the same names: mail clients know neither custom properties nor oklch.
const canvas = "#f5f7f9";
const surface = "#ffffff";
const line = "#e1e4e8";
const ink = "#181e29";
const ink2 = "#49505c";
const ink3 = "#626a75";
const dark = { canvas: "#0e1016", surface: "#16191f", line: "#292d35", ink: "#eef0f3", ink2: "#b6bbc2" };

const body = "font-size:16px;line-height:25px";

type Tones = { link: string; linkDark: string; fill: string };

const breaks = (text: string): SafeHtml =>
  new SafeHtml(
    text
      .split(/\r\n?|\n/)
      .map((part) => html`${part}`.value)
      .join("<br>"),
  );

const inline = ({ text, href, strong }: Inline, tones: Tones): SafeHtml => {
  const shown = strong ? html`<b>${breaks(text)}</b>` : breaks(text);
  return href ? html`<a class="a" href="${href}" style="color:${tones.link};word-break:break-word">${shown}</a>` : shown;
};
const inlines = (all: readonly Inline[], tones: Tones): SafeHtml[] => all.map((one) => inline(one, tones));

const paragraph = (all: readonly Inline[], tones: Tones, margin = "0 0 20px"): SafeHtml =>
  html`<p class="t" style="margin:${margin};${body};color:${ink}">${inlines(all, tones)}</p>
`;

const facts = (rows: readonly Fact[], tones: Tones): SafeHtml => {
  const row = ({ label, value, strong }: Fact, at: number): SafeHtml => {
    const edge = `border-top:1px solid ${line};${at === rows.length - 1 ? `border-bottom:1px solid ${line};` : ""}`;
    return html`<tr><td class="k m l" width="112" valign="top" style="padding:10px 12px 10px 0;${edge}color:${ink2}">${label}</td><td class="v t l" valign="top" style="padding:10px 0;${edge}color:${ink}${strong ? ";font-weight:bold" : ""}">${inlines(value, tones)}</td></tr>
`;
  };
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="font-size:16px;line-height:24px">
${rows.map(row)}</table>
`;
};

function list({ lead, groups, after }: ListBlock): SafeHtml {
  const head =
    lead &&
    (lead.as === "heading"
      ? html`<h2 class="t" style="margin:28px 0 8px;font-size:18px;line-height:25px;font-weight:bold;color:${ink}">${lead.text}</h2>
`
      : html`<p class="t" style="margin:24px 0 8px;${body};color:${ink}">${lead.text}</p>
`);
  const group = ({ heading, items }: ListBlock["groups"][number]): SafeHtml => html`${
    heading &&
    html`<p class="t" style="margin:0 0 2px;${body};font-weight:bold;color:${ink}">${heading}</p>
`
  }<ul class="t" style="margin:0 0 12px;padding:0 0 0 22px;font-size:16px;line-height:27px;color:${ink}">${items.map(
    ({ text, detail }) =>
      html`<li>${breaks(text)}${detail ? html`<br><span class="m" style="line-height:24px;color:${ink2}">${breaks(detail)}</span>` : null}</li>`,
  )}</ul>
`;
  const notes = after.map(
    (text) => html`<p class="m" style="margin:0 0 12px;${body};color:${ink2}">${text}</p>
`,
  );
  return html`${head}${groups.map(group)}${notes}`;
}

const block = (one: Block, tones: Tones): SafeHtml => (one.kind === "list" ? list(one) : paragraph(one.inlines, tones));

// Outlook for Windows ignores the padding of a link: it takes mso-padding-alt of the cell.
const button = ({ label, href, note }: NonNullable<MailDocument["button"]>): SafeHtml =>
  html`<table role="presentation" class="wide" cellpadding="0" cellspacing="0" style="margin-top:24px"><tr><td class="go" style="border-radius:8px;background:#f37513;border:1px solid #cc580b;mso-padding-alt:14px 26px"><a href="${href}" style="display:inline-block;padding:14px 26px;font-size:17px;line-height:22px;font-weight:bold;color:#291101;text-decoration:none;text-align:center">${label}</a></td></tr></table>
<p class="m" style="margin:12px 0 0;font-size:14px;line-height:21px;color:${ink2}">${note}</p>
`;

function signature({ groet, naam, regels, fotoUrl }: MailDocument["signature"]): SafeHtml {
  const words = html`<b>${naam}</b>${regels.filter(Boolean).map((regel) => html`<br><span class="m" style="color:${ink2}">${regel}</span>`)}`;
  if (!fotoUrl)
    return html`<p class="t" style="margin:24px 0 0;${body};color:${ink}">${groet}<br>${words}</p>
`;
  return html`<p class="t" style="margin:24px 0 8px;${body};color:${ink}">${groet}</p>
<table role="presentation" cellpadding="0" cellspacing="0"><tr><td valign="middle" style="padding-right:12px"><img src="${fotoUrl}" width="48" height="48" alt="" style="display:block;width:48px;height:48px;border-radius:24px"></td><td class="t" valign="middle" style="${body};color:${ink}">${words}</td></tr></table>
`;
}

const logo = ({ naam, logoUrl }: MailDocument["kantoor"], { fill }: Tones): SafeHtml =>
  logoUrl
    ? html`<td valign="middle"><img src="${logoUrl}" height="36" alt="${naam}" style="display:block;height:36px;width:auto;max-width:160px;border-radius:8px"></td>`
    : html`<td align="center" valign="middle" aria-hidden="true" style="width:36px;height:36px;background:${fill};border-radius:8px;font-size:14px;line-height:36px;font-weight:bold;color:#ffffff">${initialsOf(naam)}</td>`;

// Everything that must hold is inline: this block only adds the phone and the dark version.
const styles = ({ linkDark }: Tones): SafeHtml => html`<style>
@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}.k,.v{display:block!important;width:auto!important;padding-right:0!important}.k{padding-bottom:0!important;border-bottom:0!important}.v{padding-top:0!important;border-top:0!important}.go a{display:block!important}.wide{width:100%!important}}
@media (prefers-color-scheme:dark){body,.bg{background:${dark.canvas}!important}.box{background:${dark.surface}!important;border-color:${dark.line}!important}.t{color:${dark.ink}!important}.m{color:${dark.ink2}!important}.a{color:${linkDark}!important}.l{border-color:${dark.line}!important}}
</style>`;

/** The html part: 600 px of tables with inline styles, readable without its style block. */
export function layoutHtml(mail: MailDocument): string {
  const { light, dark: night } = kantoorTones(mail.kantoor.kleur);
  const tones: Tones = { link: light.kantoor, linkDark: night.kantoor, fill: light.kantoorFill };
  return html`<!doctype html>
<html lang="${mail.taal}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${mail.subject}</title>
${styles(tones)}
</head>
<body style="margin:0;padding:0;background:${canvas}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${mail.preheader}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="bg" style="background:${canvas}"><tr><td align="center" style="padding:24px 0">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;font-family:Arial,Helvetica,sans-serif">
<tr><td class="pad" style="padding:0 32px 16px"><table role="presentation" cellpadding="0" cellspacing="0"><tr>${logo(mail.kantoor, tones)}<td class="t" style="padding-left:12px;font-size:17px;font-weight:bold;color:${ink}">${mail.kantoor.naam}</td></tr></table></td></tr>
<tr><td class="box pad" style="background:${surface};border:1px solid ${line};border-radius:12px;padding:32px">
<h1 class="t" style="margin:0 0 16px;font-size:24px;line-height:30px;font-weight:bold;color:${ink}">${mail.heading}</h1>
<p class="t" style="margin:0 0 20px;${body};color:${ink}">${mail.aanhef}</p>
${mail.intro.map((one) => block(one, tones))}${mail.facts.length > 0 ? facts(mail.facts, tones) : null}${mail.lists.map((one) => block(one, tones))}${mail.button && button(mail.button)}${mail.closing.map((one) => paragraph(one, tones, "28px 0 0"))}${signature(mail.signature)}</td></tr>
<tr><td class="pad m" style="padding:20px 32px 0;font-size:13px;line-height:20px;color:${ink3}">${mail.footer}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`.value;
}
