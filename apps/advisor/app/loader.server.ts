import { redirectDocument } from "@remix-run/node";

/** To the sign-in page, and back here afterwards; as a page load, since what the page holds belongs to a session that ended. */
export function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirectDocument(pathname === "/" ? "/inloggen" : `/inloggen?naar=${encodeURIComponent(pathname + search)}`);
}

const statuses: Record<string, number> = { NOT_FOUND: 404, FORBIDDEN: 403, BAD_REQUEST: 404 };

/**
 * What a page cannot do without. Throws the answer that a browser understands: to the sign-in page for nobody, 404 for what is absent
 * or malformed in the address, 403 for what her role may not do; everything else as it came.
 */
export async function requireLoaded<Data>(request: Request, loading: Promise<Data>): Promise<Data> {
  try {
    return await loading;
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    if (code === "UNAUTHORIZED") throw toSignIn(request);
    const status = statuses[code];
    if (status) throw new Response(null, { status });
    throw error;
  }
}
