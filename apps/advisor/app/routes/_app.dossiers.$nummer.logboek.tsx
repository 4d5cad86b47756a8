import type { LogView } from "@dossierklaar/domain/dossier/view";
import { formatMoment } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { LogboekList, type LogboekRowData } from "@dossierklaar/ui/advisor/lists";
import { LiveLight } from "@dossierklaar/ui/advisor/live-light";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { sentenceOf } from "../errors";
import { useLiveDossier } from "../live-dossier";
import { requireLoaded } from "../loader.server";
import { useNow } from "../now";
import { trpc } from "../trpc";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireLoaded(request, context.trpc.dossier.logboek.fetchInfinite({ nummer: params.nummer ?? "" }));
  return { state: context.dehydrate() };
}

const toRow = (line: LogView, now: Date): LogboekRowData => ({
  id: line.id,
  time: formatMoment(line.at, now),
  actor: line.actorSoort === "system" ? null : { id: line.actor, name: line.actor },
  text: line.tekst,
});

export default function LogboekPage() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <Logboek />
    </HydrationBoundary>
  );
}

/** Who did what, and when. */
function Logboek() {
  const { nummer = "" } = useParams();
  const live = useLiveDossier();
  const now = useNow();
  const log = trpc.dossier.logboek.useInfiniteQuery({ nummer }, { getNextPageParam: (page) => page.next });
  const rows = log.data?.pages.flatMap((page) => page.lines).map((line) => toRow(line, now)) ?? [];
  return (
    <>
      <PageHead
        actions={<LiveLight isLive={live.state === undefined ? undefined : live.state === "live"} news={live.news} />}
        className="pb-4"
        sub="Alles wat er in dit dossier gebeurde, het nieuwste bovenaan"
        title="Logboek"
      />
      {log.isPending ? <SkeletonRows lines={1} /> : null}
      {log.isError ? <ErrorPane isPending={log.isFetching} message={sentenceOf(log.error)} onRetry={() => void log.refetch()} /> : null}
      {log.data ? <LogboekList empty={<EmptyState>Er is nog niets gebeurd.</EmptyState>} rows={rows} /> : null}
      {log.hasNextPage ? (
        <div className="px-6 py-4 @max-[43.75rem]/app:px-3">
          <Button isPending={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Meer laden
          </Button>
        </div>
      ) : null}
    </>
  );
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
