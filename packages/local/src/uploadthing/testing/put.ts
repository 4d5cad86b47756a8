import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { json } from "node:stream/consumers";

/** How many bytes of an upload under way have reached the disk. */
export function bytesOnDisk({ dataDir }: { dataDir: string }): number {
  const parts = join(dataDir, "parts");
  return readdirSync(parts).reduce((total, name) => total + statSync(join(parts, name)).size, 0);
}

/** Begins a PUT of the whole body, sends its first `bytes` and then hangs; `break` cuts the connection. */
export function beginPut(url: string, whole: Uint8Array, bytes: number) {
  const request = httpRequest(url, { method: "PUT", agent: false, headers: { "content-length": whole.length, range: "bytes=0-" } });
  const ended = new Promise<string>((resolve) => {
    request.on("error", () => resolve("cut off"));
    request.on("response", (response) => {
      response.resume();
      resolve(`answered ${response.statusCode}`);
    });
  });
  request.write(whole.subarray(0, bytes));
  return { ended, break: () => request.destroy() };
}

/** Where an upload would go on, as the SDK's client asks. */
export async function storedBytes(url: string): Promise<number> {
  const answer = await fetch(url, { method: "HEAD" });
  return Number(answer.headers.get("x-ut-range-start"));
}

/** Sends a raw body to its last byte before it reads the answer, as a browser does. Throws when the connection ends before. */
export async function putWhole(url: string, bytes: Uint8Array): Promise<{ status: number; body: unknown }> {
  const request = httpRequest(url, { method: "PUT", agent: false, headers: { "content-length": bytes.length } });
  const answered = once(request, "response");
  for (let at = 0; at < bytes.length; at += 1_000_000) {
    await new Promise<void>((resolve, reject) => {
      request.write(bytes.subarray(at, at + 1_000_000), (error) => (error ? reject(error) : resolve()));
    });
  }
  request.end();
  const [response] = await answered;
  return { status: response.statusCode, body: await json(response) };
}
