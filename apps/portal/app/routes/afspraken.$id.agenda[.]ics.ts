import type { LoaderFunctionArgs } from "@remix-run/node";
import { throwAsPage } from "../page-error.server.ts";

/** `Zet in mijn agenda`: one afspraak as a file. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  try {
    const text = await context.agendaFile(params.id ?? "");
    if (text === undefined) throw new Response("Niet gevonden.\n", { status: 404 });
    return new Response(text, {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'attachment; filename="afspraak.ics"',
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof Response) throw error;
    return throwAsPage(error, "/afspraken");
  }
}
