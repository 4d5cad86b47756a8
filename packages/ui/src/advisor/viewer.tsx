import { ChevronDown, ChevronUp, CircleCheck, ClockCheck, Download, OctagonX, RotateCw, X, ZoomIn, ZoomOut } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { Link } from "react-aria-components";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { useKeys } from "./use-keys.ts";

/** What can be judged now; leave out what the status does not allow and its button is not there. */
export type Judging = {
  onApprove?: (() => void) | undefined;
  onApproveProvisionally?: (() => void) | undefined;
  /** Opens the reasons: the owner then gives `reasons`. */
  onReject?: (() => void) | undefined;
  /** The judgement that has the focus when the paper opens; without one the head has it, where reading starts. */
  suggested?: "approveProvisionally" | undefined;
  isPending?: boolean;
  disabledReason?: string | undefined;
};

/**
 * The paper beside the list. Keys: J and K to the next and the previous stuk, A, V and X judge, Esc closes.
 * Give it a `key` per stuk: the focus then goes to the head of the new one, where reading starts.
 */
export function Viewer(props: {
  /** What it is: `Werkgeversverklaring 2025`. Cut off where there is no room, and then whole in its tip. */
  title: string;
  /** Whose paper it is: `Eline Quist`. Always whole: of two like papers it is what tells them apart. */
  who?: string | undefined;
  /** `Aangeleverd do 19 november 2026 10:38 · 2 pagina's` */
  sub: string;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  onClose: () => void;
  tools?: ReactNode;
  children: ReactNode;
  judging?: Judging;
  /** Datum van het stuk and until when it is valid. */
  facts?: ReactNode;
  /** In the place of the judge buttons: ReasonChooser while a rejection is explained. */
  reasons?: ReactNode;
  /** What went wrong at the last judgement; stands here, never in a toast. */
  error?: string | undefined;
}) {
  const { judging = {}, reasons } = props;
  const isOff = Boolean(judging.disabledReason || judging.isPending);
  const head = useRef<HTMLHeadingElement>(null);
  const hasSuggestion = judging.suggested !== undefined;
  // Once, when the paper opens; later the focus is the reader's.
  useEffect(() => {
    if (!hasSuggestion) head.current?.focus({ preventScroll: true });
  }, []);
  useKeys({
    j: props.onNext,
    k: props.onPrevious,
    Escape: props.onClose,
    ...(reasons || isOff ? {} : { a: judging.onApprove, v: judging.onApproveProvisionally, x: judging.onReject }),
  });
  const hasJudging = Boolean(judging.onApprove || judging.onApproveProvisionally || judging.onReject);
  return (
    <aside
      aria-label={`Bekijken: ${props.title}`}
      className="flex h-full min-h-0 flex-col border-line border-l bg-surface transition-[translate] duration-[240ms] ease-out starting:translate-x-6"
    >
      <header className="flex items-center gap-2 py-2.5 pr-3 pl-4">
        <div className="min-w-0 flex-1">
          <h2 className="flex gap-1 font-semibold text-base tracking-[-.01em] outline-none" ref={head} tabIndex={-1}>
            <span className="min-w-0 truncate" data-tip={props.title}>
              {props.title}
            </span>
            {props.who ? <span className="flex-none whitespace-nowrap">{` · ${props.who}`}</span> : null}
          </h2>
          <p className="truncate text-ink-3 text-xs tabular-nums">{props.sub}</p>
        </div>
        <IconButton
          aria-keyshortcuts="k"
          disabledReason={props.onPrevious ? undefined : "Dit is het eerste stuk"}
          icon={ChevronUp}
          label="Vorige"
          onClick={props.onPrevious}
          tip="Vorige (K)"
        />
        <IconButton
          aria-keyshortcuts="j"
          disabledReason={props.onNext ? undefined : "Dit is het laatste stuk"}
          icon={ChevronDown}
          label="Volgende"
          onClick={props.onNext}
          tip="Volgende (J)"
        />
        <IconButton aria-keyshortcuts="Escape" icon={X} label="Sluiten" onClick={props.onClose} tip="Sluiten (Esc)" />
      </header>
      <div className="flex min-h-10 flex-wrap items-center gap-0.5 border-line border-y py-1 pr-2.5 pl-4 text-ink-2 text-xs tabular-nums">
        {props.tools}
      </div>
      <section
        aria-label="Papier"
        className="min-h-0 flex-1 overflow-auto bg-sunken px-7 py-4 -outline-offset-2 @max-[43.75rem]/app:px-3"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller with nothing to focus in it cannot be scrolled by keyboard
        tabIndex={0}
      >
        {props.children}
      </section>
      {props.facts || hasJudging || reasons || props.error ? (
        <footer className="flex flex-col gap-3 border-line border-t px-4 pt-3 pb-4 shadow-up">
          {props.facts ? <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">{props.facts}</div> : null}
          {props.error ? (
            <p className="text-rejected text-xs" role="alert">
              {props.error}
            </p>
          ) : null}
          {reasons ?? (hasJudging ? <JudgeButtons judging={judging} /> : null)}
        </footer>
      ) : null}
    </aside>
  );
}

function JudgeButtons(props: { judging: Judging }) {
  const { onApprove, onApproveProvisionally, onReject, suggested, isPending, disabledReason } = props.judging;
  const state = { isPending, disabledReason };
  return (
    <div className="flex flex-wrap gap-2 [&>*]:min-w-max [&>*]:flex-[1_1_0] [&>*]:px-1.5">
      {onApprove ? (
        <Button {...state} aria-keyshortcuts="a" icon={CircleCheck} keyHint="A" onClick={onApprove} variant="approve">
          Akkoord
        </Button>
      ) : null}
      {onApproveProvisionally ? (
        <Button
          {...state}
          aria-keyshortcuts="v"
          // A paper that ends is approved for the time being first (HDN 06), so that is what Enter does.
          autoFocus={suggested === "approveProvisionally"}
          className="grow-[1.4]!"
          icon={ClockCheck}
          keyHint="V"
          onClick={onApproveProvisionally}
          variant="provisional"
        >
          Voorlopig akkoord
        </Button>
      ) : null}
      {onReject ? (
        <Button {...state} aria-keyshortcuts="x" icon={OctagonX} keyHint="X" onClick={onReject} variant="reject">
          Afkeuren
        </Button>
      ) : null}
    </div>
  );
}

/** Which page, how large, which way up, and the file itself. `zoom` is in percent. */
export function ViewerTools(props: {
  page?: { current: number; total: number } | undefined;
  zoom: number;
  onZoom: (zoom: number) => void;
  onRotate?: (() => void) | undefined;
  /** An address of this page (blob:): of another site's address a browser ignores `name`, and leaves the page for it. */
  download?: { href: string; name: string } | undefined;
}) {
  const { zoom, onZoom } = props;
  return (
    <>
      {props.page ? (
        <span>
          Pagina {props.page.current} van {props.page.total}
        </span>
      ) : null}
      <span className="ml-auto flex flex-none items-center gap-0.5">
        <IconButton
          disabledReason={zoom <= 50 ? "Kleiner kan niet" : undefined}
          icon={ZoomOut}
          label="Kleiner"
          onClick={() => onZoom(Math.max(50, zoom - 25))}
        />
        <output className="w-10 text-center">{zoom}%</output>
        <IconButton
          disabledReason={zoom >= 300 ? "Groter kan niet" : undefined}
          icon={ZoomIn}
          label="Groter"
          onClick={() => onZoom(Math.min(300, zoom + 25))}
        />
        {props.onRotate ? <IconButton icon={RotateCw} label="Draaien" onClick={props.onRotate} /> : null}
        {props.download ? (
          <Link
            aria-label="Downloaden"
            className="inline-grid size-7 place-items-center rounded-sm text-ink-2 -outline-offset-2 hover:bg-requested-bg hover:text-ink"
            data-tip="Downloaden"
            download={props.download.name}
            href={props.download.href}
          >
            <Download aria-hidden className="size-4" strokeWidth={1.75} />
          </Link>
        ) : null}
      </span>
    </>
  );
}

/** One page: white in the dark too. `zoom` in percent of the pane's width. */
export function Paper(props: { children: ReactNode; zoom?: number }) {
  return (
    <div
      className="mx-auto mb-4 overflow-hidden rounded-[2px] bg-paper text-paper-ink shadow-paper"
      style={{ width: `${props.zoom ?? 100}%` }}
    >
      {props.children}
    </div>
  );
}
