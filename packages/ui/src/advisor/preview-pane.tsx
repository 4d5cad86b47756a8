import { House, Mail } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox } from "./checkbox.tsx";
import { cx } from "./cx.ts";

export type PreviewItem = { id: string; label: string; detail?: string; isTicked: boolean };
export type PreviewScenario = { id: string; name: string; because: string; items: readonly PreviewItem[] };
export type PreviewGroup = { id: string; number?: 1 | 2; name: string; summary: string; scenarios: readonly PreviewScenario[] };

/** 1, 2, or a house for what belongs to both. */
export function GroupMark(props: { number?: 1 | 2 | undefined; isAbsent?: boolean }) {
  return (
    <span
      aria-hidden
      className={cx(
        "inline-grid size-5 flex-none place-items-center rounded-full font-semibold text-2xs",
        props.isAbsent ? "text-ink-2 ring-1 ring-control ring-inset" : "bg-ink-2 text-surface",
      )}
    >
      {props.number ?? <House className="size-3" strokeWidth={1.75} />}
    </span>
  );
}

function ItemTick(props: { item: PreviewItem; onToggle: (id: string, isTicked: boolean) => void }) {
  const { item } = props;
  const id = `preview-${item.id}`;
  return (
    <li className="flex gap-2 py-0.5 text-sm">
      <Checkbox className="mt-0.5" id={id} isSelected={item.isTicked} onChange={(on) => props.onToggle(item.id, on)} />
      <label className={cx("min-w-0", !item.isTicked && "text-ink-3 line-through decoration-1")} htmlFor={id}>
        {item.label}
        {item.detail ? <span className="text-ink-3 text-xs tabular-nums"> {item.detail}</span> : null}
      </label>
    </li>
  );
}

/**
 * What saving will start: per aanvrager, then per scenario with its reason, then the stukken, each with a tick to leave it out.
 * Item ids are unique over all groups.
 */
export function PreviewPane(props: {
  /** `5 scenario's, 8 stukken, 3 andere actiepunten` */
  summary: string;
  mail?: { what: string; to: string } | undefined;
  groups: readonly PreviewGroup[];
  onToggle: (id: string, isTicked: boolean) => void;
  empty?: ReactNode;
  isPending?: boolean;
}) {
  return (
    <section
      aria-busy={props.isPending || undefined}
      aria-label="Wat er gebeurt na opslaan"
      className={cx(
        "flex min-w-0 flex-col gap-0.5 rounded-md border border-line bg-canvas px-4 py-3.5",
        // One sentence needs no well as high as the form beside it.
        props.groups.length === 0 && "self-start",
      )}
    >
      <header className="mb-2 flex flex-wrap items-baseline gap-x-2">
        <h2 className="font-semibold text-base tracking-[-.01em]">Na opslaan</h2>
        <output className="text-ink-3 text-xs tabular-nums">{props.summary}</output>
      </header>
      {props.mail ? (
        <p className="mb-2 flex gap-2.5 border-line border-b pt-2 pb-2.5 text-sm">
          <Mail aria-hidden className="mt-0.5 size-4 flex-none text-ink-3" strokeWidth={1.75} />
          <span className="min-w-0">
            {props.mail.what}
            <span className="block break-words text-ink-3 text-xs">aan {props.mail.to}</span>
          </span>
        </p>
      ) : null}
      {props.groups.length === 0 ? (
        <p className="py-1 text-ink-2 text-sm">{props.empty ?? "Deze afspraak start geen scenario's."}</p>
      ) : null}
      {props.groups.map((group) => (
        <section aria-label={group.name} className="pt-1.5" key={group.id}>
          <h3 className="flex items-center gap-2 font-semibold text-sm">
            <GroupMark number={group.number} />
            <span className="min-w-0">{group.name}</span>
            <span className="ml-auto font-normal text-ink-3 text-xs tabular-nums">{group.summary}</span>
          </h3>
          {group.scenarios.map((scenario) => (
            <div className="pt-1 pb-0.5 pl-7" key={scenario.id}>
              <p className="font-medium text-kantoor text-xs">
                {scenario.name} <span className="font-normal text-ink-3">omdat: {scenario.because}</span>
              </p>
              <ul>
                {scenario.items.map((item) => (
                  <ItemTick item={item} key={item.id} onToggle={props.onToggle} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </section>
  );
}
