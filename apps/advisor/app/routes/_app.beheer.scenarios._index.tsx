import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { Scenarios } from "../beheer/scenarios";
import { requireLoaded } from "../loader.server";

export const meta: MetaFunction = () => [{ title: "Scenario's · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { scenarios } = context.trpc.beheer;
  await requireLoaded(request, Promise.all([scenarios.list.fetch(), scenarios.parts.fetch()]));
  return { state: context.dehydrate() };
}

export default function ScenariosPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Scenarios />
    </HydrationBoundary>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
