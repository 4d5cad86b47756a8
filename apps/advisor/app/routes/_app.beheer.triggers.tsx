import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { Triggers } from "../beheer/triggers";
import { requireLoaded } from "../loader.server";

export const meta: MetaFunction = () => [{ title: "Triggers · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { scenarios, triggers } = context.trpc.beheer;
  await requireLoaded(request, Promise.all([triggers.list.fetch(), scenarios.list.fetch(), scenarios.parts.fetch()]));
  return { state: context.dehydrate() };
}

export default function TriggersPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Triggers />
    </HydrationBoundary>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
