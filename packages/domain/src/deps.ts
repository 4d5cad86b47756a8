// What the domain needs of the outside world, as types. Entry files fill these in.
import type { Databases, Tx } from "@dossierklaar/db";
import type { Clock } from "./clock.ts";

/** A fresh sign-in link for a client, minted in the given transaction. */
export type MintGrant = (
  tx: Tx,
  input: { kantoorId: string; dossierId: string; email: string; soort: "mailLink" | "loginLink"; now: Date },
) => Promise<{ token: string; code: string | null; expiresAt: Date }>;

export type DomainDeps = {
  databases: Databases;
  clock: Clock;
};

/** An address at which one file can be read for some minutes. */
export type SignFile = (fileKey: string, options: { seconds: number }) => Promise<string>;
