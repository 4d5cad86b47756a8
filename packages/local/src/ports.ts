import net from "node:net";
import { LocalServiceError, systemErrorCode } from "./local-service-error.ts";

/** Whether a server could listen on this host and port right now. A host that the machine does not have counts as free. */
function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error) => {
      const code = systemErrorCode(error);
      resolve(code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT");
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Whether nothing listens on this port of localhost, in either family: a browser that is sent to localhost tries ::1 as well,
 * so a stranger there would be shown instead of us although 127.0.0.1 was free.
 */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

/**
 * The first free port in a range, both ends included.
 * Keep the range below 32768: above it the kernel lends ports to outgoing connections, and a bind fails now and then.
 * @throws LocalServiceError when the whole range is taken
 */
export async function freePort(from: number, to: number): Promise<number> {
  for (let port = from; port <= to; port++) if (await isPortFree(port)) return port;
  throw new LocalServiceError("no-free-port", `All ports from ${from} to ${to} are taken; stop a program that listens there.`);
}
