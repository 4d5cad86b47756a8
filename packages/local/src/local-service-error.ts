export type LocalServiceErrorCode =
  | "port-taken"
  | "broken-data-folder"
  | "no-account"
  | "no-binaries"
  | "did-not-start"
  | "no-free-port"
  | "not-allowed";

/**
 * What a person at the console can mend: its message is one sentence that says what is wrong and what to do.
 * A launcher prints the message alone; a stack trace would hide it.
 */
export class LocalServiceError extends Error {
  readonly code: LocalServiceErrorCode;

  constructor(code: LocalServiceErrorCode, message: string) {
    super(message);
    this.name = "LocalServiceError";
    this.code = code;
  }
}

/** The code of a Node system error ("ENOENT", "EADDRINUSE"), undefined for anything else. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
