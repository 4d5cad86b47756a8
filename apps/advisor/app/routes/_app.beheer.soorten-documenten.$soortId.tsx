import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { SoortForm } from "../beheer/soort-form";
import { requireLoaded } from "../loader.server";
import { trpc } from "../trpc";

export const meta: MetaFunction = () => [{ title: "Soort document · Beheer · Dossierklaar" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.beheer.soorten.show.fetch({ id: params.soortId ?? "" }));
  return { state: context.dehydrate() };
}

export default function SoortPage() {
  const { state } = useLoaderData<typeof loader>();
  const { soortId = "" } = useParams();
  return (
    <HydrationBoundary state={state}>
      <Loaded id={soortId} key={soortId} />
    </HydrationBoundary>
  );
}

function Loaded(props: { id: string }) {
  const [soort] = trpc.beheer.soorten.show.useSuspenseQuery({ id: props.id });
  return <SoortForm soort={soort} />;
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
