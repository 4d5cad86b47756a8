/** A start that cannot go on for a reason that a person can mend; the message is the one sentence that the console shows. */
export class LaunchError extends Error {
  override name = "LaunchError";
}

const toldInOneSentence = new Set(["LaunchError", "LocalServiceError", "MigrationError"]);

/** What the console shows of an error: one sentence where it was written for people, the whole stack where it is a defect. */
export function toSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // By name: MigrationError and LocalServiceError come from packages that only the start of a later step loads.
  return toldInOneSentence.has(error.name) ? error.message : (error.stack ?? error.message);
}
