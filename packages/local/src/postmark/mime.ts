import type { Attachment, Recipient, StoredMessage } from "./message.ts";

const crlf = "\r\n";

/** A header's text; anything beyond ASCII goes as RFC 2047 words, each short enough for a line. */
function encodeText(text: string): string {
  const line = text.replaceAll(/[\r\n]+/g, " ");
  if (/^[ -~]*$/.test(line)) return line;
  const words: string[] = [];
  let word = "";
  for (const character of line) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word].map((part) => `=?utf-8?B?${Buffer.from(part).toString("base64")}?=`).join(`${crlf} `);
}

function formatRecipients(recipients: Recipient[]): string {
  return recipients
    .map(({ Email, Name }) => {
      if (Name === "") return Email;
      const name = /^[ -~]*$/.test(Name) ? `"${Name.replaceAll(/[\\"]/g, "\\$&")}"` : encodeText(Name);
      return `${name} <${Email}>`;
    })
    .join(`,${crlf} `);
}

function wrapBase64(base64: string): string {
  return base64.replaceAll(/.{76}(?=.)/g, `$&${crlf}`);
}

function textPart(type: string, text: string): string {
  return [
    `Content-Type: ${type}; charset=utf-8`,
    "Content-Transfer-Encoding: base64",
    "",
    wrapBase64(Buffer.from(text).toString("base64")),
  ].join(crlf);
}

function attachmentPart(attachment: Attachment): string {
  const lines = [`Content-Type: ${attachment.ContentType}`, "Content-Transfer-Encoding: base64"];
  const name = `filename*=UTF-8''${encodeURIComponent(attachment.Name)}`;
  lines.push(`Content-Disposition: ${attachment.ContentID ? "inline" : "attachment"}; ${name}`);
  if (attachment.ContentID) lines.push(`Content-ID: <${attachment.ContentID.replace(/^cid:/, "")}>`);
  return [...lines, "", wrapBase64(attachment.Content)].join(crlf);
}

function multipart(kind: string, boundary: string, parts: string[]): string {
  const body = parts.map((part) => `--${boundary}${crlf}${part}${crlf}`).join("");
  return `Content-Type: multipart/${kind}; boundary="${boundary}"${crlf}${crlf}${body}--${boundary}--`;
}

/** The message as it would go over SMTP (RFC 5322), for Postmark's dump and for a mail program. Bcc stays out, as in a real one. */
export function toMime(message: StoredMessage): string {
  const headers = [
    `Date: ${new Date(message.ReceivedAt).toUTCString().replace("GMT", "+0000")}`,
    `From: ${/^[ -~]*$/.test(message.From) ? message.From : encodeText(message.From)}`,
    ...(message.To.length > 0 ? [`To: ${formatRecipients(message.To)}`] : []),
    ...(message.Cc.length > 0 ? [`Cc: ${formatRecipients(message.Cc)}`] : []),
    ...(message.ReplyTo ? [`Reply-To: ${message.ReplyTo}`] : []),
    `Subject: ${encodeText(message.Subject)}`,
    `Message-ID: <${message.MessageID}@mtasv.net>`,
    ...message.Headers.map(({ Name, Value }) => `${Name}: ${encodeText(Value)}`),
    "MIME-Version: 1.0",
  ].join(crlf);
  const bodies = [
    ...(message.TextBody ? [textPart("text/plain", message.TextBody)] : []),
    ...(message.HtmlBody ? [textPart("text/html", message.HtmlBody)] : []),
  ];
  const body = bodies.length === 1 ? String(bodies[0]) : multipart("alternative", `alt-${message.MessageID}`, bodies);
  const files = message.AttachmentContents.map(attachmentPart);
  return `${headers}${crlf}${files.length > 0 ? multipart("mixed", `mix-${message.MessageID}`, [body, ...files]) : body}${crlf}`;
}
