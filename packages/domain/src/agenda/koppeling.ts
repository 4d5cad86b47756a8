import type { Tx } from "@dossierklaar/db";
import type { AgendaSoort } from "@dossierklaar/db/columns";
import { findKoppelingByAccount, findKoppelingOf, insertKoppeling, updateKoppeling } from "@dossierklaar/db/queries/agenda";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireGebruiker } from "./abonnement.ts";

/** What her consent was worth; both tokens closed already. */
export type Consent = { soort: AgendaSoort; account: string; vernieuwToken: string; toegangToken: string; toegangTot: Date };

/** Looks anew at every afspraak that stands in her agenda, or should. */
const resync = (tx: Tx, kantoorId: string, gebruikerId: string): Promise<void> =>
  enqueueJob(tx, { task: "resync-agenda", payload: { kantoorId, gebruikerId }, jobKey: `resync:${gebruikerId}` });

/** Its vendor hears that the consent is no longer needed. */
async function endKoppeling(tx: Tx, kantoorId: string, koppelingId: string): Promise<void> {
  await updateKoppeling(tx, kantoorId, koppelingId, { status: "ended", toegang_token: null, toegang_tot: null, cursor: null });
  await enqueueJob(tx, { task: "end-koppeling", payload: { kantoorId, koppelingId }, jobKey: `end:${koppelingId}` });
}

/**
 * Couples her agenda, in the place of another of hers. The same account again is the same coupling, so that what stands in it is known
 * and what was missed is caught up with. Safe to repeat. Throws FORBIDDEN.
 */
export async function coupleAgenda(deps: DomainDeps, actor: Actor, consent: Consent): Promise<void> {
  requireGebruiker(actor);
  const { kantoorId, gebruikerId } = actor;
  const account = consent.account.toLowerCase();
  await deps.databases
    .forKantoor(kantoorId)
    .transaction()
    .execute(async (tx) => {
      const before = await findKoppelingOf(tx, kantoorId, gebruikerId);
      if (before && (before.soort !== consent.soort || before.account !== account)) await endKoppeling(tx, kantoorId, before.id);
      const fresh = {
        status: "active" as const,
        vernieuw_token: consent.vernieuwToken,
        toegang_token: consent.toegangToken,
        toegang_tot: consent.toegangTot,
        gekoppeld_op: deps.clock.now(),
        verlopen_op: null,
        cursor: null,
      };
      const same = await findKoppelingByAccount(tx, { kantoorId, gebruikerId, soort: consent.soort, account });
      if (same) await updateKoppeling(tx, kantoorId, same.id, fresh);
      else await insertKoppeling(tx, { kantoor_id: kantoorId, gebruiker_id: gebruikerId, soort: consent.soort, account, ...fresh });
      await resync(tx, kantoorId, gebruikerId);
    });
}

/** Her agenda, if she coupled one, hears nothing more; within a change that does more. */
export async function endKoppelingOf(tx: Tx, kantoorId: string, gebruikerId: string): Promise<void> {
  const koppeling = await findKoppelingOf(tx, kantoorId, gebruikerId);
  if (!koppeling) return;
  await endKoppeling(tx, kantoorId, koppeling.id);
  await resync(tx, kantoorId, gebruikerId);
}

/** From now on nothing goes to her agenda; what stands in it stays there. Safe to repeat. Throws FORBIDDEN. */
export async function decoupleAgenda(deps: DomainDeps, actor: Actor): Promise<null> {
  requireGebruiker(actor);
  const { kantoorId, gebruikerId } = actor;
  return deps.databases
    .forKantoor(kantoorId)
    .transaction()
    .execute(async (tx) => {
      await endKoppelingOf(tx, kantoorId, gebruikerId);
      return null;
    });
}

/** Her consent is gone, as the vendor says of this very token: she is told at Mijn account and at her afspraken. Safe to repeat. */
export async function expireKoppeling(
  deps: DomainDeps,
  koppeling: { kantoorId: string; id: string; gebruikerId: string; vernieuwToken: string },
): Promise<void> {
  const { kantoorId, id, gebruikerId, vernieuwToken } = koppeling;
  await deps.databases
    .forKantoor(kantoorId)
    .transaction()
    .execute(async (tx) => {
      const set = { status: "expired" as const, verlopen_op: deps.clock.now(), toegang_token: null, toegang_tot: null };
      // Coupled anew meanwhile: what that token was worth says nothing of the new one.
      if (await updateKoppeling(tx, kantoorId, id, set, { status: "active", vernieuwToken })) await resync(tx, kantoorId, gebruikerId);
    });
}
