import type { LoaderFunctionArgs } from "@remix-run/node";

/** Whether this browser's cookie still means somebody. An answer and no refusal: a browser writes each of those down as an error. */
export const loader = ({ context }: LoaderFunctionArgs) =>
  Response.json({ isSignedIn: context.isSignedIn }, { headers: { "cache-control": "no-store" } });
