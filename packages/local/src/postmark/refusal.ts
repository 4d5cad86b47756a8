/** An answer of Postmark that is not a success: its numbers and sentences are those of its API documentation. */
export class Refusal extends Error {
  readonly status: number;
  readonly errorCode: number;

  constructor(status: number, errorCode: number, message: string) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.errorCode = errorCode;
  }
}

export const refusals = {
  noToken: () =>
    new Refusal(
      401,
      10,
      "No Account or Server API tokens were supplied in the HTTP headers. Please add a header for either X-Postmark-Server-Token or X-Postmark-Account-Token.",
    ),
  badToken: () =>
    new Refusal(
      401,
      10,
      "The Server Token you provided in the X-Postmark-Server-Token request header was invalid. Please verify that you are using a valid token.",
    ),
  invalidEmail: (message: string) => new Refusal(422, 300, message),
  unconfirmedSender: (address: string) =>
    new Refusal(
      422,
      401,
      `The 'From' address you supplied (${address}) is a Sender Signature that is not confirmed. Please confirm it before you send with this address.`,
    ),
  invalidJson: () => new Refusal(422, 402, "Received invalid JSON input."),
  incompatibleJson: (message: string) => new Refusal(422, 403, message),
  inactiveRecipients: (addresses: string[]) =>
    new Refusal(
      422,
      406,
      `You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: ${addresses.join(", ")}. Inactive recipients are ones that have generated a hard bounce, a spam complaint, or a manual suppression.`,
    ),
  jsonRequired: () => new Refusal(422, 409, "Your HTTP request must have the Accept and Content-Type headers set to application/json."),
  tooManyMessages: () => new Refusal(422, 410, "The number of messages in the batch exceeds the limit of 500."),
  forbiddenAttachment: (extension: string) =>
    new Refusal(422, 411, `Invalid attachment type: files of type .${extension} are not allowed.`),
  unknownStream: (stream: string) => new Refusal(422, 1235, `The 'MessageStream' provided does not exist on this server: ${stream}.`),
  tooLarge: (megabytes: number) => new Refusal(413, 300, `The request exceeds the size limit of ${megabytes} MB.`),
  invalidQuery: (message: string) => new Refusal(422, 700, message),
  unknownMessage: () => new Refusal(422, 701, "This message was not found."),
  unknownPath: () => new Refusal(404, 0, "The requested resource does not exist."),
};
