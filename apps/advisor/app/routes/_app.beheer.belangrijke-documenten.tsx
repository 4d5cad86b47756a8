import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { Documenten } from "../beheer/documenten";
import { requireLoaded } from "../loader.server";

export const meta: MetaFunction = () => [{ title: "Belangrijke documenten · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.beheer.documenten.list.fetch());
  return { state: context.dehydrate() };
}

export default function BelangrijkeDocumentenPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Documenten />
    </HydrationBoundary>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
