import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { Gebruikers } from "../beheer/gebruikers";
import { requireLoaded } from "../loader.server";

export const meta: MetaFunction = () => [{ title: "Gebruikers · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.beheer.gebruikers.list.fetch());
  return { state: context.dehydrate() };
}

export default function GebruikersPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Gebruikers />
    </HydrationBoundary>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
