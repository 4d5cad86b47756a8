import { ChevronLeft, ChevronRight } from "lucide-react";
import { cx } from "./cx.ts";
import { type DayBlock, hoursOf, placeBlocks, timeOf } from "./day-layout.ts";
import { Note } from "./form-error.tsx";
import { IconButton } from "./icon-button.tsx";
import { ErrorPane } from "./states.tsx";

const hourRem = 4.4375;

/**
 * The day of the adviser whose agenda is booked: what is in it, and the afspraak being made among it (`isOwn`).
 * A press on an empty place gives its time, to the quarter; the field Tijdstip is the way by keyboard.
 */
export function DayPane(props: {
  /** `Agenda van Sanne Visser` */
  label: string;
  /** `Sanne, di 24 november` */
  title: string;
  blocks: readonly DayBlock[];
  onPreviousDay: () => void;
  onNextDay: () => void;
  onPick?: (time: string) => void;
  error?: { message: string; onRetry: () => void } | undefined;
}) {
  const { first, last } = hoursOf(props.blocks);
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  return (
    <section aria-label={props.label} className="min-w-0">
      <header className="mb-2 flex min-h-7 items-center gap-1">
        <h2 className="min-w-0 flex-1 font-semibold text-base tabular-nums tracking-[-.01em]">{props.title}</h2>
        <IconButton icon={ChevronLeft} label="Vorige dag" onClick={props.onPreviousDay} />
        <IconButton icon={ChevronRight} label="Volgende dag" onClick={props.onNextDay} />
      </header>
      {props.error ? (
        <ErrorPane className="px-0" message={props.error.message} onRetry={props.error.onRetry} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a short cut for the mouse; the field Tijdstip does the same
        <div
          className="relative overflow-hidden rounded-md border border-line bg-surface text-xs tabular-nums"
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const minutes = first * 60 + ((event.clientY - box.top) / box.height) * (last - first) * 60;
            if (event.target instanceof Element && !event.target.closest("[data-block]"))
              props.onPick?.(timeOf(Math.floor(minutes / 15) * 15));
          }}
          style={{ height: `${(last - first) * hourRem + 0.625}rem` }}
        >
          {hours.map((hour, index) => (
            <div
              aria-hidden
              className={cx("absolute inset-x-0 text-2xs text-ink-3 leading-3.5", index > 0 && "border-line border-t")}
              key={hour}
              style={{ top: `${index * hourRem}rem` }}
            >
              <span className="absolute top-0.75 left-2">{timeOf(hour * 60)}</span>
            </div>
          ))}
          <ul>
            {placeBlocks(props.blocks).map((block) => {
              const isShort = block.until - block.from < 40;
              return (
                <li
                  className={cx(
                    "absolute overflow-hidden rounded-badge border-l-3 px-2",
                    isShort ? "py-0.5" : "py-1",
                    block.isOwn
                      ? "z-10 border-[1.5px] border-kantoor border-l-3 bg-kantoor-soft text-kantoor shadow-2"
                      : block.isClash
                        ? "border-mark-declared bg-declared-bg text-declared"
                        : "border-control bg-requested-bg text-ink-2",
                  )}
                  data-block={block.id}
                  key={block.id}
                  style={{
                    top: `${((block.from - first * 60) / 60) * hourRem + 0.0625}rem`,
                    height: `${((block.until - block.from) / 60) * hourRem - 0.125}rem`,
                    left: `calc(3rem + (100% - 3.5rem) * ${block.column / block.columns} + ${block.column > 0 ? ".375rem" : "0rem"})`,
                    width: `calc((100% - 3.5rem) / ${block.columns} - ${block.column > 0 ? ".375rem" : "0rem"})`,
                  }}
                >
                  <b className={cx("block truncate font-semibold", !block.isOwn && !block.isClash && "text-ink")}>{block.title}</b>
                  <span className={cx(isShort && "sr-only")}>
                    {block.start} tot {block.end}
                  </span>
                  {block.sub ? <span className={cx("block truncate", isShort && "sr-only")}>{block.sub}</span> : null}
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </section>
  );
}

/** Under Datum, Tijdstip and Duur: which afspraak is in the way, and a free time. Saving stays possible. */
export function ClashNote(props: {
  title: string;
  start: string;
  end: string;
  freeTime?: string | undefined;
  onPick: (time: string) => void;
}) {
  const { freeTime } = props;
  return (
    <Note tone="warning">
      Overlapt met {props.title}, {props.start} tot {props.end}. Opslaan kan toch.{" "}
      {freeTime ? (
        <button
          className="whitespace-nowrap rounded-xs font-semibold underline underline-offset-2"
          onClick={() => props.onPick(freeTime)}
          type="button"
        >
          Kies {freeTime}
        </button>
      ) : null}
    </Note>
  );
}
