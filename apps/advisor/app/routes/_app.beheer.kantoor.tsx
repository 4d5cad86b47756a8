import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { KantoorSettings } from "../beheer/kantoor-settings";
import { requireLoaded } from "../loader.server";
import { trpc } from "../trpc";

export const meta: MetaFunction = () => [{ title: "Kantoor · Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.beheer.kantoor.show.fetch());
  return { state: context.dehydrate() };
}

export default function KantoorPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Settings />
    </HydrationBoundary>
  );
}

function Settings() {
  const [settings] = trpc.beheer.kantoor.show.useSuspenseQuery();
  return <KantoorSettings settings={settings} />;
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
