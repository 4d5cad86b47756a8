import net from "node:net";
import { expect, it } from "vitest";
import { chooseFreePorts, requireFreePorts } from "./ports.ts";

it("names a taken port, its owner and the variable that changes it", { timeout: 15_000 }, async () => {
  const ports = await chooseFreePorts();
  await requireFreePorts(ports);
  // On ::1 only: 127.0.0.1 is free, and still a browser that asks for localhost could get the stranger.
  const stranger = net.createServer().listen(ports.portal, "::1");
  const hasIpv6 = await new Promise((resolve) => {
    stranger.once("listening", () => resolve(true));
    stranger.once("error", () => resolve(false));
  });
  if (!hasIpv6) await new Promise<void>((resolve) => stranger.listen(ports.portal, "127.0.0.1", resolve));
  await expect(requireFreePorts(ports)).rejects.toThrow(
    `Port ${ports.portal}, meant for the portal, is taken by another program; stop that or set PORTAL_PORT to a free port.`,
  );
  stranger.close();
});

it("chooses four different ports below those of outgoing connections", async () => {
  const ports = Object.values(await chooseFreePorts());
  expect(new Set(ports).size).toBe(4);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});
