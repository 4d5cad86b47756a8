import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { Afspraaktypen } from "../beheer/afspraaktypen";
import { requireLoaded } from "../loader.server";

export const meta: MetaFunction = () => [{ title: "Afspraaktypen · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.beheer.afspraaktypen.list.fetch());
  return { state: context.dehydrate() };
}

export default function AfspraaktypenPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Afspraaktypen />
    </HydrationBoundary>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
