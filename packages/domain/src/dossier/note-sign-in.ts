import type { KlantActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { changeDossier } from "../record-event.ts";

/** The Logboek keeps when a client came in. Not a gebruiker who looks through her eyes: that is its own kind of entry. */
export async function noteSignIn(deps: DomainDeps, actor: KlantActor): Promise<void> {
  if (actor.impersonatedBy !== null) return;
  await changeDossier(deps, actor, { dossierId: actor.dossierId, once: null }, async (change) =>
    change.tell({ kind: "klant.signedIn", namen: actor.namen }),
  );
}
