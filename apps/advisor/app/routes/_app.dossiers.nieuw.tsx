import { PlainFrame } from "@dossierklaar/ui/advisor/app-frame";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { requireLoaded } from "../loader.server";
import { NewDossier } from "../new-dossier/new-dossier";
import { trpc } from "../trpc";

export const meta: MetaFunction = () => [{ title: "Nieuw dossier · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.dossier.choices.fetch());
  return { state: context.dehydrate() };
}

export default function NewDossierPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <PlainFrame>
        <Form />
      </PlainFrame>
    </HydrationBoundary>
  );
}

function Form() {
  const [choices] = trpc.dossier.choices.useSuspenseQuery();
  return <NewDossier choices={choices} />;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
