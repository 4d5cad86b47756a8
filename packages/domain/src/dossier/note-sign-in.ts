import type { KlantActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { changeDossier } from "../record-event.ts";

/** The Logboek keeps when a client came in, and when a gebruiker came in as her: two kinds of entry. */
export async function noteSignIn(deps: DomainDeps, actor: KlantActor): Promise<void> {
  await changeDossier(deps, actor, { dossierId: actor.dossierId, once: null }, async (change) =>
    change.tell({ kind: actor.impersonatedBy === null ? "klant.signedIn" : "klantportaal.opened", namen: actor.namen }),
  );
}

/** The Logboek keeps from when a gebruiker may act for a client, and until when. For a gebruiker who looks through her eyes only. */
export async function noteActing(deps: DomainDeps, actor: KlantActor, aan: boolean): Promise<void> {
  const looking = { ...actor, magHandelen: false };
  await changeDossier(deps, looking, { dossierId: actor.dossierId, once: null }, async (change) =>
    change.tell({ kind: "klantportaal.actingChanged", namen: actor.namen, aan }),
  );
}
