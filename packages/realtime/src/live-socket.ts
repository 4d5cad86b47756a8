import type { DefaultEventsMap, Server, Socket } from "socket.io";
import type { Audience, ClientToServer, ServerToClient } from "./contract.ts";

/** What realtime must know of who is behind a socket. */
export type LiveActor = { kantoorId: string; sessionId: string; gebruikerId?: string; impersonatedBy?: string | null };

export type SocketData<Actor> = {
  actor: Actor;
  /** When the session was last looked at. */
  checkedAt: number;
  /** Made with the first watch: most memory of an idle connection is what it does not use. */
  watched?: Map<string, Audience[]>;
  signals?: { second: number; count: number };
};

export type LiveServer<Actor, Rows> = Server<ClientToServer, ServerToClient<Rows>, DefaultEventsMap, SocketData<Actor>>;
export type ServerSocket<Actor, Rows> = Socket<ClientToServer, ServerToClient<Rows>, DefaultEventsMap, SocketData<Actor>>;

export const dossierRoom = (dossierId: string, audience: Audience) => `dossier:${dossierId}:${audience}`;
export const kantoorRoom = (kantoorId: string) => `kantoor:${kantoorId}`;

export function reasonOf(error: unknown): { error: string } {
  return { error: error instanceof Error ? error.message : String(error) };
}
