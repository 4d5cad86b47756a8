/** Postmark's own field names: what the wire says is what the disk holds. */
export type Recipient = { Email: string; Name: string };

export type MessageEvent = { Recipient: string; Type: "Delivered" | "Bounced"; ReceivedAt: string; Details: Record<string, string> };

export type Attachment = { Name: string; Content: string; ContentType: string; ContentID: string; ContentLength: number };

/** What a list of messages says of each. */
export type MessageSummary = {
  MessageID: string;
  MessageStream: string;
  Tag: string;
  To: Recipient[];
  Cc: Recipient[];
  Bcc: Recipient[];
  Recipients: string[];
  ReceivedAt: string;
  From: string;
  Subject: string;
  /** Names only, as in Postmark's answers. */
  Attachments: string[];
  Status: "Sent";
  TrackOpens: boolean;
  TrackLinks: string;
  Metadata: Record<string, string>;
  Sandboxed: boolean;
};

/** A whole message as it lies on the disk. */
export type StoredMessage = MessageSummary & {
  ReplyTo: string;
  TextBody: string;
  HtmlBody: string;
  Headers: { Name: string; Value: string }[];
  AttachmentContents: Attachment[];
  MessageEvents: MessageEvent[];
};

/** A message that passed the checks and has no identity yet. */
export type CheckedMessage = Omit<StoredMessage, "MessageID" | "ReceivedAt" | "MessageEvents">;

/** The part of a message that a list shows; field by field, so that no body or attachment slips into memory with it. */
export function toSummary(message: StoredMessage): MessageSummary {
  return {
    MessageID: message.MessageID,
    MessageStream: message.MessageStream,
    Tag: message.Tag,
    To: message.To,
    Cc: message.Cc,
    Bcc: message.Bcc,
    Recipients: message.Recipients,
    ReceivedAt: message.ReceivedAt,
    From: message.From,
    Subject: message.Subject,
    Attachments: message.Attachments,
    Status: message.Status,
    TrackOpens: message.TrackOpens,
    TrackLinks: message.TrackLinks,
    Metadata: message.Metadata,
    Sandboxed: message.Sandboxed,
  };
}
