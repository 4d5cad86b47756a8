import { formatDateTimeShort, formatMoment, plural } from "@dossierklaar/domain/format";
import { PlainFrame } from "@dossierklaar/ui/advisor/app-frame";
import { KeyLegend, PageHead } from "@dossierklaar/ui/advisor/page";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useKeys } from "@dossierklaar/ui/advisor/use-keys";
import { type WorkGroup, WorkList } from "@dossierklaar/ui/advisor/work-list";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { CalendarClock, Inbox } from "lucide-react";
import { useEffect, useState } from "react";
import { sentenceOf } from "../errors";
import { useKantoorChanges } from "../live-socket";
import { requireLoaded } from "../loader.server";
import { useNow } from "../now";
import { type ApiOutput, trpc } from "../trpc";

export const meta: MetaFunction = () => [{ title: "Werkvoorraad · Dossierklaar" }];

const input = { search: "", mine: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  await Promise.all([
    requireLoaded(request, context.trpc.dossier.list.fetchInfinite(input)),
    requireLoaded(request, context.trpc.afspraak.verzoeken.fetch()),
  ]);
  return { state: context.dehydrate() };
}

export default function Werkvoorraad() {
  const { state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <PlainFrame>
        <PageHead className="pb-4" sub="Je dossiers waarin iets op je wacht. Het oudste bovenaan." title="Werkvoorraad" />
        <Waiting />
      </PlainFrame>
    </HydrationBoundary>
  );
}

function Waiting() {
  const now = useNow();
  const navigate = useNavigate();
  const list = trpc.dossier.list.useInfiniteQuery(input, { getNextPageParam: (page) => page.next });
  useKantoorChanges(() => list.refetch({ cancelRefetch: false }));
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  // The number in the bar counts all of her dossiers, so all of them are looked through.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const verzoeken = trpc.afspraak.verzoeken.useQuery();
  useKantoorChanges(() => verzoeken.refetch({ cancelRefetch: false }));
  const items = (list.data?.pages.flatMap((page) => page.items) ?? []).filter((item) => item.teBeoordelen > 0 && !item.gesloten).reverse();
  const groups = [verzoekenGroup(verzoeken.data ?? [], now, navigate), teBeoordelenGroup(items, now, navigate)];
  const rows = groups.flatMap((group) => group.rows);
  const [chosen, setChosen] = useState<string>();
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === chosen),
  );
  const current = rows[at];
  const step = (by: number) => setChosen(rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.id);
  useKeys({ j: () => step(1), k: () => step(-1), Enter: current?.action.onPress });
  if (list.isPending) return <SkeletonRows />;
  return (
    <>
      {verzoeken.isError ? (
        <ErrorPane isPending={verzoeken.isFetching} message={sentenceOf(verzoeken.error)} onRetry={() => void verzoeken.refetch()} />
      ) : null}
      {list.isError ? <ErrorPane isPending={list.isFetching} message={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <WorkList
        currentId={current?.id}
        empty={
          hasNextPage ? (
            <SkeletonRows />
          ) : (
            <EmptyState>Niets te beoordelen. Zodra een klant iets aanlevert, staat het dossier hier.</EmptyState>
          )
        }
        groups={groups}
      />
      <div className="mt-auto">
        <KeyLegend
          keys={[
            { keys: ["J", "K"], does: "volgende, vorige" },
            { keys: ["Enter"], does: "openen" },
          ]}
        />
      </div>
    </>
  );
}

type Navigate = (to: string) => void;

/** What clients ask of their afspraken: an answer is a press away. */
function verzoekenGroup(verzoeken: ApiOutput["afspraak"]["verzoeken"], now: Date, navigate: Navigate): WorkGroup {
  return {
    id: "verzoeken",
    title: "Verzoeken over een afspraak",
    icon: CalendarClock,
    rows: verzoeken.map((verzoek) => ({
      id: `verzoek.${verzoek.dossierId}`,
      what: verzoek.soort === "move" ? "Wil een ander moment" : "Wil afzeggen",
      about: `${verzoek.titel}, ${formatDateTimeShort(verzoek.begintOp, now)}`,
      who: verzoek.namen,
      nummer: verzoek.nummer,
      adviseur: { id: verzoek.adviseur.id, name: verzoek.adviseur.naam },
      since: formatMoment(verzoek.op, now),
      action: { label: "Bekijken", onPress: () => navigate(`/dossiers/${verzoek.nummer}/afspraken/${verzoek.afspraakId}`) },
    })),
  };
}

function teBeoordelenGroup(items: ApiOutput["dossier"]["list"]["items"], now: Date, navigate: Navigate): WorkGroup {
  return {
    id: "te-beoordelen",
    title: "Te beoordelen",
    icon: Inbox,
    rows: items.map((item) => ({
      id: item.id,
      what: plural(item.teBeoordelen, "stuk te beoordelen", "stukken te beoordelen"),
      about: item.klantprofiel,
      who: item.namen,
      nummer: item.nummer,
      progress: { done: item.aangeleverd, total: item.gevraagd },
      adviseur: { id: item.adviseur.id, name: item.adviseur.naam },
      since: formatMoment(item.laatsteActiviteitOp, now),
      action: { label: "Beoordelen", onPress: () => navigate(`/dossiers/${item.nummer}/dossiercontrole?toon=te-beoordelen`) },
    })),
  };
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
