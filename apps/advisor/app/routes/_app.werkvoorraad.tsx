import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { requireLoaded } from "../loader.server";
import { viewOf } from "../werkvoorraad/groups";
import { Werkvoorraad } from "../werkvoorraad/werkvoorraad";

export const meta: MetaFunction = () => [{ title: "Werkvoorraad · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { scope } = viewOf(new URL(request.url).searchParams);
  await requireLoaded(request, context.trpc.werkvoorraad.show.fetch({ scope }));
  return { state: context.dehydrate() };
}

/** The page's own query follows the view and the kantoor's changes. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export default function WerkvoorraadPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Werkvoorraad />
    </HydrationBoundary>
  );
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
