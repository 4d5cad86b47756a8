import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { createElement, type ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";

/** What a page needs of its load context. */
type PageContext = AppLoadContext & {
  /** The nonce of this answer's scripts. */
  nonce: string;
  /** Writes down what was not foreseen. */
  report(error: unknown): void;
};

const abortAfterMs = 5_000;

/**
 * How Remix writes a page of the app. Robots get it whole, browsers as soon as its frame is there.
 * @param frame what the app puts around the page, such as the context that hands on the nonce
 * @param within calls what it is given, in what the app sets up for the writing of one page
 */
export function createDocumentAnswer(
  frame: (page: ReactElement, nonce: string) => ReactElement,
  within: <Written>(context: PageContext, write: () => Written) => Written = (_context, write) => write(),
) {
  return (request: Request, status: number, headers: Headers, remix: EntryContext, context: PageContext): Promise<Response> => {
    const isRobot = isbot(request.headers.get("user-agent") ?? "");
    const { nonce } = context;
    return new Promise((resolve, reject) => {
      let responseStatus = status;
      let hasStarted = false;
      const answer = () => {
        hasStarted = true;
        const body = new PassThrough();
        headers.set("content-type", "text/html; charset=utf-8");
        // A page of a dossier is nobody else's, and not this person's either once she signed out.
        headers.set("cache-control", "no-store");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }));
        pipe(body);
      };
      const page = frame(createElement(RemixServer, { context: remix, nonce, url: request.url }), nonce);
      const { pipe, abort } = within(context, () =>
        renderToPipeableStream(page, {
          nonce,
          ...(isRobot ? { onAllReady: answer } : { onShellReady: answer }),
          onShellError: reject,
          onError(error) {
            responseStatus = 500;
            // Before the frame stands, the error comes back by onShellError.
            if (hasStarted) context.report(error);
          },
        }),
      );
      setTimeout(abort, abortAfterMs).unref();
    });
  };
}

/**
 * What a loader or a screen threw that nobody foresaw, instead of Remix' own log, which would write the address: that of a sign-in link is
 * the key itself. A visitor who left in the middle is no error, nor is an address that does not exist.
 */
export function reportPageError(error: unknown, { request, context }: { request: Request; context: PageContext }): void {
  const isExpected = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isExpected) context.report(error);
}
