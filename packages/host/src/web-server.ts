import { createServer, type Server } from "node:http";
import { type Databases, requireWalledRole } from "@dossierklaar/db";
import { createListener, type Listener } from "@dossierklaar/realtime/listener";
import type { Realtime } from "@dossierklaar/realtime/server";
import type { Express } from "express";
import type { Logger } from "pino";
import type { ViteDevServer } from "vite";
import { stopInOrder } from "./process.ts";
import { createVite } from "./remix-build.ts";

export type WebServerOptions = {
  env: { NODE_ENV: "production" | "development" | "test"; PORT: number; APP_DATABASE_URL: string };
  log: Logger;
  databases: Databases;
  /** How its LISTEN connection is called in PostgreSQL. */
  listenerName: string;
  /** Where browsers reach the app. */
  origin: string;
  /** The folder of the app: apps/advisor or apps/portal. */
  appRoot: string;
  attachLive(server: Server, listener: Listener): Realtime;
  createApp(listener: Listener, vite: ViteDevServer | undefined): Promise<Express>;
};

/** Serves an app until the process is told to stop. Refuses a role that passes the wall between kantoren. Ends the databases with the rest. */
export async function serve({ env, log, databases, ...options }: WebServerOptions): Promise<void> {
  await requireWalledRole(databases.withoutKantoor);
  const listener = createListener({
    url: env.APP_DATABASE_URL,
    applicationName: options.listenerName,
    log: (level, message, details) => log[level](details ?? {}, message),
  });
  const server = createServer();
  const live = options.attachLive(server, listener);
  const vite = env.NODE_ENV === "development" ? await createVite(options.appRoot, server) : undefined;
  server.on("request", await options.createApp(listener, vite));
  stopInOrder(log, async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    await live.close();
    server.closeIdleConnections();
    await closed;
    await vite?.close();
    await listener.stop();
    await databases.close();
  });
  server.listen(env.PORT, () => log.info({ address: options.origin, mode: env.NODE_ENV }, "listening"));
}
