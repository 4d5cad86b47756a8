import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { Soorten } from "../beheer/soorten";
import { requireLoaded } from "../loader.server";

export const meta: MetaFunction = () => [{ title: "Soorten documenten · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.beheer.soorten.list.fetch());
  return { state: context.dehydrate() };
}

export default function SoortenPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Soorten />
    </HydrationBoundary>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
