import { createHash, randomBytes } from "node:crypto";
import { deleteAbonnement, findAbonnementOwner, listFeedAfspraken, upsertAbonnement } from "@dossierklaar/db/queries/agenda";
import { findGebruiker } from "@dossierklaar/db/queries/kantoor";
import type { Actor, AdviseurActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { fullName } from "../format.ts";

/** Whose own account it is: somebody of the kantoor. Throws FORBIDDEN. */
export function requireGebruiker(actor: Actor): asserts actor is AdviseurActor {
  if (actor.kind !== "gebruiker") throw new DomainError("FORBIDDEN");
}

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/**
 * An address of her own by which an agenda program follows her afspraken; the one before stops working. The token is told once and kept
 * as a hash, so no requestId keeps the answer: asked twice, the second one is hers.
 */
export async function makeAbonnement(deps: DomainDeps, actor: Actor): Promise<{ token: string; aangemaaktOp: Date }> {
  requireGebruiker(actor);
  const token = randomBytes(32).toString("base64url");
  const aangemaaktOp = deps.clock.now();
  await deps.databases
    .forKantoor(actor.kantoorId)
    .transaction()
    .execute((tx) =>
      upsertAbonnement(tx, {
        kantoor_id: actor.kantoorId,
        gebruiker_id: actor.gebruikerId,
        token_hash: hashOf(token),
        aangemaakt_op: aangemaaktOp,
      }),
    );
  return { token, aangemaaktOp };
}

/** From now on her address shows nothing. Safe to repeat. */
export async function revokeAbonnement(deps: DomainDeps, actor: Actor): Promise<null> {
  requireGebruiker(actor);
  await deps.databases
    .forKantoor(actor.kantoorId)
    .transaction()
    .execute((tx) => deleteAbonnement(tx, actor.kantoorId, actor.gebruikerId));
  return null;
}

/** What a feed shows of an afspraak: what may stand in an agenda, and never the interne notitie. */
export type FeedAfspraakView = {
  id: string;
  versie: number;
  titel: string;
  locatie: string;
  opmerkingen: string;
  begintOp: Date;
  duurMinuten: number;
  isCancelled: boolean;
};

/** An agenda keeps looking some months back; further nobody scrolls. */
const backDays = 92;

/** The afspraken behind an address; undefined when it is nobody's, was revoked, or she no longer works there. */
export async function findFeed(deps: DomainDeps, token: string): Promise<{ naam: string; afspraken: FeedAfspraakView[] } | undefined> {
  const owner = await findAbonnementOwner(deps.databases.withoutKantoor, hashOf(token));
  if (!owner) return undefined;
  const { kantoorId, gebruikerId } = owner;
  const db = deps.databases.forKantoor(kantoorId);
  const from = new Date(deps.clock.now().getTime() - backDays * 24 * 3_600_000);
  const [gebruiker, rows] = await Promise.all([
    findGebruiker(db, kantoorId, gebruikerId),
    listFeedAfspraken(db, kantoorId, gebruikerId, from),
  ]);
  if (!gebruiker) return undefined;
  return {
    naam: fullName({ ...gebruiker, voorletters: "" }),
    afspraken: rows.map((row) => ({
      id: row.id,
      versie: row.versie,
      titel: row.titel,
      locatie: row.locatie,
      opmerkingen: row.opmerkingen,
      begintOp: row.begint_op,
      duurMinuten: row.duur_minuten,
      isCancelled: row.status === "cancelled",
    })),
  };
}
