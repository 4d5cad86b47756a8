import { Check, CirclePlus, Info } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import type { StukStatus } from "../shared/status.ts";
import { StatusBadge } from "../shared/status-badge.tsx";
import { Checkbox } from "./checkbox.tsx";
import { cx } from "./cx.ts";
import { GroupMark } from "./preview-pane.tsx";

export type ScenarioOption = {
  id: string;
  name: string;
  /** `3 stukken` */
  count: string;
  /** `Gestart op 10 november`, with by what where it matters. */
  started?: string;
};

/**
 * Which scenario's to start: the ticked on top, then the rest under their headings. Ticking moves a line to the top, so the focus
 * goes with it. `onFocus` says which one to show the documents of.
 */
export function ScenarioPicker(props: {
  groups: readonly { title: string; scenarios: readonly ScenarioOption[] }[];
  chosen: ReadonlySet<string>;
  onToggle: (id: string, isTicked: boolean) => void;
  onFocus?: (id: string) => void;
  /** The focus has left the list. */
  onLeave?: () => void;
  focusedId?: string | undefined;
  empty?: string;
}) {
  const prefix = useId();
  const moved = useRef<string | null>(null);
  useEffect(() => {
    if (moved.current === null) return;
    document.getElementById(`${prefix}${moved.current}`)?.focus();
    moved.current = null;
  });
  const all = props.groups.flatMap((group) => group.scenarios);
  const ticked = all.filter((scenario) => props.chosen.has(scenario.id));
  const rest = props.groups
    .map((group) => ({ ...group, scenarios: group.scenarios.filter((scenario) => !props.chosen.has(scenario.id)) }))
    .filter((group) => group.scenarios.length > 0);
  const line = (scenario: ScenarioOption) => {
    const isOn = props.chosen.has(scenario.id);
    const id = `${prefix}${scenario.id}`;
    return (
      <li
        className={cx(
          "grid min-h-8.5 grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-2.5 rounded-sm px-2 py-1 text-sm",
          isOn ? "mb-0.5 bg-kantoor-soft font-medium" : props.focusedId === scenario.id ? "bg-requested-bg" : "hover:bg-canvas",
        )}
        key={scenario.id}
        onFocus={() => props.onFocus?.(scenario.id)}
      >
        <Checkbox
          id={id}
          isSelected={isOn}
          onChange={(on) => {
            moved.current = scenario.id;
            props.onToggle(scenario.id, on);
          }}
        />
        <label className="min-w-0" htmlFor={id}>
          {scenario.name}
        </label>
        {scenario.started ? (
          <span className="flex items-center gap-1.25 font-normal text-ink-3 text-xs tabular-nums">
            <Check aria-hidden className="size-3.5 flex-none" strokeWidth={1.75} />
            {scenario.started}
          </span>
        ) : (
          <span className={cx("text-xs tabular-nums", isOn ? "text-kantoor" : "text-ink-3")}>{scenario.count}</span>
        )}
      </li>
    );
  };
  const cap = "px-2 pt-2.5 pb-1 font-medium text-ink-3 text-xs";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus of its boxes goes elsewhere
    <div
      onBlur={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) props.onLeave?.();
      }}
    >
      {ticked.length > 0 ? (
        <section aria-label={`${ticked.length} gekozen`}>
          <h2 className={cap}>{ticked.length} gekozen</h2>
          <ul>{ticked.map(line)}</ul>
        </section>
      ) : null}
      {rest.map((group) => (
        <section aria-label={group.title} key={group.title}>
          <h2 className={cap}>{group.title}</h2>
          <ul>{group.scenarios.map(line)}</ul>
        </section>
      ))}
      {all.length === 0 ? <p className="px-2 py-3 text-ink-2 text-sm">{props.empty ?? "Geen scenario met deze woorden."}</p> : null}
    </div>
  );
}

/** `asked` = not new; a question has no badge. */
export type ScenarioStuk = { id: string; name: string; asked?: { text: string; badge?: { status: StukStatus; label: string } } };

/** One card of what will be asked: of an aanvrager, or of both. `absent` = there is no such aanvrager, with the reason. */
export function ScenarioCard(props: {
  number?: 1 | 2;
  title: string;
  /** `6 nieuw`, `8 niet gevraagd` */
  summary: string;
  stukken: readonly ScenarioStuk[];
  absent?: ReactNode;
}) {
  const isAbsent = props.absent !== undefined;
  const line = isAbsent ? "border-line-strong border-dashed" : "border-line";
  return (
    <section aria-label={props.title} className={cx("min-w-0 rounded-md border", line, !isAbsent && "bg-surface")}>
      <header className={cx("flex items-center gap-2 border-b px-3.5 py-2.5", line)}>
        <GroupMark isAbsent={isAbsent} number={props.number} />
        <h3 className="min-w-0 font-semibold text-sm">{props.title}</h3>
        <span className="ml-auto whitespace-nowrap text-ink-3 text-xs tabular-nums">{props.summary}</span>
      </header>
      {isAbsent ? (
        <p className={cx("flex gap-2.25 border-b px-3.5 py-2.5 text-ink-2 text-xs", line)}>
          <Info aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
          <span>{props.absent}</span>
        </p>
      ) : null}
      <ul className={isAbsent ? "py-1.5" : "py-1"}>
        {props.stukken.map((stuk) => (
          <li
            className={cx(
              "flex items-center gap-2.25 px-3.5 py-0.75 text-sm leading-4.5",
              isAbsent ? "min-h-7 text-ink-3" : "min-h-7.5",
              stuk.asked && "text-ink-2",
            )}
            key={stuk.id}
          >
            {isAbsent ? null : stuk.asked ? (
              <Check aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
            ) : (
              <CirclePlus aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
            )}
            <span className="min-w-0 flex-1">
              {stuk.name}
              {stuk.asked ? <span className="block text-ink-3 text-xs">{stuk.asked.text}</span> : null}
            </span>
            {stuk.asked?.badge ? <StatusBadge {...stuk.asked.badge} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
