import { type Databases, sql } from "@dossierklaar/db";
import type { Listener } from "@dossierklaar/realtime/listener";
import type { RequestHandler } from "express";

const answerWithinMs = 3_000;

async function reasonNotHealthy(databases: Databases, listener: Listener): Promise<string | undefined> {
  const listening = listener.health();
  if (!listening.ok) return `listener: ${listening.reason}`;
  try {
    await sql`select 1 from dossier limit 0`.execute(databases.withoutKantoor);
  } catch (error) {
    return `database: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** 200 when the database answers with our tables and changes are heard; else 503 with the reason. */
export function healthRoute(databases: Databases, listener: Listener): RequestHandler {
  return async (_req, res) => {
    const late = new Promise<string>((resolve) => setTimeout(resolve, answerWithinMs, "database: no answer in 3 seconds").unref());
    const reason = await Promise.race([reasonNotHealthy(databases, listener), late]);
    res.setHeader("cache-control", "no-store");
    res.status(reason ? 503 : 200).json(reason ? { ok: false, reason } : { ok: true });
  };
}
