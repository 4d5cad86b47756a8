import { type ClientRequest, request as httpRequest } from "node:http";

type Behaviour = {
  /** Pause between two pieces, in ms. */
  pauseMs: number;
  /** Breaks the next connection after that many bytes of body, once. */
  dropAfterBytes: number | undefined;
  /** Sends the whole body of the next request, then breaks the connection without reading the answer, once. */
  dropBeforeAnswer: boolean;
  onSent: ((bytes: number) => void) | undefined;
};

/** How the network behaves; the SDK's client makes its own XMLHttpRequest, so a test can reach it only here. */
export const network: Behaviour = { pauseMs: 0, dropAfterBytes: undefined, dropBeforeAnswer: false, onSent: undefined };

export function resetNetwork(): void {
  Object.assign(network, { pauseMs: 0, dropAfterBytes: undefined, dropBeforeAnswer: false, onSent: undefined } satisfies Behaviour);
}

const PIECE_BYTES = 64 * 1024;

/** As much of XMLHttpRequest as the SDK's client uses, on node:http, with a network that can break. */
export class NodeXMLHttpRequest {
  readonly upload = new EventTarget();
  responseType = "";
  status = 0;
  statusText = "";
  response: unknown = null;
  #listeners = new Map<string, () => void>();
  #headers: Record<string, string> = {};
  #method = "GET";
  #url = "";
  #isAborted = false;
  #request: ClientRequest | undefined;

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  addEventListener(name: string, listener: () => void): void {
    this.#listeners.set(name, listener);
  }

  abort(): void {
    this.#isAborted = true;
    this.#request?.destroy();
  }

  send(form: FormData): void {
    void this.#send(form);
  }

  async #send(form: FormData): Promise<void> {
    const encoded = new Response(form);
    const body = Buffer.from(await encoded.arrayBuffer());
    if (this.#isAborted) return;
    const headers = {
      ...this.#headers,
      "content-type": encoded.headers.get("content-type") ?? "",
      "content-length": String(body.length),
    };
    const dropBeforeAnswer = network.dropBeforeAnswer;
    network.dropBeforeAnswer = false;
    const request = httpRequest(this.#url, { method: this.#method, headers, agent: false });
    this.#request = request;
    request.on("error", () => this.#fire("error"));
    request.on("response", async (response) => {
      if (dropBeforeAnswer) return request.destroy(new Error("the answer was lost"));
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      this.status = response.statusCode ?? 0;
      this.statusText = response.statusMessage ?? "";
      this.response = JSON.parse(Buffer.concat(chunks).toString() || "null");
      this.#fire("load");
    });
    await this.#write(request, body);
  }

  async #write(request: ClientRequest, body: Buffer): Promise<void> {
    for (let sent = 0; sent < body.length; ) {
      if (request.destroyed) return;
      const piece = body.subarray(sent, sent + PIECE_BYTES);
      await new Promise((resolve) => request.write(piece, resolve));
      sent += piece.length;
      this.upload.dispatchEvent(Object.assign(new Event("progress"), { loaded: sent }));
      network.onSent?.(sent);
      if (network.dropAfterBytes !== undefined && sent >= network.dropAfterBytes) {
        network.dropAfterBytes = undefined;
        request.destroy(new Error("the network is gone"));
        return;
      }
      if (network.pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, network.pauseMs));
    }
    request.end();
  }

  #fire(name: string): void {
    if (!this.#isAborted) this.#listeners.get(name)?.();
  }
}
