import type { LoaderFunctionArgs } from "@remix-run/node";

/** A picture of a good copy of some document. Its address is what is in it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const voorbeeld = await context.findVoorbeeld(params.hash ?? "");
  if (!voorbeeld) throw new Response(null, { status: 404 });
  return new Response(voorbeeld, { headers: { "content-type": "image/webp", "cache-control": "private, max-age=31536000, immutable" } });
}
