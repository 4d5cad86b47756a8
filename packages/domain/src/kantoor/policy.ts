// Who runs the kantoor itself. Pure and browser-safe.
import type { Actor, AdviseurActor } from "../actor.ts";
import { DomainError } from "../errors.ts";

/** Only an admin opens Beheer; somebody may be admin and adviseur at once. */
export const mayRunKantoor = (actor: Pick<AdviseurActor, "rollen">): boolean => actor.rollen.includes("admin");

/** Narrows to an admin of her kantoor; throws FORBIDDEN for everyone else. First line of every command and read of Beheer. */
export function requireAdmin(actor: Actor): asserts actor is AdviseurActor {
  if (actor.kind !== "gebruiker" || !mayRunKantoor(actor)) throw new DomainError("FORBIDDEN");
}
