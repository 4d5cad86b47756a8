import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "../shared/avatar.tsx";
import { ProgressMark } from "../shared/marks-bar.tsx";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { TwoLines } from "./data-table.tsx";
import { IconButton } from "./icon-button.tsx";

export type WorkRowData = {
  id: string;
  what: string;
  about: string;
  isProblem?: boolean;
  who: string;
  nummer: string;
  progress?: { done: number; total: number };
  adviseur: { id: string; name: string };
  since: string;
  action: { label: string; icon?: LucideIcon; onPress: () => void };
  /** What else can be done with the row, as icons before its button; two at most. */
  more?: readonly { label: string; icon: LucideIcon; onPress: () => void; disabledReason?: string | undefined }[];
  flash?: string | number;
};

/** `total` when not every row came along. */
export type WorkGroup = { id: string; title: string; icon: LucideIcon; rows: readonly WorkRowData[]; total?: number };

const columns =
  "grid items-center gap-x-4 gap-y-1 pr-4 pl-6 grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] @max-[44rem]:pl-3 @min-[44rem]:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)_9.5rem_1.75rem_6rem_3.5rem_9.25rem]";

/** What waits, across dossiers, per kind. The button of the current row is the orange one; Enter does it (the screen listens). */
export function WorkList(props: { groups: readonly WorkGroup[]; currentId?: string | undefined; empty: ReactNode }) {
  const groups = props.groups.filter((group) => group.rows.length > 0);
  if (groups.length === 0) return <div className="border-line border-t">{props.empty}</div>;
  return (
    <div className="@container border-line border-t tabular-nums">
      {groups.map((group) => {
        const Icon = group.icon;
        return (
          <section aria-label={group.title} key={group.id}>
            <h2 className="flex min-h-8 items-center gap-2 border-line border-b bg-canvas px-6 font-semibold text-xs @max-[44rem]:px-3">
              <Icon aria-hidden className="size-3.5 text-ink-3" strokeWidth={1.75} />
              {group.title}
              <span className="font-medium text-ink-3">{group.total ?? group.rows.length}</span>
            </h2>
            <ul>
              {group.rows.map((row) => (
                <WorkRow isCurrent={row.id === props.currentId} key={row.id} row={row} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function WorkRow(props: { row: WorkRowData; isCurrent: boolean }) {
  const { row, isCurrent } = props;
  return (
    <li
      aria-current={isCurrent || undefined}
      className={cx(
        "relative isolate min-h-14 border-line border-b py-1.5 text-sm",
        columns,
        isCurrent && "bg-kantoor-soft before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-kantoor",
      )}
      data-work={row.id}
    >
      {row.flash === undefined ? null : <span aria-hidden className="absolute inset-0 -z-10 animate-flash" key={row.flash} />}
      <TwoLines tone={row.isProblem ? "rejected" : "ink"} top={row.what} under={row.about} />
      <span className="min-w-0">
        <span className="block @min-[44rem]:truncate">{row.who}</span>
        <span className="block text-ink-3 text-xs">{row.nummer}</span>
      </span>
      <span className="@max-[44rem]:hidden">{row.progress ? <ProgressMark {...row.progress} /> : null}</span>
      <span className="@max-[44rem]:hidden">
        <Avatar id={row.adviseur.id} label={row.adviseur.name} name={row.adviseur.name} />
      </span>
      <span className="text-ink-2 text-xs @min-[44rem]:text-right">{row.since}</span>
      <span className="flex justify-end @max-[44rem]:order-last @max-[44rem]:justify-start @max-[44rem]:empty:hidden">
        {row.more?.map(({ onPress, ...button }) => (
          <IconButton key={button.label} onClick={onPress} {...button} />
        ))}
      </span>
      <Button
        className="@max-[44rem]:justify-self-start"
        icon={row.action.icon}
        keyHint={isCurrent ? "Enter" : undefined}
        onClick={row.action.onPress}
        variant={isCurrent ? "go" : "soft"}
      >
        {row.action.label}
      </Button>
    </li>
  );
}
