import { findNextStatus, validityWarning, validUntil } from "@dossierklaar/domain/dossiercontrole/rules";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { type Day, dayOf, formatDateTime, formatDay, plural } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { canReadAll, DateField } from "@dossierklaar/ui/advisor/date-fields";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { ReasonChooser } from "@dossierklaar/ui/advisor/reason-chooser";
import { Viewer } from "@dossierklaar/ui/advisor/viewer";
import { StatusBadge } from "@dossierklaar/ui/shared/status-badge";
import { Files } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useDossier } from "../dossier";
import { datesThatCount, filesOf, isToJudge } from "../dossier-selectors";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { useFileView } from "./use-file-view";
import type { Judgement, StukCommands } from "./use-stuk-commands";

// What opens on a press is fetched after the paper stands.
const PagesDialog = lazy(() => import("./pages-dialog"));

/** The paper of one stuk beside the list, and the judgement of it. */
export default function StukViewer(props: {
  stuk: AdviseurStukView;
  /** What the list shows, in its order: previous and next follow it. */
  list: readonly AdviseurStukView[];
  commands: StukCommands;
  isRejecting: boolean;
  onReject: (isRejecting: boolean) => void;
  onOpen: (id: string | null) => void;
  disabledReason: string | undefined;
}) {
  const { stuk, list, commands, isRejecting, onReject, onOpen, disabledReason } = props;
  const dossier = useDossier();
  const [datumStuk, setDatumStuk] = useState<Day>(stuk.datumStuk ?? "");
  const person = dossier.aanvragers.find((a) => a.id === stuk.aanvragerId);
  const isPending = commands.isPending(stuk.id);
  const error = commands.failure?.stukId === stuk.id ? commands.failure.sentence : undefined;
  const { previous, next, nextToJudge } = neighboursOf(list, stuk.id);

  const facts = useRef<HTMLDivElement>(null);
  const judge = async (judgement: Judgement, reden = "") => {
    // A date that cannot be read would be kept as none, and nobody warned when the paper expires.
    if (facts.current && !canReadAll(facts.current)) return;
    const isJudged = await commands.judge(stuk, judgement, { reden, datumStuk: datumStuk || null });
    if (!isJudged) return;
    onReject(false);
    if (nextToJudge) onOpen(nextToJudge);
  };
  const mayWork = useMayWork();
  const can = (step: Judgement) => mayWork && !dossier.head.gesloten && findNextStatus(stuk.status, step) !== undefined;
  const files = filesOf(stuk);
  const view = useFileView(dossier.head.id, stuk);
  const [isArranging, setArranging] = useState(false);
  const mayArrange = mayWork && !dossier.head.gesloten && stuk.status !== "cancelled" && view.pages !== undefined && view.pdf !== undefined;
  const size = view.pages === undefined ? plural(files.length, "bestand", "bestanden") : plural(view.pages, "pagina", "pagina's");
  const sub = [stuk.aangeleverdOp ? `Aangeleverd ${formatDateTime(stuk.aangeleverdOp)}` : "", size];
  return (
    <Viewer
      error={isRejecting ? undefined : error}
      facts={
        <div className="contents" ref={facts}>
          <Facts canJudge={can("approve")} datumStuk={datumStuk} onDatumStuk={setDatumStuk} stuk={stuk} />
        </div>
      }
      judging={{
        isPending,
        disabledReason,
        onApprove: can("approve") ? () => void judge("approve") : undefined,
        onApproveProvisionally: can("approveProvisionally") ? () => void judge("approveProvisionally") : undefined,
        onReject: can("reject") ? () => onReject(true) : undefined,
        suggested: stuk.geldigMaanden !== null && can("approveProvisionally") ? "approveProvisionally" : undefined,
      }}
      onClose={() => onOpen(null)}
      onNext={next ? () => onOpen(next) : undefined}
      onPrevious={previous ? () => onOpen(previous) : undefined}
      reasons={
        isRejecting && can("reject") ? (
          <ReasonChooser
            disabledReason={disabledReason}
            error={error}
            isPending={isPending}
            onClose={() => onReject(false)}
            // A reason of the list is its own sentence, which the client reads.
            onReject={({ reasonId, text }) => void judge("reject", [reasonId, text].filter(Boolean).join(" "))}
            reasons={stuk.afkeurredenen.map((text) => ({ id: text, text }))}
          />
        ) : undefined
      }
      sub={sub.filter(Boolean).join(" · ")}
      tools={
        <>
          {view.tools}
          {mayArrange ? (
            <IconButton disabledReason={disabledReason} icon={Files} label="Pagina's" onClick={() => setArranging(true)} />
          ) : null}
        </>
      }
      title={stuk.naam}
      who={person?.naam}
    >
      {view.paper}
      {isArranging && view.pdf ? (
        <Suspense fallback={null}>
          <PagesDialog commands={commands} onClose={() => setArranging(false)} pdf={view.pdf} stuk={stuk} />
        </Suspense>
      ) : null}
    </Viewer>
  );
}

function neighboursOf(list: readonly AdviseurStukView[], id: string): { previous?: string; next?: string; nextToJudge?: string } {
  const viewable = list.filter((stuk) => filesOf(stuk).length > 0);
  const at = viewable.findIndex((stuk) => stuk.id === id);
  const [previous, next] = [viewable[at - 1]?.id, viewable[at + 1]?.id];
  const after = [...viewable.slice(at + 1), ...viewable.slice(0, Math.max(at, 0))];
  const nextToJudge = after.find(isToJudge)?.id;
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}), ...(nextToJudge ? { nextToJudge } : {}) };
}

/** The date on the paper and until when that makes it valid; what was judged already says so. */
function Facts(props: { stuk: AdviseurStukView; canJudge: boolean; datumStuk: Day; onDatumStuk: (day: Day) => void }) {
  const { stuk, canJudge, datumStuk } = props;
  const today = dayOf(useNow());
  const dates = datesThatCount(useDossier());
  const until = validUntil(datumStuk || null, stuk.geldigMaanden);
  const isJudged = stuk.status === "approved" || stuk.status === "rejected";
  const warning = until ? validityWarning({ status: canJudge ? "approved" : stuk.status, geldigTot: until }, today, dates) : undefined;
  return (
    <>
      {canJudge ? (
        <>
          <span aria-hidden className="font-medium text-sm">
            Datum van het stuk
          </span>
          <DateField
            className="w-36"
            hideLabel
            label="Datum van het stuk"
            max={today}
            onChange={props.onDatumStuk}
            today={today}
            value={datumStuk}
          />
        </>
      ) : (
        <StatusBadge label={stukStatusLabel(stuk.status)} status={stuk.status} />
      )}
      {until ? (
        <span className={`text-xs tabular-nums ${warning ? "font-medium text-declared" : "text-ink-3"}`}>
          Geldig tot {formatDay(until)}
          {warning ? `. ${warning}` : ""}
        </span>
      ) : null}
      {stuk.beoordeeldDoor && isJudged ? <span className="text-ink-3 text-xs">door {stuk.beoordeeldDoor}</span> : null}
    </>
  );
}
