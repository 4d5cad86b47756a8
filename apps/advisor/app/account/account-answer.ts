import type { action } from "../routes/_app.account";

/** What the page's own action says back. */
export type AccountAnswer =
  | { outcome: "done" }
  | { outcome: "refused"; field: string; error: string }
  /** `qr` is an address of an image; the codes are shown once, when the first code was right. */
  | { outcome: "started"; qr: string; secret: string; backupCodes: string[] };

export type AccountAction = typeof action;
