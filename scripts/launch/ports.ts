import { setTimeout as sleep } from "node:timers/promises";
import { freePort, isPortFree } from "@dossierklaar/local/ports";
import { type Ports, portVariable } from "./configuration.ts";
import { LaunchError } from "./launch-error.ts";

// A stack whose launcher was killed a moment ago needs this long to let go of its ports.
const graceMs = 3_000;

const owners = { advisor: "the adviser app", portal: "the portal", local: "the local services" } as const;

/**
 * Checks the ports of everything but PostgreSQL, which may rightly be running from before.
 * @throws LaunchError naming the first port that another program has, and the variable that changes it
 */
export async function requireFreePorts(ports: Ports): Promise<void> {
  const names = ["advisor", "portal", "local"] as const;
  const deadline = Date.now() + graceMs;
  for (const name of names) {
    while (!(await isPortFree(ports[name]))) {
      if (Date.now() > deadline) {
        throw new LaunchError(
          `Port ${ports[name]}, meant for ${owners[name]}, is taken by another program; stop that or set ${portVariable(name)} to a free port.`,
        );
      }
      await sleep(100);
    }
  }
}

/**
 * Four free ports for a stack of a test or a bench, below those that the kernel lends to outgoing connections.
 * They begin at a random place, so that two runs which start together do not choose the same.
 */
export async function chooseFreePorts(): Promise<Ports> {
  const base = 20_000 + 20 * Math.floor(Math.random() * 500);
  const advisor = await freePort(base, base + 2_000);
  const portal = await freePort(advisor + 1, advisor + 2_000);
  const local = await freePort(portal + 1, portal + 2_000);
  return { advisor, portal, local, postgres: await freePort(local + 1, local + 2_000) };
}
