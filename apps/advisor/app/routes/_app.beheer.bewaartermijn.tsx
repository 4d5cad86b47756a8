import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { Bewaartermijn } from "../beheer/bewaartermijn";
import { requireLoaded } from "../loader.server";

export const meta: MetaFunction = () => [{ title: "Bewaartermijn · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.beheer.bewaartermijn.show.fetch());
  return { state: context.dehydrate() };
}

export default function BewaartermijnPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Bewaartermijn />
    </HydrationBoundary>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
