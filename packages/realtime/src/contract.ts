// What goes over the socket. Browser-safe: imports nothing.

/** Who reads a dossier: the kantoor, or one aanvrager (whoever serves two has two). */
export type Audience = "adviseur" | `aanvrager:${string}`;

export const adviseurAudience: Audience = "adviseur";
export const aanvragerAudience = (aanvragerId: string): Audience => `aanvrager:${aanvragerId}`;

/**
 * What changed in a dossier for one audience, after versie `from` up to and with `to`. Every audience is told every versie, with empty
 * rows when nothing changed for it, so that a hidden change never looks like a missed one.
 */
export type DossierChanged<Rows> = { dossierId: string; audience: Audience; from: number; to: number; rows: Rows };

/** How far an upload is; `percent` is 0 to 100. */
export type UploadSignal = { dossierId: string; kind: "upload.progress"; stukId: string; percent: number };

/** That somebody of the kantoor looks at this dossier now, and which stuk she has open; `here` is false when she goes. */
export type PresenceSignal = { dossierId: string; kind: "presence"; stukId: string | null; here: boolean };

/** What a browser tells. Passes by and is never stored. */
export type SentSignal = UploadSignal | PresenceSignal;

/** What a browser hears: who is present is said by the server, never by the browser itself. */
export type LiveSignal = UploadSignal | (PresenceSignal & { gebruikerId: string });

/** Some dossier of the kantoor changed: a list refetches. Throttled, so it names the latest of possibly several. */
export type KantoorChanged = { dossierId: string };

/** Something may have been missed, or who may look has changed: watch again and refetch, somewhere within `spreadMs`, so that not everybody asks at once. */
export type Resync = { spreadMs: number };

/** The whole session (null: the socket is closed after this), or one dossier. */
export type AccessRevoked = { dossierId: string | null };

/** The versie that is newest for each audience this socket now hears. NOT_FOUND: absent or not hers. FAILED: try again. */
export type WatchAnswer = { audiences: { audience: Audience; versie: number }[] } | { error: "NOT_FOUND" | "FAILED" };

export type ServerToClient<Rows> = {
  "dossier.changed": (message: DossierChanged<Rows>) => void;
  signal: (signal: LiveSignal) => void;
  "kantoor.changed": (hint: KantoorChanged) => void;
  resync: (how: Resync) => void;
  "access.revoked": (what: AccessRevoked) => void;
};

export type ClientToServer = {
  watch: (dossierId: string, answer: (answer: WatchAnswer) => void) => void;
  unwatch: (dossierId: string) => void;
  signal: (signal: SentSignal) => void;
};

/** Why a connection was not accepted, as the message of the connect_error: sign in again, or try again. */
export const refusals = { unauthorized: "unauthorized", unavailable: "unavailable" } as const;
