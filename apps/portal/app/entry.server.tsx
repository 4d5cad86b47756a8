import { PassThrough } from "node:stream";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "./nonce.ts";
import { speakingIn } from "./spoken.server.ts";

const abortAfterMs = 5_000;

/** Writes the page. Robots get it whole, browsers as soon as its frame is there. */
export default function answerDocument(request: Request, status: number, headers: Headers, remix: EntryContext, context: AppLoadContext) {
  const isRobot = isbot(request.headers.get("user-agent") ?? "");
  return new Promise<Response>((resolve, reject) => {
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
    const { pipe, abort } = speakingIn(context.taal, () =>
      renderToPipeableStream(
        <NonceContext.Provider value={context.nonce}>
          <RemixServer context={remix} nonce={context.nonce} url={request.url} />
        </NonceContext.Provider>,
        {
          nonce: context.nonce,
          ...(isRobot ? { onAllReady: answer } : { onShellReady: answer }),
          onShellError: reject,
          onError(error) {
            responseStatus = 500;
            // Before the frame stands, the error comes back by onShellError.
            if (hasStarted) context.reportError(error);
          },
        },
      ),
    );
    setTimeout(abort, abortAfterMs).unref();
  });
}

/** Remix' own log would write the address, and that of a sign-in link is the key itself. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const isExpected = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isExpected) context.reportError(error);
}
