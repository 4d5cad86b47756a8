/** A dossier took a new versie. */
export type ChangeNotice = { kantoorId: string; dossierId: string; versie: number };

/** Who may look has changed: one session ended, or the rights of a gebruiker or around a dossier. */
export type RevokedNotice = { sessionId: string } | { gebruikerId: string } | { dossierId: string };

export type Notice =
  | { kind: "change"; change: ChangeNotice }
  | { kind: "revoked"; revoked: RevokedNotice }
  /** As it was sent; the receiver checks its shape. */
  | { kind: "signal"; payload: unknown };

/**
 * What a notification says; undefined when it is not what recordEvent and the triggers write. Whoever may sign in to the database may
 * NOTIFY, and what is thrown where notifications come in would end the server.
 */
export function parseNotice(channel: string, payload: string): Notice | undefined {
  let sent: unknown;
  try {
    sent = JSON.parse(payload);
  } catch {
    return undefined;
  }
  if (channel === "dossier_signal") return { kind: "signal", payload: sent };
  if (typeof sent !== "object" || sent === null) return undefined;
  const field = (name: string): unknown => Reflect.get(sent, name);
  const text = (name: string): string | undefined => {
    const value = field(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  if (channel === "dossier_change") {
    const [kantoorId, dossierId, versie] = [text("k"), text("d"), field("v")];
    if (!kantoorId || !dossierId || typeof versie !== "number") return undefined;
    return { kind: "change", change: { kantoorId, dossierId, versie } };
  }
  const [sessionId, gebruikerId, dossierId] = [text("s"), text("g"), text("d")];
  if (sessionId) return { kind: "revoked", revoked: { sessionId } };
  if (gebruikerId) return { kind: "revoked", revoked: { gebruikerId } };
  return dossierId ? { kind: "revoked", revoked: { dossierId } } : undefined;
}
