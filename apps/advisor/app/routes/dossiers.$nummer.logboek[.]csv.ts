import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireLoaded } from "../loader.server";
import { filterOf } from "../logboek/filter";

/** The Logboek, narrowed as its screen is, as a file. */
export async function loader({ request, context, params }: LoaderFunctionArgs): Promise<Response> {
  const input = { nummer: params.nummer ?? "", ...filterOf(new URL(request.url).searchParams) };
  const { naam, csv } = await requireLoaded(request, context.trpc.dossier.exportLogboek.fetch(input));
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${naam}"`,
      "cache-control": "no-store",
    },
  });
}
