// What the domain needs of the outside world, as types. Entry files fill these in.
import type { Databases, Tx } from "@dossierklaar/db";
import type { AgendaSoort } from "@dossierklaar/db/columns";
import type { Clock } from "./clock.ts";
import type { MakePicture } from "./picture.ts";

/** A fresh sign-in link for a client, minted in the given transaction. */
export type MintGrant = (
  tx: Tx,
  input: { kantoorId: string; dossierId: string; email: string; soort: "mailLink" | "loginLink"; now: Date },
) => Promise<{ token: string; code: string | null; expiresAt: Date }>;

export type DomainDeps = {
  databases: Databases;
  clock: Clock;
};

/** What changes around a gebruiker's sign-in, each in the given transaction. */
export type AccountPorts = {
  /** Ends every session of hers at once, open sockets included, also where she looks through a client's eyes. */
  endSessions(tx: Tx, whose: { gebruikerId: string }): Promise<unknown>;
  /** Her password is enough to sign in again; her sessions end. */
  resetTwoFactor(tx: Tx, whose: { gebruikerId: string }): Promise<void>;
  /** She signs in by this address from now on; nothing happens for who has no account yet. */
  changeLoginEmail(tx: Tx, input: { id: string; email: string }): Promise<void>;
};
/** What pictures are made with: undefined for what is no picture that opens. */
export type PicturePorts = { makePortrait: MakePicture; makeLogo: MakePicture; makeVoorbeeld: MakePicture };
export type AccountDeps = DomainDeps & PicturePorts & AccountPorts;

/** Whose agendas this installation can couple. */
export type AgendaDeps = DomainDeps & { agendaSoorten: readonly AgendaSoort[] };

/** What opens the portal once as this client, within a minute; an address for the gebruiker's own browser. */
export type MintHandOver = (
  tx: Tx,
  input: { kantoorId: string; dossierId: string; email: string; aanvragerIds: readonly string[]; gebruikerId: string; now: Date },
) => Promise<{ url: string }>;

/** Ends the sessions of an address at one dossier, open sockets included, in the given transaction. */
export type EndKlantSessions = (tx: Tx, whose: { dossierId: string; email: string }) => Promise<unknown>;

/** An address at which one file can be read for some minutes. */
export type SignFile = (fileKey: string, options: { seconds: number }) => Promise<string>;
