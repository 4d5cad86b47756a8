import type { Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";

/** Vite inside this server, for development. Its socket is on the app's own port, so that two apps never want the same one. */
export async function createVite(appRoot: string, server: Server): Promise<ViteDevServer> {
  const vite = await import("vite");
  return vite.createServer({
    root: appRoot,
    configFile: path.join(appRoot, "vite.config.ts"),
    server: { middlewareMode: true, hmr: { server } },
  });
}

/** What Remix built: from disk, or made by Vite at each request. Throws with a sentence when nothing was built. */
export async function loadBuild(appRoot: string, vite: ViteDevServer | undefined): Promise<ServerBuild | (() => Promise<ServerBuild>)> {
  // Remix' plugin serves a ServerBuild under this name, and its build writes the same to disk.
  if (vite) return () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<unknown> as Promise<ServerBuild>;
  const file = path.join(appRoot, "build/server/index.js");
  try {
    return (await import(pathToFileURL(file).href)) as ServerBuild; // as above
  } catch (error) {
    throw new Error(`${file} could not be loaded; make it with: npx turbo run build.`, { cause: error });
  }
}
