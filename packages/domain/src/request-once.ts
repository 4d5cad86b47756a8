import { createHash } from "node:crypto";
import type { Tx } from "@dossierklaar/db";
import { findRequestResult, insertRequestResult, type NewRequestResult } from "@dossierklaar/db/queries/request-result";
import { DomainError } from "./errors.ts";

export type OnceRequest = { requestId: string; procedure: string; input: unknown };

const hashOf = (input: unknown): string => createHash("sha256").update(JSON.stringify(input)).digest("base64url");

/**
 * The stored answer to this request of this actor, if it was asked before. Call under a lock that repeats of it wait for.
 * Throws DomainError REQUEST_REUSED when the id stands for something else.
 */
export async function findOnceResult<Result>(
  tx: Tx,
  kantoorId: string,
  actor: string,
  once: OnceRequest,
): Promise<{ result: Result } | undefined> {
  const row = await findRequestResult(tx, kantoorId, actor, once.requestId);
  if (!row) return undefined;
  if (row.procedure !== once.procedure || row.input_hash !== hashOf(once.input)) throw new DomainError("REQUEST_REUSED");
  return { result: row.result as Result }; // stored by the same procedure, whose Result this is
}

/** The answer as it is kept. A repeat that ran at the same time breaks on its key and so rolls back whole. */
export const onceResult = (kantoorId: string, actor: string, once: OnceRequest, result: unknown): NewRequestResult => ({
  kantoor_id: kantoorId,
  actor,
  request_id: once.requestId,
  procedure: once.procedure,
  input_hash: hashOf(once.input),
  result: result ?? null,
});

/** Keeps the answer of what is no change of a dossier; that of one is kept as the change ends. */
export const storeOnceResult = (tx: Tx, kantoorId: string, actor: string, once: OnceRequest, result: unknown): Promise<void> =>
  insertRequestResult(tx, onceResult(kantoorId, actor, once, result));
