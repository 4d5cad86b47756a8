import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { useDossier } from "../dossier";
import { ComposeEmail } from "../emails/compose-email";
import { requireLoaded } from "../loader.server";
import { trpc } from "../trpc";

const afspraakOf = (params: URLSearchParams): string | null => params.get("afspraak");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const afspraakId = afspraakOf(new URL(request.url).searchParams);
  await requireLoaded(request, context.trpc.email.choices.fetch({ nummer: params.nummer ?? "", afspraakId }));
  return { state: context.dehydrate() };
}

export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) => currentUrl.href !== nextUrl.href;

export default function ComposeEmailPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Form />
    </HydrationBoundary>
  );
}

function Form() {
  const { nummer = "" } = useParams();
  const [params] = useSearchParams();
  const afspraakId = afspraakOf(params);
  const { afspraken } = useDossier();
  const [choices] = trpc.email.choices.useSuspenseQuery({ nummer, afspraakId });
  return <ComposeEmail afspraak={afspraken.find((one) => one.id === afspraakId) ?? null} choices={choices} key={afspraakId} />;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
