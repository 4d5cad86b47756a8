import { updateAfspraak } from "@dossierklaar/db/queries/afspraak";
import { deleteAgendapunt, listAgendapunten, updateAgendapunt } from "@dossierklaar/db/queries/agenda";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { loadAfspraak } from "../afspraak/load-afspraak.ts";
import type { DomainDeps } from "../deps.ts";
import { requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";
import { enqueueSync } from "./settle-agenda.ts";

export const declineVoorstelSchema = z.object({ requestId: z.uuid(), dossierId: z.uuid(), afspraakId: z.uuid() });

/**
 * The afspraak stays as it stands here, and the agenda is made to say so again. Taking a proposal over needs no command of its own: it is
 * changing the afspraak, or calling it off. Throws NOT_FOUND, FORBIDDEN, ALREADY_CHANGED when there is nothing (any more) to decide.
 */
export async function declineVoorstel(deps: DomainDeps, actor: Actor, input: z.infer<typeof declineVoorstelSchema>): Promise<null> {
  requireWorker(actor);
  const once = { requestId: input.requestId, procedure: "afspraak.declineVoorstel", input };
  return changeDossier(deps, actor, { dossierId: input.dossierId, once }, async (change) => {
    const { tx, versie, now } = change;
    const row = await loadAfspraak(change, input.afspraakId);
    if (!row.agenda_voorstel) throw new DomainError("ALREADY_CHANGED");
    for (const punt of await listAgendapunten(tx, row.kantoor_id, row.id)) {
      // What was deleted there comes back as a new event: its old id may be used up.
      if (row.agenda_voorstel.soort === "removed") await deleteAgendapunt(tx, row.kantoor_id, punt.id);
      else await updateAgendapunt(tx, row.kantoor_id, punt.id, { gezet: null });
    }
    await updateAfspraak(tx, row.kantoor_id, row.id, { versie, agenda_voorstel: null, agenda_stand: "waiting", agenda_sinds: now });
    change.tell(
      { kind: "agenda.declined", afspraakId: row.id, titel: row.titel, soort: row.agenda_voorstel.soort },
      { afspraakId: row.id },
    );
    await enqueueSync(tx, row.kantoor_id, row.id);
    return null;
  });
}
