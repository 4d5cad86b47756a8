import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { throwAsPage } from "../page-error.server.ts";

/** Opens a file that was delivered: signs an address for five minutes and goes there. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  try {
    const { url } = await context.openBestand(params.bestandId ?? "");
    return redirect(url, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return throwAsPage(error, "/documenten");
  }
}
