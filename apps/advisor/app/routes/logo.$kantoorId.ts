import type { LoaderFunctionArgs } from "@remix-run/node";

/** The logo of one's own kantoor. Its address changes with what is in it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const logo = await context.findLogo(params.kantoorId ?? "");
  if (!logo) throw new Response(null, { status: 404 });
  return new Response(logo, { headers: { "content-type": "image/png", "cache-control": "private, max-age=31536000, immutable" } });
}
