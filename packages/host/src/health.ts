import { type Databases, sql } from "@dossierklaar/db";
import { listMigrations } from "@dossierklaar/db/migrate";
import type { Listener } from "@dossierklaar/realtime/listener";
import type { RequestHandler } from "express";

const answerWithinMs = 3_000;

async function findReason(databases: Databases, listener: Listener, needed: readonly string[]): Promise<string | undefined> {
  const listening = listener.health();
  if (!listening.ok) return `listener: ${listening.reason}`;
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(databases.withoutKantoor);
    const missing = needed.filter((name) => !rows.some((row) => row.name === name));
    return missing.length > 0 ? `migrations missing: ${missing.join(", ")}` : undefined;
  } catch (error) {
    return `database: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** 200 when the database answers, no migration is missing and changes are heard; else 503 with the reason. */
export function healthRoute(databases: Databases, listener: Listener): RequestHandler {
  const needed = listMigrations().then((migrations) => Object.keys(migrations));
  return async (_req, res) => {
    const late = new Promise<string>((resolve) => setTimeout(resolve, answerWithinMs, "database: no answer in 3 seconds").unref());
    const reason = await Promise.race([needed.then((names) => findReason(databases, listener, names)), late]);
    res.setHeader("cache-control", "no-store");
    res.status(reason ? 503 : 200).json(reason ? { ok: false, reason } : { ok: true });
  };
}
