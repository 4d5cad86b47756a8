import type { LoaderFunctionArgs } from "@remix-run/node";

/** The photo of a colleague. Its address changes with what is in it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const foto = await context.findFoto(params.gebruikerId ?? "");
  if (!foto) throw new Response(null, { status: 404 });
  return new Response(foto, { headers: { "content-type": "image/webp", "cache-control": "private, max-age=31536000, immutable" } });
}
