import { domainOf, findAddress, parseAddresses } from "./address.ts";
import type { Attachment, CheckedMessage, Recipient } from "./message.ts";
import { refusals } from "./refusal.ts";

/** Postmark's published list of file types that it does not send. */
const forbiddenExtensions = new Set(
  "vbs exe bin bat chm com cpl crt hlp hta inf ins isp jse lnk mdb pcd pif reg scr sct shs vbe vba wsf wsh wsl msc msi msp mst".split(" "),
);
const messageStreams = new Set(["outbound", "broadcast"]);
const trackLinks = new Set(["None", "HtmlAndText", "HtmlOnly", "TextOnly"]);

/** Postmark's limits: recipients of one message, bytes of it with attachments, bytes of one body, and the sizes of small fields. */
const limits = {
  recipients: 50,
  messageBytes: 10 * 1024 * 1024,
  bodyBytes: 5 * 1024 * 1024,
  subject: 2000,
  tag: 1000,
  metadataFields: 10,
  metadataName: 20,
  metadataValue: 80,
};

/** Addresses of this domain are refused as inactive, with Postmark's error 406. */
export const inactiveDomain = "inactive.example";
/** A sender of this domain is refused as not confirmed, with Postmark's error 401. */
export const unconfirmedDomain = "unconfirmed.example";

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textField(fields: Fields, name: string): string {
  const value = fields[name] ?? "";
  if (typeof value !== "string") throw refusals.incompatibleJson(`The '${name}' field must be a string.`);
  return value;
}

function listField(fields: Fields, name: string): Fields[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value) || !value.every(isFields)) throw refusals.incompatibleJson(`The '${name}' field must be an array of objects.`);
  return value;
}

function addressField(fields: Fields, name: string): Recipient[] {
  const parsed = parseAddresses(textField(fields, name));
  if ("invalid" in parsed)
    throw refusals.invalidEmail(`Error parsing '${name}': Illegal email address '${parsed.invalid}'. It must contain the '@' symbol.`);
  return parsed.recipients;
}

function checkSender(fields: Fields): string {
  const from = textField(fields, "From").trim();
  const sender = findAddress(from);
  if (!sender) throw refusals.invalidEmail(`Invalid 'From' address: '${from}'.`);
  if (domainOf(sender.Email) === unconfirmedDomain) throw refusals.unconfirmedSender(sender.Email);
  return from;
}

function checkRecipients(fields: Fields): Pick<CheckedMessage, "To" | "Cc" | "Bcc" | "Recipients"> {
  const [To, Cc, Bcc] = [addressField(fields, "To"), addressField(fields, "Cc"), addressField(fields, "Bcc")];
  const all = [...To, ...Cc, ...Bcc].map((recipient) => recipient.Email);
  if (all.length === 0) throw refusals.invalidEmail("Zero recipients specified");
  if (all.length > limits.recipients)
    throw refusals.invalidEmail(`Recipient count of ${all.length} exceeds the limit of ${limits.recipients}.`);
  const inactive = all.filter((email) => domainOf(email) === inactiveDomain);
  // With someone left to deliver to, Postmark accepts the message and only names the others.
  if (inactive.length === all.length) throw refusals.inactiveRecipients(inactive);
  return { To, Cc, Bcc, Recipients: all };
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

function checkAttachment(fields: Fields): Attachment {
  const Name = textField(fields, "Name");
  if (Name.trim() === "") throw refusals.invalidEmail("An attachment has no 'Name'.");
  const extension = Name.split(".").at(-1)?.toLowerCase() ?? "";
  if (Name.includes(".") && forbiddenExtensions.has(extension)) throw refusals.forbiddenAttachment(extension);
  const ContentType = textField(fields, "ContentType");
  if (!/^[\w.+-]+\/[\w.+-]+(\s*;[ -~]*)?$/.test(ContentType)) throw refusals.invalidEmail(`Invalid 'ContentType' of attachment '${Name}'.`);
  const Content = textField(fields, "Content").replaceAll(/\s/g, "");
  if (Content === "" || Content.length % 4 !== 0 || !base64.test(Content)) {
    throw refusals.invalidEmail(`The 'Content' of attachment '${Name}' is not valid base64.`);
  }
  const ContentLength = Buffer.byteLength(Content, "base64");
  return { Name, Content, ContentType, ContentID: textField(fields, "ContentID"), ContentLength };
}

function checkMetadata(fields: Fields): Record<string, string> {
  const metadata = fields.Metadata ?? {};
  if (!isFields(metadata)) throw refusals.incompatibleJson("The 'Metadata' field must be an object.");
  const entries = Object.entries(metadata).map(([name, value]) => [name, String(value)] as const);
  if (entries.length > limits.metadataFields) throw refusals.invalidEmail(`Metadata holds more than ${limits.metadataFields} fields.`);
  for (const [name, value] of entries) {
    if (name.length > limits.metadataName)
      throw refusals.invalidEmail(`Metadata field name '${name}' exceeds ${limits.metadataName} characters.`);
    if (value.length > limits.metadataValue)
      throw refusals.invalidEmail(`Metadata value of '${name}' exceeds ${limits.metadataValue} characters.`);
  }
  return Object.fromEntries(entries);
}

function checkHeaders(fields: Fields): { Name: string; Value: string }[] {
  return listField(fields, "Headers").map((header) => {
    const [Name, Value] = [textField(header, "Name"), textField(header, "Value")];
    if (!/^[!-9;-~]+$/.test(Name) || /[\r\n]/.test(Value)) throw refusals.invalidEmail(`Invalid header '${Name}'.`);
    return { Name, Value };
  });
}

function checkChoice(fields: Fields, name: string, choices: Set<string>, otherwise: string): string {
  const value = textField(fields, name) || otherwise;
  if (!choices.has(value)) throw refusals.invalidEmail(`Invalid '${name}': '${value}'.`);
  return value;
}

/**
 * A message out of a request body, checked in the way that Postmark does.
 * @throws Refusal with Postmark's own error code when it would not be sent
 */
export function checkMessage(body: unknown): CheckedMessage {
  if (!isFields(body)) throw refusals.incompatibleJson("The request body must be a JSON object.");
  const From = checkSender(body);
  const recipients = checkRecipients(body);
  const Subject = textField(body, "Subject");
  if (Subject.length > limits.subject) throw refusals.invalidEmail(`The 'Subject' exceeds ${limits.subject} characters.`);
  const [TextBody, HtmlBody] = [textField(body, "TextBody"), textField(body, "HtmlBody")];
  if (TextBody === "" && HtmlBody === "") throw refusals.invalidEmail("Provide either email TextBody or HtmlBody or both.");
  const bodyBytes = [Buffer.byteLength(TextBody), Buffer.byteLength(HtmlBody)];
  if (bodyBytes.some((bytes) => bytes > limits.bodyBytes)) throw refusals.invalidEmail("The body of the message exceeds 5 MB.");
  const Tag = textField(body, "Tag");
  if (Tag.length > limits.tag) throw refusals.invalidEmail(`The 'Tag' exceeds ${limits.tag} characters.`);
  const MessageStream = textField(body, "MessageStream") || "outbound";
  if (!messageStreams.has(MessageStream)) throw refusals.unknownStream(MessageStream);
  addressField(body, "ReplyTo");
  const AttachmentContents = listField(body, "Attachments").map(checkAttachment);
  const bytes = [...bodyBytes, ...AttachmentContents.map((attachment) => attachment.ContentLength)].reduce((sum, part) => sum + part, 0);
  if (bytes > limits.messageBytes) throw refusals.tooLarge(10);
  return {
    ...recipients,
    From,
    Subject,
    TextBody,
    HtmlBody,
    Tag,
    MessageStream,
    ReplyTo: textField(body, "ReplyTo"),
    Headers: checkHeaders(body),
    Metadata: checkMetadata(body),
    TrackOpens: body.TrackOpens === true,
    TrackLinks: checkChoice(body, "TrackLinks", trackLinks, "None"),
    Attachments: AttachmentContents.map((attachment) => attachment.Name),
    AttachmentContents,
    Status: "Sent",
    Sandboxed: false,
  };
}
