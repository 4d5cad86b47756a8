import { logSoorten } from "@dossierklaar/domain/dossier/logboek";
import type { LogView } from "@dossierklaar/domain/dossier/view";
import { dayOf, formatMoment } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { DateField } from "@dossierklaar/ui/advisor/date-fields";
import { LogboekList, type LogboekRowData } from "@dossierklaar/ui/advisor/lists";
import { LiveLight } from "@dossierklaar/ui/advisor/live-light";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { Select } from "@dossierklaar/ui/advisor/select";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { HydrationBoundary, keepPreviousData } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useDossier } from "../dossier";
import { sentenceOf } from "../errors";
import { useLiveDossier } from "../live-dossier";
import { requireLoaded } from "../loader.server";
import { filterOf, type LogFilter, paramsOf, wholeLog } from "../logboek/filter";
import { useNow } from "../now";
import { trpc } from "../trpc";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const nummer = params.nummer ?? "";
  const filter = filterOf(new URL(request.url).searchParams);
  await Promise.all([
    requireLoaded(request, context.trpc.dossier.logboek.fetchInfinite({ nummer, ...filter })),
    requireLoaded(request, context.trpc.dossier.logboekNames.fetch({ nummer })),
  ]);
  return { state: context.dehydrate() };
}

/** A filter changes the address; the list asks for itself. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  currentUrl.pathname !== nextUrl.pathname && defaultShouldRevalidate;

/** A mail is about its afspraak, and a dossier has several: its line says which. */
const toRow = (line: LogView, now: Date, afspraken: readonly { id: string; titel: string }[]): LogboekRowData => ({
  id: line.id,
  time: formatMoment(line.at, now),
  actor: line.actorSoort === "system" ? null : { id: line.actorId ?? line.actor, name: line.actor },
  text: [line.tekst, ...(line.kind.startsWith("email.") ? afspraken.filter((a) => a.id === line.afspraakId).map((a) => a.titel) : [])].join(
    " · ",
  ),
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
  const [searchParams, setSearchParams] = useSearchParams();
  const filter = filterOf(searchParams);
  const setFilter = (next: LogFilter) => setSearchParams(paramsOf(next), { replace: true, preventScrollReset: true });
  const live = useLiveDossier();
  const { afspraken } = useDossier();
  const now = useNow();
  const log = trpc.dossier.logboek.useInfiniteQuery(
    { nummer, ...filter },
    { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData },
  );
  const rows = log.data?.pages.flatMap((page) => page.lines).map((line) => toRow(line, now, afspraken)) ?? [];
  const isNarrowed = paramsOf(filter).size > 0;
  const empty = isNarrowed ? (
    <EmptyState action={<Button onClick={() => setFilter(wholeLog)}>Alles tonen</Button>}>Niets in het Logboek met dit filter.</EmptyState>
  ) : (
    <EmptyState>Er is nog niets gebeurd.</EmptyState>
  );
  return (
    <>
      <PageHead
        actions={
          <>
            <LiveLight isLive={live.state === undefined ? undefined : live.state === "live"} news={live.news} />
            <Button icon={Download} onClick={() => window.location.assign(`/dossiers/${nummer}/logboek.csv?${paramsOf(filter)}`)}>
              Exporteren als CSV
            </Button>
          </>
        }
        sub="Alles wat er in dit dossier gebeurde, het nieuwste bovenaan"
        title="Logboek"
      />
      <Filter filter={filter} isNarrowed={isNarrowed} nummer={nummer} onChange={setFilter} />
      {log.isPending ? <SkeletonRows lines={1} /> : null}
      {log.isError ? <ErrorPane isPending={log.isFetching} message={sentenceOf(log.error)} onRetry={() => void log.refetch()} /> : null}
      {log.data ? <LogboekList empty={empty} rows={rows} /> : null}
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

const all = "alles";

function Filter(props: { nummer: string; filter: LogFilter; isNarrowed: boolean; onChange: (next: LogFilter) => void }) {
  const { filter, onChange } = props;
  const today = dayOf(useNow());
  const names = trpc.dossier.logboekNames.useQuery({ nummer: props.nummer });
  // Who is chosen in the address stays to be seen, also when her name is not in the Logboek any more.
  const people = [...new Set([...(names.data ?? []), ...(filter.wie ? [filter.wie] : [])])];
  return (
    <search className="flex flex-wrap items-end gap-x-3 gap-y-2 px-6 pt-3.5 pb-3 @max-[43.75rem]/app:px-3">
      <Select
        className="w-48"
        label="Wie"
        onChange={(wie) => onChange({ ...filter, wie: wie === all ? null : wie })}
        options={[{ id: all, label: "Iedereen" }, ...people.map((naam) => ({ id: naam, label: naam }))]}
        value={filter.wie ?? all}
      />
      <Select
        className="w-60"
        label="Soort"
        onChange={(soort) => onChange({ ...filter, soort: soort === all ? null : (soort as LogFilter["soort"]) })} // one of the options
        options={[{ id: all, label: "Alles" }, ...Object.entries(logSoorten).map(([id, { label }]) => ({ id, label }))]}
        value={filter.soort ?? all}
      />
      <DateField
        className="w-38"
        label="Van"
        onChange={(van) => onChange({ ...filter, van: van || null })}
        today={today}
        value={filter.van ?? ""}
      />
      <DateField
        className="w-38"
        label="Tot en met"
        onChange={(tot) => onChange({ ...filter, tot: tot || null })}
        today={today}
        value={filter.tot ?? ""}
      />
      {props.isNarrowed ? (
        <Button onClick={() => onChange(wholeLog)} variant="quiet">
          Alles tonen
        </Button>
      ) : null}
    </search>
  );
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
