import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireLoaded } from "../loader.server";

/** The newest afspraak is what she comes for; without one, who the clients are. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { head, afspraken } = await requireLoaded(request, context.trpc.dossier.show.fetch({ nummer: params.nummer ?? "" }));
  const newest = afspraken.find((afspraak) => afspraak.status === "planned") ?? afspraken[0];
  throw redirect(`/dossiers/${head.nummer}/${newest ? `afspraken/${newest.id}/dossiercontrole` : "gegevens"}`);
}

/** Never shown. Without a screen Remix would take this for a file, and answer a dossier that is not there with an empty page. */
export default function Onward() {
  return null;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
