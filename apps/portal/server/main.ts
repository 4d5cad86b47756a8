import { createServer } from "node:http";
import { requireWalledRole } from "@dossierklaar/db";
import { createListener } from "@dossierklaar/realtime/listener";
import { createApp } from "./app.ts";
import { createDeps, createLog } from "./deps.ts";
import { EnvError, readEnv } from "./env.ts";
import { attachLive } from "./live.ts";
import { createVite } from "./remix-build.ts";

const stopWithinMs = 5_000;

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const log = createLog(env);
  const deps = createDeps(env, log);
  await requireWalledRole(deps.databases.withoutKantoor);
  const listener = createListener({
    url: env.APP_DATABASE_URL,
    applicationName: "dossierklaar-portal-listen",
    log: (level, message, details) => log[level](details ?? {}, message),
  });
  const server = createServer();
  const live = attachLive(server, { env, deps, listener });
  const vite = env.NODE_ENV === "development" ? await createVite(server) : undefined;
  server.on("request", await createApp({ env, deps, listener, vite }));

  let stopping: Promise<void> | undefined;
  const stop = (why: string) => {
    stopping ??= (async () => {
      log.info({ why }, "stopping");
      // What hangs must not hold the port and the database longer than a restart may take.
      setTimeout(() => process.exit(0), stopWithinMs).unref();
      const closed = new Promise((resolve) => server.close(resolve));
      await live.close();
      server.closeIdleConnections();
      await closed;
      await vite?.close();
      await listener.stop();
      await Promise.all([deps.databases.close(), deps.liveDatabases.close()]);
      process.exit(0);
    })();
    return stopping;
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  // The launcher is gone, however that came.
  process.on("disconnect", () => void stop("the launcher ended"));

  server.listen(env.PORT, () => log.info({ address: env.PORTAL_URL, mode: env.NODE_ENV }, "listening"));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof EnvError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
