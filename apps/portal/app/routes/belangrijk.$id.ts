import type { LoaderFunctionArgs } from "@remix-run/node";

/** A paper of the kantoor, to download. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await context.findDocument(params.id ?? "");
  if (!found) throw new Response("Niet gevonden.\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  return new Response(found.body, {
    headers: {
      "content-type": found.mime,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(found.bestandsnaam)}`,
      // Another paper may take its place under the same address.
      "cache-control": "private, no-cache",
    },
  });
}
