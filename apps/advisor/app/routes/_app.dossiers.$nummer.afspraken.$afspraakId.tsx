import { EmptyState } from "@dossierklaar/ui/advisor/states";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { useAfspraak } from "../dossier";
import { requireLoaded } from "../loader.server";

/** An afspraak that this dossier does not have is a page that does not exist. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { afspraken } = await requireLoaded(request, context.trpc.dossier.show.fetch({ nummer: params.nummer ?? "" }));
  if (!afspraken.some((afspraak) => afspraak.id === params.afspraakId)) throw new Response(null, { status: 404 });
  return null;
}

/** In the browser the dossier is there already: walking from screen to screen asks the server nothing. */
export const clientLoader = () => null;

export default function AfspraakScreens() {
  return useAfspraak() ? <Outlet /> : <EmptyState>Deze afspraak is er niet meer. Kies links een andere.</EmptyState>;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
