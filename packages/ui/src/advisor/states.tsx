import { WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";

/** Nothing here: one sentence and what to do, where the list would start. */
export function EmptyState(props: { children: ReactNode; action?: ReactNode; className?: string }) {
  return (
    <div className={cx("flex flex-col items-start gap-3 px-6 py-5 text-ink-2 text-sm", props.className)}>
      <p className="max-w-prose">{props.children}</p>
      {props.action}
    </div>
  );
}

/** This pane could not be loaded; the rest of the screen lives on. */
export function ErrorPane(props: { message: string; onRetry?: (() => void) | undefined; isPending?: boolean; className?: string }) {
  return (
    <div className={cx("flex flex-col items-start gap-3 px-6 py-5 text-sm", props.className)} role="alert">
      <p className="max-w-prose text-ink-2">{props.message}</p>
      {props.onRetry ? (
        <Button isPending={props.isPending} onClick={props.onRetry}>
          Opnieuw proberen
        </Button>
      ) : null}
    </div>
  );
}

const widths = ["w-2/5", "w-1/3", "w-1/2", "w-2/5", "w-1/4"];

/**
 * Rows that are on their way, in the shape of a row. Shows nothing for the first 200 ms: what is quick must not flicker.
 * `isInstant` for tests and for a server render that already waited.
 */
export function SkeletonRows(props: { count?: number; lines?: 1 | 2; isInstant?: boolean }) {
  const [isLate, setLate] = useState(props.isInstant ?? false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true">
      <output className="sr-only">Wordt geladen</output>
      {isLate
        ? Array.from({ length: props.count ?? 6 }, (_, index) => index).map((index) => (
            <div
              aria-hidden
              className={cx("flex flex-col justify-center gap-2 border-line border-b px-6", props.lines === 1 ? "min-h-9" : "min-h-14")}
              key={index}
            >
              <span className={cx("block h-2.5 rounded-full bg-sunken", widths[index % widths.length])} />
              {props.lines === 1 ? null : <span className="block h-2 w-1/5 rounded-full bg-sunken" />}
            </div>
          ))
        : null}
    </div>
  );
}

/** The sentence of the offline strip; also the reason on buttons that cannot work now. `since` is `HH:mm`. */
export const offlineSentence = (since: string): string => `Geen verbinding. Dit is de stand van ${since}.`;

/** Under the menubalk while there is no connection. */
export function OfflineStrip(props: { since: string }) {
  return (
    <output className="flex min-h-8 items-center gap-2 border-line border-b bg-declared-bg px-4 font-medium text-declared text-xs tabular-nums">
      <WifiOff aria-hidden className="size-4 flex-none" strokeWidth={1.75} />
      {offlineSentence(props.since)}
    </output>
  );
}
