import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { ScenarioEditor } from "../beheer/scenario-editor";
import { requireLoaded } from "../loader.server";
import { trpc } from "../trpc";

/** In the place of an id: a scenario that is not there yet. */
const newId = "nieuw";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.naam ?? "Scenario"} · Beheer · Dossierklaar` }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { scenarios, triggers } = context.trpc.beheer;
  const [list] = await requireLoaded(request, Promise.all([scenarios.list.fetch(), scenarios.parts.fetch(), triggers.list.fetch()]));
  const scenario = list.find((one) => one.id === params.id);
  if (!scenario && params.id !== newId) throw new Response(null, { status: 404 });
  return { state: context.dehydrate(), naam: scenario?.naam ?? "Scenario toevoegen" };
}

export default function ScenarioPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Editor />
    </HydrationBoundary>
  );
}

function Editor() {
  const { id } = useParams();
  const [scenarios] = trpc.beheer.scenarios.list.useSuspenseQuery();
  const [parts] = trpc.beheer.scenarios.parts.useSuspenseQuery();
  const [triggers] = trpc.beheer.triggers.list.useSuspenseQuery();
  return (
    <ScenarioEditor key={id} parts={parts} scenario={scenarios.find((one) => one.id === id)} scenarios={scenarios} triggers={triggers} />
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
