import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { Keuzelijst } from "../beheer/keuzelijst";
import { keuzelijstWords } from "../beheer/keuzelijst-words";
import { requireLoaded } from "../loader.server";

const words = keuzelijstWords.klantprofielen;

export const meta: MetaFunction = () => [{ title: "Klantprofielen · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.beheer.keuzelijst.show.fetch({ lijst: words.lijst }));
  return { state: context.dehydrate() };
}

export default function KlantprofielenPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Keuzelijst words={words} />
    </HydrationBoundary>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
