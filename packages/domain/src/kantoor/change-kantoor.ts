import type { Tx } from "@dossierklaar/db";
import { type KantoorRow, requireKantoorForUpdate } from "@dossierklaar/db/queries/kantoor";
import { type Actor, type AdviseurActor, actorKey } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { findOnceResult, storeOnceResult } from "../request-once.ts";
import { requireAdmin } from "./policy.ts";

/** One transaction on what the kantoor itself is made of: its settings, its people, its lists. */
export type KantoorChange = { tx: Tx; actor: AdviseurActor; kantoor: KantoorRow; now: Date };

/**
 * The one door through which Beheer changes something: for an admin, one change at a time in a kantoor (its row is locked, so that two
 * admins cannot each take the other's role away), and a repeated request gets its first answer.
 * Throws DomainError FORBIDDEN, or REQUEST_REUSED for a requestId with other input.
 */
export async function changeKantoor<Result>(
  deps: DomainDeps,
  actor: Actor,
  once: { procedure: string; input: { requestId: string } },
  work: (change: KantoorChange) => Promise<Result>,
): Promise<Result> {
  requireAdmin(actor);
  const request = { requestId: once.input.requestId, procedure: once.procedure, input: once.input };
  return deps.databases
    .forKantoor(actor.kantoorId)
    .transaction()
    .execute(async (tx) => {
      const kantoor = await requireKantoorForUpdate(tx, actor.kantoorId);
      const before = await findOnceResult<Result>(tx, actor.kantoorId, actorKey(actor), request);
      if (before) return before.result;
      const result = await work({ tx, actor, kantoor, now: deps.clock.now() });
      await storeOnceResult(tx, actor.kantoorId, actorKey(actor), request, result);
      return result;
    });
}
