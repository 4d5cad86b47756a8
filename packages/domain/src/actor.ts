// Who acts. Browser-safe: types only.
import type { ActorSoort, Rol } from "@dossierklaar/db/columns";

/** Someone of the kantoor. */
export type AdviseurActor = {
  kind: "gebruiker";
  kantoorId: string;
  gebruikerId: string;
  rollen: readonly Rol[];
  naam: string;
  /** Sees only dossiers where she is adviseur or behandelaar. */
  beperkteInzage: boolean;
  sessionId: string;
};

/** A client, bound to one dossier; serves the aanvragers of her e-mail address and those who have none. */
export type KlantActor = {
  kind: "klant";
  kantoorId: string;
  dossierId: string;
  accountId: string;
  email: string;
  aanvragerIds: readonly string[];
  namen: string;
  /** The gebruiker who looks through this client's eyes, when one does. */
  impersonatedBy: string | null;
  /** Her name, for the Logboek; null when the client acts herself. */
  impersonatorNaam: string | null;
  /** She has switched on that she may act for the client; off she only looks. */
  magHandelen: boolean;
  sessionId: string;
};

/** The product itself: jobs. */
export type SystemActor = { kind: "system"; kantoorId: string };

export type Actor = AdviseurActor | KlantActor | SystemActor;

/** Unique per person; what a requestId is unique within. */
export function actorKey(actor: Actor): string {
  if (actor.kind === "gebruiker") return `gebruiker:${actor.gebruikerId}`;
  if (actor.kind === "system") return "system";
  return actor.impersonatedBy === null ? `klant:${actor.accountId}` : `gebruiker:${actor.impersonatedBy}`;
}

/** How the Logboek names the actor. */
export function actorName(actor: Actor): string {
  if (actor.kind === "system") return "Dossierklaar";
  if (actor.kind === "gebruiker") return actor.naam;
  if (actor.impersonatedBy === null) return actor.namen;
  const who = actor.impersonatorNaam ?? "Kantoor";
  return actor.magHandelen ? `${who} namens ${actor.namen}` : who;
}

/** Who stands behind what the actor does: of one who looks through a client's eyes that is the gebruiker, never the client. */
export function actorPerson(actor: Actor): { soort: ActorSoort; id: string | null } {
  if (actor.kind === "gebruiker") return { soort: "gebruiker", id: actor.gebruikerId };
  if (actor.kind === "klant" && actor.impersonatedBy !== null) return { soort: "gebruiker", id: actor.impersonatedBy };
  return { soort: actor.kind, id: null };
}
