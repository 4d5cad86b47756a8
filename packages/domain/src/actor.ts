// Who acts. Browser-safe: types only.
import type { Rol } from "@dossierklaar/db/columns";

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
  sessionId: string;
};

/** The product itself: jobs. */
export type SystemActor = { kind: "system"; kantoorId: string };

export type Actor = AdviseurActor | KlantActor | SystemActor;

/** Unique per person; what a requestId is unique within. */
export function actorKey(actor: Actor): string {
  if (actor.kind === "gebruiker") return `gebruiker:${actor.gebruikerId}`;
  return actor.kind === "klant" ? `klant:${actor.accountId}` : "system";
}

/** How the Logboek names the actor. */
export function actorName(actor: Actor): string {
  if (actor.kind === "system") return "Dossierklaar";
  return actor.kind === "gebruiker" ? actor.naam : actor.namen;
}
