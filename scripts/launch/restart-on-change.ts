import fs from "node:fs";
import path from "node:path";
import { toSentence } from "./launch-error.ts";
import type { Stack } from "./stack.ts";

type App = "advisor" | "portal" | "worker";
const everyApp: readonly App[] = ["advisor", "portal", "worker"];
const quietMs = 200;

/**
 * Which processes run this file; none for what Vite reloads in the browser by itself, and for tests.
 * @param file path from the root of the repository
 */
export function appsRunning(file: string): readonly App[] {
  if (!/\.(ts|json)$/.test(file) || /\.test\.ts$/.test(file) || file.includes("node_modules") || file.endsWith(".part")) return [];
  const app = /^apps\/(?<name>advisor|portal)\/server\/|^apps\/(?<worker>worker)\/src\//.exec(file)?.groups;
  if (app) return everyApp.filter((name) => name === app.name || name === app.worker);
  const library = /^packages\/(?<name>[a-z]+)\/(src|migrations|seed)\//.exec(file)?.groups?.name;
  // ui only goes to browsers; local is a process of its own that a developer restarts with the rest.
  return library && library !== "ui" && library !== "local" ? everyApp : [];
}

/**
 * Restarts the server processes whose code changed. Not `node --watch`: its children would not notice that we were killed.
 * A restart that fails is told and tried again at the next change.
 */
export function restartOnChange(stack: Pick<Stack, "restart">, root: string): { close(): void } {
  const changed = new Set<App>();
  let timer: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();

  async function restartChanged(): Promise<void> {
    const apps = [...changed];
    changed.clear();
    for (const app of apps) {
      try {
        await stack.restart(app);
        console.log(`• Restarted the ${app}`);
      } catch (error) {
        console.log(`• The ${app} did not start: ${toSentence(error)}`);
      }
    }
  }

  const watchers = ["apps", "packages"].map((folder) =>
    fs.watch(path.join(root, folder), { recursive: true }, (_event, name) => {
      if (name === null) return;
      const apps = appsRunning(path.join(folder, name));
      if (apps.length === 0) return;
      for (const app of apps) changed.add(app);
      clearTimeout(timer);
      timer = setTimeout(() => {
        restarting = restarting.then(restartChanged);
      }, quietMs);
    }),
  );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
