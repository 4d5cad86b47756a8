import { Models } from "postmark";
import { connectPostmark, type PostmarkSettings, type SendFailure, toSendFailure } from "./postmark.ts";

export type MailerSettings = PostmarkSettings & {
  /** The address that every mail comes from, confirmed at Postmark. */
  from: string;
};

export type MailAttachment = { name: string; contentType: string; content: string | Uint8Array };

export type OutgoingMail = {
  /** One bare address. */
  to: string;
  toName: string;
  fromName: string;
  /** One bare address: where an answer goes when that is not the sender. */
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
  attachments: readonly MailAttachment[];
  /** `emailId` is what `findSent` finds the mail by; both come back in what Postmark tells later. */
  metadata: { emailId: string; kantoorId: string };
  tag: string;
  /** Postmark's stream; `outbound` is the one for single mails. */
  messageStream: string;
};

export type SendResult = { sent: true; postmarkId: string } | SendFailure;

export type Mailer = {
  /**
   * Sends one mail. Never throws for what Postmark or the network does: that is a SendFailure. After a `retry: true` the mail may
   * have left all the same; call `findSent` before the next attempt.
   */
  send(mail: OutgoingMail): Promise<SendResult>;
  /**
   * The mail that was sent for this emailId, so that a crash between sending and writing that down sends nothing twice. Postmark's
   * search runs seconds behind its sending: ask no sooner than half a minute after the attempt. Throws when Postmark does not answer.
   */
  findSent(emailId: string): Promise<{ postmarkId: string } | undefined>;
};

const bareAddress = /^[^\s<>()[\],;:\\"@]+@[^\s<>()[\],;:\\"@]+$/;

const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

/** `"Naam" <adres>`; a name cannot close its quotes, start a header or add a recipient. */
const mailbox = (name: string, address: string): string => {
  const clean = onOneLine(name)
    .replace(/[\\"<>]/g, "")
    .trim();
  return clean ? `"${clean}" <${address}>` : address;
};

const badAddress: SendFailure = {
  sent: false,
  retry: false,
  code: 300,
  reason: "Het e-mailadres klopt niet. Kijk het na onder Gegevens en verstuur de mail opnieuw.",
};

function toPostmark(mail: OutgoingMail, from: string): Models.Message {
  return {
    From: mailbox(mail.fromName, from),
    To: mailbox(mail.toName, mail.to),
    ...(mail.replyTo ? { ReplyTo: mail.replyTo } : {}),
    Subject: onOneLine(mail.subject),
    HtmlBody: mail.html,
    TextBody: mail.text,
    Attachments: mail.attachments.map(({ name, contentType, content }) => ({
      Name: onOneLine(name),
      ContentType: contentType,
      Content: Buffer.from(content).toString("base64"),
      ContentID: null,
    })),
    // Out-of-office answers stay away from what a machine sent (RFC 3834).
    Headers: [{ Name: "Auto-Submitted", Value: "auto-generated" }],
    Metadata: mail.metadata,
    Tag: mail.tag,
    MessageStream: mail.messageStream,
    TrackOpens: true,
    // A sign-in link is followed by its reader only, not by way of a counting server.
    TrackLinks: Models.LinkTrackingOptions.None,
  };
}

/**
 * Sends by Postmark's own client. With `apiUrl` nothing is ever sent anywhere else. Throws RangeError when `from` is no bare address.
 */
export function createMailer({ from, ...settings }: MailerSettings): Mailer {
  if (!bareAddress.test(from)) throw new RangeError(`not a bare e-mail address: ${JSON.stringify(from)}`);
  return {
    async send(mail) {
      if (!bareAddress.test(mail.to) || (mail.replyTo && !bareAddress.test(mail.replyTo))) return badAddress;
      const { client, retryAfterMs } = connectPostmark(settings);
      try {
        const { MessageID } = await client.sendEmail(toPostmark(mail, from));
        return { sent: true, postmarkId: MessageID };
      } catch (error) {
        return toSendFailure(error, retryAfterMs());
      }
    },
    async findSent(emailId) {
      const { client } = connectPostmark(settings);
      const filter: Models.OutboundMessagesFilteringParameters & { metadata_emailId: string } = {
        count: 1,
        offset: 0,
        metadata_emailId: emailId,
      };
      const { Messages } = await client.getOutboundMessages(filter);
      const [found] = Messages;
      return found && { postmarkId: found.MessageID };
    },
  };
}
