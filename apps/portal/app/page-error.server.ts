import { redirect } from "@remix-run/node";

/** What a loader does with a refusal of the api: signing in, or the page that says so. Always throws. */
export function throwAsPage(error: unknown, returnTo: string): never {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === "UNAUTHORIZED") throw redirect(`/inloggen?naar=${encodeURIComponent(returnTo)}`);
  if (code === "NOT_FOUND") throw new Response(null, { status: 404 });
  throw error;
}
