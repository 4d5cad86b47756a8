import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { requireLoaded } from "../loader.server";
import { NewAfspraak } from "../new-afspraak/new-afspraak";
import { trpc } from "../trpc";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.afspraak.choices.fetch({ nummer: params.nummer ?? "" }));
  return { state: context.dehydrate() };
}

export default function NewAfspraakPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Form />
    </HydrationBoundary>
  );
}

function Form() {
  const { nummer = "" } = useParams();
  const [choices] = trpc.afspraak.choices.useSuspenseQuery({ nummer });
  return <NewAfspraak choices={choices} />;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
