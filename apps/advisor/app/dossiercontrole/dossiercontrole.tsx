import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { findNextStatus } from "@dossierklaar/domain/dossiercontrole/rules";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatDateTime, formatTime } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { SegmentedFilter } from "@dossierklaar/ui/advisor/choice";
import { LiveLight } from "@dossierklaar/ui/advisor/live-light";
import { ControlGroup, PageHead, ProgressSummary, Toolbar } from "@dossierklaar/ui/advisor/page";
import { EmptyState, offlineSentence } from "@dossierklaar/ui/advisor/states";
import type { StukAction } from "@dossierklaar/ui/advisor/stuk-actions";
import { StukList } from "@dossierklaar/ui/advisor/stuk-list";
import { useSearchParams } from "@remix-run/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useDossier } from "../dossier";
import { filesOf, isOpenForKlant, isToJudge, progressOfStukken, stukkenOf } from "../dossier-selectors";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { openVraag, toStukRow } from "../stuk-rows";
import { useOpenedBy } from "../use-presence";
import { ViewerSlot } from "../viewer-slot";
import { Bulk } from "./bulk";
import { FailureLine } from "./failure-line";
import { chooseFiles, useKantoorUploads } from "./kantoor-uploads";
import type { StukQuestion } from "./stuk-dialogs";
import { useStukCommands } from "./use-stuk-commands";

// What opens on a press is fetched after the list stands.
const AddStukDialog = lazy(() => import("./add-stuk-dialog"));
const AddFileDialog = lazy(() => import("./add-file-dialog"));
const StukDialogs = lazy(() => import("./stuk-dialogs"));
const AnswerDialog = lazy(() => import("../vragen/answer-dialog"));
const StukViewer = lazy(() => import("./stuk-viewer"));

const filters = {
  alles: () => true,
  "te-beoordelen": isToJudge,
  open: isOpenForKlant,
} satisfies Record<string, (stuk: AdviseurStukView) => boolean>;
type FilterId = keyof typeof filters;
const isFilter = (id: string | null): id is FilterId => id !== null && id in filters;

/** The checklist: of one afspraak, or of the whole dossier when there is none. */
export function Dossiercontrole(props: { afspraak: AdviseurDossierView["afspraken"][number] | null }) {
  const { afspraak } = props;
  const afspraakId = afspraak?.id ?? null;
  const dossier = useDossier();
  const live = useLiveDossier();
  const now = useNow();
  const [searchParams, setSearchParams] = useSearchParams();
  const asked = searchParams.get("toon");
  const filter: FilterId = isFilter(asked) ? asked : "alles";
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [openId, setOpenId] = useState<string | null>(null);
  const [isRejecting, setRejecting] = useState(false);
  const [isAddingStuk, setAddingStuk] = useState(false);
  const [adding, setAdding] = useState<{ stuk: AdviseurStukView; pick: (onFiles: (files: File[]) => void) => void } | null>(null);
  const [question, setQuestion] = useState<StukQuestion | null>(null);
  const [answering, setAnswering] = useState<ReturnType<typeof answerableOf>>();
  const commands = useStukCommands(afspraakId);
  const mayWork = useMayWork();

  const all = useMemo(() => stukkenOf(dossier, afspraakId), [dossier, afspraakId]);
  const shown = useMemo(() => all.filter(filters[filter]), [all, filter]);
  const { flashes, uploads } = live;
  const kantoor = useKantoorUploads();
  const ownUploads = kantoor.percents;
  const openedBy = useOpenedBy(live.present);
  const rows = useMemo(
    () => shown.map((stuk) => toStukRow(stuk, { dossier, now, flashes, uploads, ownUploads, mayWork, openedBy })),
    [shown, dossier, now, flashes, uploads, ownUploads, mayWork, openedBy],
  );
  const disabledReason = live.staleSince ? offlineSentence(formatTime(live.staleSince)) : undefined;
  const opened = openId === null ? undefined : all.find((stuk) => stuk.id === openId);

  const { showStuk } = live;
  useEffect(() => {
    showStuk(openId);
    return () => showStuk(null);
  }, [showStuk, openId]);

  const showFilter = (id: string) =>
    setSearchParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (id === "alles") next.delete("toon");
        else next.set("toon", id);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const open = (id: string | null, reject = false) => {
    commands.clearFailure();
    setOpenId(id);
    setRejecting(reject);
    // The pane takes the focus with it when it closes; who reads by keyboard goes on in the list at the row she came from.
    if (id === null && openId !== null)
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-stuk="${openId}"] [aria-label="Bekijken"]`)?.focus());
  };

  /** Where the stuk leaves no doubt what a file is for, it goes at once; else she is asked. */
  const addFiles = (stuk: AdviseurStukView, dropped?: File[]) => {
    const pick = (onFiles: (files: File[]) => void) => (dropped ? onFiles(dropped) : chooseFiles(onFiles));
    const asks = findNextStatus(stuk.status, "deliver") !== undefined;
    if (asks && stuk.klantMagInzien) setAdding({ stuk, pick });
    else pick((files) => kantoor.send(stuk, files, !asks));
  };
  const latestDrop = useRef<(id: string, files: File[]) => void>(() => {});
  latestDrop.current = (id, files) => {
    const stuk = all.find((one) => one.id === id);
    if (stuk) addFiles(stuk, files);
  };

  const act = (action: StukAction, id: string) => {
    const stuk = all.find((one) => one.id === id);
    if (!stuk) return;
    const facts = { reden: "", datumStuk: stuk.datumStuk };
    if (action === "view") open(id);
    else if (action === "reject") open(id, true);
    else if (action === "approve" || action === "approveProvisionally") void commands.judge(stuk, action, facts);
    else if (action === "accept") void commands.accept(stuk);
    else if (action === "delete" && filesOf(stuk).length === 0) void commands.cancel(stuk);
    else if (action === "delete" || action === "requestAgain" || action === "askAnyway") setQuestion({ kind: action, stuk });
    else if (action === "addFile") addFiles(stuk);
    else if (action === "answer") setAnswering(answerableOf(stuk));
    else if (action === "move" || action === "commentForKlant" || action === "internalNote") setQuestion({ kind: action, stuk });
  };
  const onDropFiles = useCallback((id: string, files: File[]) => latestDrop.current(id, files), []);
  // Rows are drawn anew only when they change, so what they call must stay the same function.
  const latestAct = useRef(act);
  latestAct.current = act;
  const onAction = useCallback((action: StukAction, id: string) => latestAct.current(action, id), []);

  const sub = afspraak ? `${afspraak.type} · ${formatDateTime(afspraak.begintOp)}` : "Alle stukken van dit dossier";
  return (
    <>
      <PageHead
        actions={<LiveLight isLive={live.state === undefined ? undefined : live.state === "live"} news={live.news} />}
        sub={sub}
        title="Dossiercontrole"
      />
      <Progress stukken={all} />
      <Toolbar filter={<Filter all={all} onChange={showFilter} value={filter} />}>
        {mayWork ? (
          <ControlGroup label="Stuk toevoegen">
            <Button
              disabledReason={dossier.head.gesloten ? "Dit dossier is gesloten." : disabledReason}
              onClick={() => setAddingStuk(true)}
            >
              + Nieuw stuk toevoegen
            </Button>
          </ControlGroup>
        ) : null}
      </Toolbar>
      {kantoor.failure ? <FailureLine failure={kantoor.failure} onClose={kantoor.clearFailure} /> : null}
      {commands.failure && commands.failure.stukId !== openId ? (
        <FailureLine failure={commands.failure} onClose={commands.clearFailure} />
      ) : null}
      <StukList
        bulk={
          selected.size > 0 ? (
            <Bulk commands={commands} offline={disabledReason} onSelectedChange={setSelected} selected={selected} stukken={all} />
          ) : undefined
        }
        currentId={opened?.id}
        disabledReason={disabledReason}
        empty={<Empty hasStukken={all.length > 0} onShowAll={() => showFilter("alles")} />}
        onAction={onAction}
        onDropFiles={onDropFiles}
        onSelectedChange={setSelected}
        rows={rows}
        selected={selected}
      />
      {/* Around what is open only: a boundary in the server's page would come to life after the list above it, and break on its changes. */}
      {isAddingStuk ? (
        <Suspense fallback={null}>
          <AddStukDialog afspraakId={afspraakId} onClose={() => setAddingStuk(false)} />
        </Suspense>
      ) : null}
      {adding ? (
        <Suspense fallback={null}>
          <AddFileDialog
            onChoose={(terInzage) => {
              setAdding(null);
              adding.pick((files) => kantoor.send(adding.stuk, files, terInzage));
            }}
            onClose={() => setAdding(null)}
            stuk={adding.stuk}
          />
        </Suspense>
      ) : null}
      {answering ? (
        <Suspense fallback={null}>
          <AnswerDialog {...answering} onClose={() => setAnswering(undefined)} />
        </Suspense>
      ) : null}
      {question ? (
        <Suspense fallback={null}>
          <StukDialogs commands={commands} onClose={() => setQuestion(null)} question={question} />
        </Suspense>
      ) : null}
      {opened && filesOf(opened).length > 0 ? (
        <ViewerSlot>
          <Suspense fallback={null}>
            <StukViewer
              commands={commands}
              disabledReason={disabledReason}
              isRejecting={isRejecting}
              key={opened.id}
              list={shown}
              onOpen={open}
              onReject={setRejecting}
              stuk={opened}
            />
          </Suspense>
        </ViewerSlot>
      ) : null}
    </>
  );
}

function answerableOf(stuk: AdviseurStukView) {
  const vraag = openVraag(stuk);
  return vraag && { stuk, vraag };
}

function Progress(props: { stukken: readonly AdviseurStukView[] }) {
  const { gevraagd, aangeleverd, akkoord } = progressOfStukken(props.stukken);
  const count = (status: AdviseurStukView["status"]) => props.stukken.filter((stuk) => stuk.status === status).length;
  const marks = {
    approved: count("approved"),
    provisionallyApproved: count("provisionallyApproved"),
    received: count("received"),
    declaredNotApplicable: count("declaredNotApplicable"),
    rejected: count("rejected"),
    requested: count("requested"),
  };
  return <ProgressSummary approved={akkoord} delivered={aangeleverd} marks={marks} total={gevraagd} />;
}

function Filter(props: { all: readonly AdviseurStukView[]; value: FilterId; onChange: (id: string) => void }) {
  const { all, value, onChange } = props;
  return (
    <SegmentedFilter
      label="Filter"
      onChange={onChange}
      options={[
        { id: "alles", label: "Alles", count: all.length },
        { id: "te-beoordelen", label: "Te beoordelen", count: all.filter(isToJudge).length },
        { id: "open", label: "Open", count: all.filter(isOpenForKlant).length },
      ]}
      value={value}
    />
  );
}

function Empty(props: { hasStukken: boolean; onShowAll: () => void }) {
  if (!props.hasStukken) return <EmptyState>Nog geen stukken gevraagd. Start een scenario of voeg een stuk toe.</EmptyState>;
  return <EmptyState action={<Button onClick={props.onShowAll}>Alles tonen</Button>}>Geen stukken met deze filter.</EmptyState>;
}
