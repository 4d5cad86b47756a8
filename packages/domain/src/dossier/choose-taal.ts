import { talen } from "@dossierklaar/db/columns";
import { listAanvragers, updateAanvrager } from "@dossierklaar/db/queries/aanvrager";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { changeDossier } from "../record-event.ts";
import { requireKlantHerself } from "./policy.ts";

export const chooseTaalSchema = z.object({ dossierId: z.uuid(), taal: z.enum(talen) });

/**
 * In which language the people of this sign-in read the portal and their mail, on every device. Also of a closed dossier: it is still read.
 * Whom they only serve keeps her own. Choosing what was chosen changes nothing. Throws NOT_FOUND, FORBIDDEN (through her eyes).
 */
export async function chooseTaal(deps: DomainDeps, actor: Actor, { dossierId, taal }: z.infer<typeof chooseTaalSchema>): Promise<void> {
  requireKlantHerself(actor);
  await changeDossier(deps, actor, { dossierId, once: null }, async (change) => {
    const { kantoorId } = change.dossier;
    const people = await listAanvragers(change.tx, kantoorId, dossierId);
    const others = people.filter((person) => person.email === actor.email && person.taal !== taal);
    for (const person of others) await updateAanvrager(change.tx, kantoorId, person.id, { taal, versie: change.versie });
    if (others.length > 0) change.tell({ kind: "klant.taalChosen", taal });
  });
}
