// Browser-safe: what can go wrong in the domain, as codes. Words live in labels.ts, HTTP codes in the api's error map.

export const errorCodes = [
  "NOT_FOUND",
  "FORBIDDEN",
  "ALREADY_CHANGED",
  "TRANSITION_REFUSED",
  "AMBIGUOUS_TIME",
  "NONEXISTENT_TIME",
  "INVALID_INPUT",
  "ALREADY_EXISTS",
  "LAST_CHOICE",
  "IN_USE",
  "LAST_ADMIN",
  "EMAIL_TAKEN",
  "PICTURE_REFUSED",
  "REQUEST_REUSED",
  "DOSSIER_CLOSED",
  "UPLOAD_LIMIT",
  "UPLOAD_REFUSED",
  "GRANT_SPENT",
  "GRANT_EXPIRED",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Facts that make the sentence precise: ids, a field's name, what the other one did. Never personal data of another dossier. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** What a command throws when it will not do what was asked. Nothing was changed. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}
