import path from "node:path";
import { runMain } from "@dossierklaar/host/process";
import { serve } from "@dossierklaar/host/web-server";
import { createApp } from "./app.ts";
import { createDeps, createLog } from "./deps.ts";
import { readEnv } from "./env.ts";
import { attachLive } from "./live.ts";

runMain(async () => {
  const env = readEnv(process.env);
  const log = createLog(env);
  const deps = createDeps(env, log);
  const appRoot = path.resolve(import.meta.dirname, "..");
  await serve({
    env,
    log,
    appRoot,
    databases: deps.databases,
    listenerName: "dossierklaar-portal-listen",
    origin: env.PORTAL_URL,
    attachLive: (server, listener) => attachLive(server, { env, deps, listener }),
    createApp: (listener, vite) => createApp({ env, deps, appRoot, listener, vite }),
  });
});
