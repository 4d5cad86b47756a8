import { ButtonLink } from "@dossierklaar/ui/advisor/button";
import { EmptyState } from "@dossierklaar/ui/advisor/states";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { useState } from "react";
import { ChangeAfspraak } from "../afspraak/change-afspraak";
import { useAfspraak } from "../dossier";
import { requireLoaded } from "../loader.server";
import { trpc } from "../trpc";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.afspraak.choices.fetch({ nummer: params.nummer ?? "" }));
  return { state: context.dehydrate() };
}

export default function ChangeAfspraakPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Form />
    </HydrationBoundary>
  );
}

function Form() {
  const { nummer = "" } = useParams();
  const afspraak = useAfspraak();
  const [choices] = trpc.afspraak.choices.useSuspenseQuery({ nummer });
  // A colleague who calls it off meanwhile is told on the form; who comes here later finds nothing to change.
  const [wasCancelled] = useState(afspraak?.status === "cancelled");
  if (!afspraak) return null;
  if (wasCancelled)
    return (
      <EmptyState action={<ButtonLink href={`/dossiers/${nummer}/afspraken/${afspraak.id}`}>Naar de afspraak</ButtonLink>}>
        Deze afspraak is afgezegd en kan niet meer worden gewijzigd. Plan een nieuwe.
      </EmptyState>
    );
  return <ChangeAfspraak afspraak={afspraak} choices={choices} key={afspraak.id} />;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
