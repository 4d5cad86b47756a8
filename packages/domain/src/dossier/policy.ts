// Who may see a dossier and work in it. Pure and browser-safe.
import type { Rol } from "@dossierklaar/db/columns";
import type { Actor, AdviseurActor, KlantActor } from "../actor.ts";
import { DomainError } from "../errors.ts";

type DossierFacts = { kantoorId: string; id: string; adviseurId: string; behandelaarId: string | null };

/** A gebruiker sees the dossiers of her kantoor (with beperkte inzage only her own), a client the one she is bound to. */
export function maySeeDossier(actor: Actor, dossier: DossierFacts): boolean {
  if (actor.kantoorId !== dossier.kantoorId) return false;
  if (actor.kind === "klant") return actor.dossierId === dossier.id;
  if (actor.kind === "gebruiker" && actor.beperkteInzage) return [dossier.adviseurId, dossier.behandelaarId].includes(actor.gebruikerId);
  return true;
}

/** Adviseurs and binnendienst work in dossiers; who is only admin reads them and runs Beheer. */
export const mayWorkInDossiers = (actor: Pick<AdviseurActor, "rollen">): boolean =>
  actor.rollen.some((rol) => rol === "adviseur" || rol === "binnendienst");

/** Whose dossiers and afspraken they can be: an admin who is no adviseur advises nobody. */
export const mayBeAdviseur = (gebruiker: { rollen: readonly Rol[] }): boolean => gebruiker.rollen.includes("adviseur");

/** A closed dossier is read and no longer changed. Throws DOSSIER_CLOSED. */
export function requireOpen(dossier: { gesloten: boolean }): void {
  if (dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
}

/** Narrows to a gebruiker who may work in dossiers; throws FORBIDDEN for everyone else. */
export function requireWorker(actor: Actor): asserts actor is AdviseurActor {
  if (actor.kind !== "gebruiker" || !mayWorkInDossiers(actor)) throw new DomainError("FORBIDDEN");
}

/** Narrows to a gebruiker: reading is for everyone of the kantoor. Throws FORBIDDEN for everyone else. */
export function requireOfKantoor(actor: Actor): asserts actor is AdviseurActor {
  if (actor.kind !== "gebruiker") throw new DomainError("FORBIDDEN");
}

/** Narrows to a client who acts herself, or to the gebruiker who has switched on that she acts for her; who only looks changes nothing. */
export function requireKlantHerself(actor: Actor): asserts actor is KlantActor {
  if (actor.kind !== "klant" || (actor.impersonatedBy !== null && !actor.magHandelen)) throw new DomainError("FORBIDDEN");
}

/** A client sees what is asked of those she is signed in for, and what is asked of the dossier. */
export const maySeeOf = (actor: KlantActor, aanvragerId: string | null): boolean =>
  aanvragerId === null || actor.aanvragerIds.includes(aanvragerId);
