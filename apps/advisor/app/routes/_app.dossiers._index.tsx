import { formatMoment } from "@dossierklaar/domain/format";
import { faseLabels } from "@dossierklaar/domain/labels";
import { PlainFrame } from "@dossierklaar/ui/advisor/app-frame";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { DossierList, type DossierRowData } from "@dossierklaar/ui/advisor/lists";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData, useSearchParams } from "@remix-run/react";
import { HydrationBoundary, keepPreviousData } from "@tanstack/react-query";
import { FolderPlus } from "lucide-react";
import { sentenceOf } from "../errors";
import { useKantoorChanges } from "../live-socket";
import { requireLoaded } from "../loader.server";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { type ApiOutput, trpc } from "../trpc";

export const meta: MetaFunction = () => [{ title: "Dossiers · Dossierklaar" }];

const listInput = (q: string | null) => ({ search: (q ?? "").trim().slice(0, 100), mine: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const input = listInput(new URL(request.url).searchParams.get("q"));
  await requireLoaded(request, context.trpc.dossier.list.fetchInfinite(input));
  return { state: context.dehydrate() };
}

/** Typing changes the address; the list asks for itself. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  currentUrl.pathname !== nextUrl.pathname && defaultShouldRevalidate;

type Item = ApiOutput["dossier"]["list"]["items"][number];

const toRow = (item: Item, now: Date): DossierRowData => ({
  id: item.id,
  nummer: item.nummer,
  href: `/dossiers/${item.nummer}`,
  aanvragers: item.namen,
  adviseur: { id: item.adviseur.id, name: item.adviseur.naam },
  klantprofiel: item.klantprofiel,
  fase: faseLabels[item.fase],
  delivered: item.aangeleverd,
  total: item.gevraagd,
  lastActivity: formatMoment(item.laatsteActiviteitOp, now),
  isClosed: item.gesloten,
});

export default function Dossiers() {
  const { state } = useLoaderData<typeof loader>();
  const mayWork = useMayWork();
  return (
    <HydrationBoundary state={state}>
      <PlainFrame>
        <PageHead
          actions={
            mayWork ? (
              <ButtonLink href="/dossiers/nieuw" icon={FolderPlus}>
                Nieuw dossier
              </ButtonLink>
            ) : undefined
          }
          className="pb-4"
          title="Dossiers"
        />
        <Found />
      </PlainFrame>
    </HydrationBoundary>
  );
}

function Found() {
  const now = useNow();
  const mayWork = useMayWork();
  const [searchParams] = useSearchParams();
  const input = listInput(searchParams.get("q"));
  const list = trpc.dossier.list.useInfiniteQuery(input, { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData });
  useKantoorChanges(() => list.refetch({ cancelRefetch: false }));
  if (list.isPending) return <SkeletonRows />;
  const rows = list.data?.pages.flatMap((page) => page.items).map((item) => toRow(item, now)) ?? [];
  const empty = input.search ? (
    <EmptyState action={<ButtonLink href="/dossiers">Alles tonen</ButtonLink>}>Geen dossiers gevonden voor "{input.search}".</EmptyState>
  ) : (
    <EmptyState action={mayWork ? <ButtonLink href="/dossiers/nieuw">Nieuw dossier</ButtonLink> : undefined}>
      {mayWork ? "Nog geen dossiers. Maak het eerste aan, dan kun je er een afspraak in plannen." : "Nog geen dossiers."}
    </EmptyState>
  );
  return (
    <>
      {list.isError ? <ErrorPane isPending={list.isFetching} message={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.isError && rows.length === 0 ? null : <DossierList empty={empty} rows={rows} />}
      {list.hasNextPage ? (
        <div className="px-6 py-4 @max-[43.75rem]/app:px-3">
          <Button isPending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Meer laden
          </Button>
        </div>
      ) : null}
    </>
  );
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
