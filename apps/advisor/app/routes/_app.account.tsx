import { PlainFrame } from "@dossierklaar/ui/advisor/app-frame";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { answerAccount } from "../account/account-action.server";
import { AccountForm } from "../account/account-form";
import { requireLoaded } from "../loader.server";
import { trpc } from "../trpc";

export const meta: MetaFunction = () => [{ title: "Mijn account · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLoaded(request, Promise.all([context.trpc.account.show.fetch(), context.trpc.agenda.show.fetch()]));
  return { state: context.dehydrate() };
}

export const action = answerAccount;

/** The page puts what changed into the cache itself. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  !formAction && defaultShouldRevalidate;

export default function AccountPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <PlainFrame>
        <Account />
      </PlainFrame>
    </HydrationBoundary>
  );
}

function Account() {
  const [account] = trpc.account.show.useSuspenseQuery();
  return <AccountForm account={account} />;
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
