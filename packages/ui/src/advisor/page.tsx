import { type ReactNode, useId } from "react";
import { type Marks, MarksBar } from "../shared/marks-bar.tsx";
import { Key } from "./button.tsx";
import { cx } from "./cx.ts";
import { useFoot } from "./use-foot.ts";

/** The title of a screen, what it is about, and at the right what belongs to all of it. */
export function PageHead(props: { title: string; sub?: ReactNode; beside?: ReactNode; actions?: ReactNode; className?: string }) {
  return (
    <div className={cx("flex flex-wrap items-start gap-x-4 gap-y-2 px-6 pt-4 @max-[43.75rem]/app:px-3", props.className)}>
      <div className="min-w-0">
        <h1 className="font-semibold text-xl tracking-[-.011em]">{props.title}</h1>
        {props.sub ? <p className="text-ink-3 text-xs tabular-nums">{props.sub}</p> : null}
      </div>
      {props.beside ? <div className="flex min-h-6 items-center">{props.beside}</div> : null}
      {props.actions ? <div className="ml-auto flex flex-wrap items-center gap-3">{props.actions}</div> : null}
    </div>
  );
}

/** How much there is: `10 van 26 aangeleverd`, `6 van 26 akkoord`, and the bar. */
export function ProgressSummary(props: { delivered: number; approved: number; total: number; marks: Marks }) {
  const count = (done: number, word: string) => (
    <span className="whitespace-nowrap">
      <b className="font-semibold text-md leading-5 tracking-[-.01em]">{done}</b> van{" "}
      <b className="font-semibold text-md leading-5 tracking-[-.01em]">{props.total}</b> {word}
    </span>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-6 pt-3 text-sm tabular-nums @max-[43.75rem]/app:px-3">
      {count(props.delivered, "aangeleverd")}
      {count(props.approved, "akkoord")}
      <MarksBar className="basis-40" marks={props.marks} />
    </div>
  );
}

/** Between head and list: what can be added at the left, what is shown at the right. */
export function Toolbar(props: { children?: ReactNode; filter?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2.5 px-6 pt-3.5 pb-3 @max-[43.75rem]/app:px-3">
      {props.children}
      {props.filter ? <div className="ml-auto">{props.filter}</div> : null}
    </div>
  );
}

/** A named group of controls: `Stuk toevoegen` with `+ Nieuw stuk toevoegen`. */
export function ControlGroup(props: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent; this names a group of buttons
    <div aria-label={props.label} className="flex flex-wrap items-center gap-2.5" role="group">
      <span aria-hidden className="font-medium text-ink-2 text-sm leading-4.5">
        {props.label}
      </span>
      {props.children}
    </div>
  );
}

/** The foot of a form: stays in sight, holds the orange button and one sentence on what it will do. */
export function StickyFoot(props: { children: ReactNode; hint?: ReactNode }) {
  const foot = useFoot();
  return (
    <div
      ref={foot}
      className="sticky bottom-0 z-10 mt-auto flex flex-wrap items-center gap-3 border-line border-t bg-surface px-6 py-3 @max-[43.75rem]/app:px-3"
    >
      {props.children}
      {props.hint ? <p className="min-w-0 text-ink-3 text-xs @min-[43.75rem]/app:ml-2">{props.hint}</p> : null}
    </div>
  );
}

/** Which keys work on this screen. */
export function KeyLegend(props: { keys: readonly { keys: readonly string[]; does: string }[] }) {
  return (
    <p className="flex min-h-10 flex-wrap items-center gap-x-4.5 gap-y-1 border-line border-t bg-canvas px-6 text-ink-2 text-xs pointer-coarse:hidden @max-[43.75rem]/app:hidden">
      {props.keys.map((entry) => (
        <span className="flex items-center gap-1.5" key={entry.does}>
          {entry.keys.map((key) => (
            <Key className="border-line-strong bg-surface" key={key}>
              {key}
            </Key>
          ))}
          {entry.does}
        </span>
      ))}
    </p>
  );
}

/** A part of a form with its own heading. */
export function Section(props: { title: string; sub?: ReactNode; actions?: ReactNode; children: ReactNode; className?: string }) {
  const headingId = useId();
  return (
    // Named by its heading: in a form with two people a screen reader hears whose Achternaam it is in.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lay its legend in a row with what stands beside it
    <section aria-labelledby={headingId} className={cx("flex flex-col gap-3", props.className)} role="group">
      <header className="flex flex-wrap items-baseline gap-x-2">
        <h2 className="font-semibold text-base tracking-[-.01em]" id={headingId}>
          {props.title}
        </h2>
        {props.sub ? <span className="text-ink-3 text-xs tabular-nums">{props.sub}</span> : null}
        {props.actions ? <span className="ml-auto">{props.actions}</span> : null}
      </header>
      {props.children}
    </section>
  );
}

/**
 * A form beside what it leads to: form 412, day 280, the rest for the preview. Where the preview would get less than it can be read in,
 * it goes below the form; on a phone everything stands under each other.
 */
export function FormColumns(props: { form: ReactNode; day: ReactNode; preview: ReactNode }) {
  return (
    <div className="@container px-6 py-4 @max-[43.75rem]/app:px-3">
      <div className="grid items-start gap-7 @min-[42rem]:grid-cols-[minmax(0,25.75rem)_minmax(16rem,1fr)] @min-[64rem]:grid-cols-[25.75rem_17.5rem_minmax(0,1fr)] @min-[64rem]:items-stretch">
        <div className="min-w-0">{props.form}</div>
        <div className="min-w-0">{props.day}</div>
        <div className="grid min-w-0 @min-[42rem]:col-span-2 @min-[64rem]:col-span-1">{props.preview}</div>
      </div>
    </div>
  );
}

/** Datum, Tijdstip and Duur on one line; on a phone the first gets a line of its own, so that a whole date can be read. */
export function WhenFields(props: { children: ReactNode }) {
  return (
    <div className="@container">
      <div className="grid grid-cols-2 gap-2.5 [&>:first-child]:col-span-2 @min-[22rem]:grid-cols-[minmax(0,1fr)_6rem_6rem] @min-[22rem]:[&>:first-child]:col-span-1">
        {props.children}
      </div>
    </div>
  );
}
