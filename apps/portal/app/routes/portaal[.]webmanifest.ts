import type { LoaderFunctionArgs } from "@remix-run/node";

/** For the phone's home screen; before anybody signed in it is nobody's. */
export async function loader({ context }: LoaderFunctionArgs) {
  return Response.json(await context.manifest(), { headers: { "content-type": "application/manifest+json", "cache-control": "no-cache" } });
}
