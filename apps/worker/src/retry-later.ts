/** Nothing is decided: the same job again after so many milliseconds. The reason is for the log and holds no personal data. */
export class RetryLater extends Error {
  override name = "RetryLater";
  readonly afterMs: number;
  constructor(afterMs: number, reason: string) {
    super(reason);
    this.afterMs = afterMs;
  }
}
