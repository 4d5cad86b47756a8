import { dayOf, fold, formatDayFull, formatDayShort, formatMoment, formatTime } from "@dossierklaar/domain/format";
import { werkGroepLabels } from "@dossierklaar/domain/labels";
import { werkGroepen } from "@dossierklaar/domain/werkvoorraad/rules";
import type { WerkRegelView } from "@dossierklaar/domain/werkvoorraad/view";
import { PlainFrame } from "@dossierklaar/ui/advisor/app-frame";
import { ButtonLink } from "@dossierklaar/ui/advisor/button";
import { SegmentedFilter } from "@dossierklaar/ui/advisor/choice";
import { LiveLight } from "@dossierklaar/ui/advisor/live-light";
import { KeyLegend, PageHead } from "@dossierklaar/ui/advisor/page";
import { SearchField } from "@dossierklaar/ui/advisor/search-field";
import { EmptyState, ErrorPane, OfflineStrip, offlineSentence, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useFoot } from "@dossierklaar/ui/advisor/use-foot";
import { useKeys } from "@dossierklaar/ui/advisor/use-keys";
import { WorkList, type WorkRowData } from "@dossierklaar/ui/advisor/work-list";
import { useNavigate, useSearchParams } from "@remix-run/react";
import { keepPreviousData } from "@tanstack/react-query";
import { AlarmClock, Check } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { sentenceOf } from "../errors";
import { useOnline, useStaleSince } from "../live-dossier";
import { useConnected, useKantoorChanges } from "../live-socket";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { trpc } from "../trpc";
import { groupLooks, hrefOf, viewOf } from "./groups";
import { useSignaleringen } from "./use-signaleringen";
import { useUndelivered } from "./use-undelivered";
import { totalsOf, WorkViews } from "./work-views";

const PostponeDialog = lazy(() => import("./postpone-dialog"));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What waits for the kantoor, live; walked through with one hand on the keyboard. */
export function Werkvoorraad() {
  const foot = useFoot();
  const now = useNow();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const view = viewOf(params);
  const [search, setSearch] = useState("");
  const list = trpc.werkvoorraad.show.useQuery({ scope: view.scope }, { placeholderData: keepPreviousData, staleTime: 5_000 });
  useKantoorChanges(() => list.refetch({ cancelRefetch: false }));
  const isOnline = useOnline();
  const isConnected = useConnected();
  const isLive = isConnected === undefined ? undefined : isConnected && isOnline;
  const staleSince = useStaleSince(isLive === undefined ? undefined : isLive ? "live" : isOnline ? "reconnecting" : "offline");
  const mayWork = useMayWork();
  const signaleringen = useSignaleringen(() => list.refetch());
  const mails = useUndelivered(() => list.refetch());
  const [chosen, setChosen] = useState<string>();
  const [postponing, setPostponing] = useState<WerkRegelView>();

  const tellingen = list.data?.tellingen ?? [];
  const regels = useShown(list.data?.regels ?? [], { ...view, search });
  const flashes = useFlashes(list.data?.regels);
  const at = Math.max(
    0,
    regels.findIndex((regel) => regel.id === chosen),
  );
  const current = regels[at];
  const currentId = current?.id;
  useEffect(() => {
    if (chosen) document.querySelector(`[data-work="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const open = (regel: WerkRegelView) => navigate(regel.pad);
  const step = (by: number) => setChosen(regels[Math.min(Math.max(at + by, 0), regels.length - 1)]?.id);
  const withEmail = mayWork && !staleSince && current?.emailId ? current : undefined;
  const withSignalering = mayWork && !staleSince && current?.signaleringId ? current : undefined;
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: current && (() => open(current)),
      a: withSignalering ? () => signaleringen.finish(withSignalering) : withEmail && (() => mails.finish(withEmail)),
      u: withSignalering && (() => setPostponing(withSignalering)),
    },
    postponing === undefined,
  );
  const totals = totalsOf(tellingen);
  const today = dayOf(now);
  const disabledReason = staleSince ? offlineSentence(formatTime(staleSince)) : undefined;
  const toRow = (regel: WerkRegelView): WorkRowData => ({
    id: regel.id,
    what: regel.feit,
    about: regel.toelichting,
    isProblem: regel.isProbleem,
    who: regel.namen,
    nummer: regel.nummer,
    progress: { done: regel.voortgang.aangeleverd, total: regel.voortgang.gevraagd },
    adviseur: { id: regel.adviseur.id, name: regel.adviseur.naam },
    since: regel.dag ? formatDayShort(regel.dag, today) : formatMoment(regel.sinds, now),
    action: { label: regel.actie, onPress: () => open(regel) },
    ...(regel.signaleringId && mayWork
      ? {
          more: [
            { label: "Afhandelen", icon: Check, onPress: () => signaleringen.finish(regel), disabledReason },
            { label: "Uitstellen", icon: AlarmClock, onPress: () => setPostponing(regel), disabledReason },
          ],
        }
      : {}),
    ...(regel.emailId && mayWork
      ? { more: [{ label: "Afhandelen", icon: Check, onPress: () => mails.finish(regel), disabledReason }] }
      : {}),
    ...(flashes.has(regel.id) ? { flash: flashes.get(regel.id) ?? 0 } : {}),
  });
  return (
    <PlainFrame aside={<WorkViews tellingen={tellingen} view={view} />} asideLabel="Werkvoorraad">
      {staleSince ? <OfflineStrip since={formatTime(staleSince)} /> : null}
      <PageHead
        actions={
          <>
            <SearchField
              className="w-60"
              label="Zoek in de werkvoorraad"
              onChange={setSearch}
              placeholder="Zoek in de werkvoorraad"
              value={search}
            />
            <SegmentedFilter
              label="Van wie"
              onChange={(scope) => navigate(hrefOf({ ...view, scope: scope === "all" ? "all" : "mine", withoutBehandelaar: false }))}
              options={[
                { id: "mine", label: "Van mij", count: totals.mine },
                { id: "all", label: "Iedereen", count: totals.all },
              ]}
              value={view.scope}
            />
            <LiveLight isLive={isLive} />
          </>
        }
        className="pb-4"
        sub={`${capital(formatDayFull(today))}. Het oudste bovenaan.`}
        title="Werkvoorraad"
      />
      {mails.failure ? <ErrorPane message={mails.failure} /> : null}
      {signaleringen.failure ? <ErrorPane message={signaleringen.failure} /> : null}
      {list.isError ? <ErrorPane isPending={list.isFetching} message={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data ? (
        <WorkList
          currentId={currentId}
          empty={<Empty hasSearch={search !== ""} isWhole={view.groep === null && !view.withoutBehandelaar} scope={view.scope} />}
          groups={werkGroepen.map((groep) => {
            const rows = regels.filter((regel) => regel.groep === groep).map(toRow);
            const telling = tellingen.find((one) => one.groep === groep);
            const whole = search === "" && !view.withoutBehandelaar ? telling?.[view.scope === "mine" ? "mijn" : "alle"] : undefined;
            return { id: groep, title: werkGroepLabels[groep], icon: groupLooks[groep].icon, rows, ...(whole ? { total: whole } : {}) };
          })}
        />
      ) : null}
      <div className="sticky bottom-0 mt-auto" ref={foot}>
        <KeyLegend
          keys={[
            { keys: ["J", "K"], does: "volgende, vorige" },
            { keys: ["Enter"], does: "openen" },
            ...(withSignalering || withEmail ? [{ keys: ["A"], does: "afhandelen" }] : []),
            ...(withSignalering ? [{ keys: ["U"], does: "uitstellen" }] : []),
          ]}
        />
      </div>
      {postponing ? (
        <Suspense fallback={null}>
          <PostponeDialog
            about={`${postponing.feit}, ${postponing.namen}`}
            onChoose={(op) => {
              signaleringen.postpone(postponing, op);
              setPostponing(undefined);
            }}
            onClose={() => setPostponing(undefined)}
            suggested={signaleringen.nextWerkdag()}
          />
        </Suspense>
      ) : null}
    </PlainFrame>
  );
}

/** The rows of the view, in the order in which they stand: by group, the oldest first. */
function useShown(regels: readonly WerkRegelView[], by: ReturnType<typeof viewOf> & { search: string }): WerkRegelView[] {
  const wanted = fold(by.search);
  const fits = (regel: WerkRegelView) =>
    (by.groep === null || regel.groep === by.groep) &&
    (!by.withoutBehandelaar || !regel.heeftBehandelaar) &&
    (wanted === "" || fold(`${regel.namen} ${regel.nummer} ${regel.feit} ${regel.toelichting}`).includes(wanted));
  return werkGroepen.flatMap((groep) => regels.filter((regel) => regel.groep === groep && fits(regel)));
}

/** Which rows came in, or came to say something else, while she looked. */
function useFlashes(regels: readonly WerkRegelView[] | undefined): ReadonlyMap<string, number> {
  const seen = useRef<Map<string, string>>();
  const [flashes, setFlashes] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    if (!regels) return;
    const before = seen.current;
    const says = new Map(regels.map((regel) => [regel.id, `${regel.feit}|${regel.toelichting}`]));
    // Rows of another view are new to the eye, but nothing happened.
    const isSameList = before && regels.some((regel) => before.has(regel.id));
    seen.current = new Map([...(before ?? []), ...says]);
    if (!isSameList) return;
    const moved = regels.filter((regel) => before.get(regel.id) !== says.get(regel.id));
    if (moved.length > 0)
      setFlashes((old) => new Map([...old, ...moved.map((regel) => [regel.id, (old.get(regel.id) ?? 0) + 1] as const)]));
  }, [regels]);
  return flashes;
}

function Empty(props: { scope: "mine" | "all"; isWhole: boolean; hasSearch: boolean }) {
  const isFiltered = !props.isWhole || props.hasSearch;
  if (isFiltered)
    return (
      <EmptyState
        action={<ButtonLink href={hrefOf({ scope: props.scope, groep: null, withoutBehandelaar: false })}>Alles tonen</ButtonLink>}
      >
        {props.hasSearch ? "Niets gevonden in de werkvoorraad. Zoek op naam, nummer of stuk." : "Hier wacht nu niets."}
      </EmptyState>
    );
  return (
    <EmptyState>
      {props.scope === "mine"
        ? "Er wacht niets op jou. Zodra een klant iets aanlevert of er iets op zijn dag komt, staat het hier."
        : "Er wacht niets in dit kantoor."}
    </EmptyState>
  );
}
