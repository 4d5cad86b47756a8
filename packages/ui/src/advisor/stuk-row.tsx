import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { MessageCircleQuestionMark, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { Avatar } from "../shared/avatar.tsx";
import type { StukStatus } from "../shared/status.ts";
import { StatusBadge } from "../shared/status-badge.tsx";
import { Checkbox } from "./checkbox.tsx";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";
import { MoreMenu } from "./menu.tsx";
import { actionsAtStatus, type StukAction, slots, stukActions } from "./stuk-actions.ts";
import { useFileDrop } from "./use-file-drop.ts";

export type StukRowData = {
  id: string;
  /** With year, month or house where it has one: `Jaarrekening 2025`. */
  name: string;
  /** Why it is asked: the scenario, or who added it. */
  why: string;
  /** `Eline` with `Aanvrager 1`; for both `Beiden / dossier` and nothing. */
  forWhom: { name: string; role?: string };
  status: StukStatus;
  hasFiles: boolean;
  /** While the client sends files, in whole percents. */
  uploadPercent?: number | undefined;
  /** What is being sent, when it is not the client who sends: `Bestand toevoegen`. */
  uploadWord?: string | undefined;
  /** `17 nov 20:14`, or while nothing came in `gevraagd 13 nov`. */
  when?: string;
  /** `8 mrt 2031` */
  validUntil?: string;
  /** Why that day needs attention: `Verloopt voor het passeren`. */
  validityWarning?: string;
  /** Line 3, in the status colour: the reason of a rejection, what the client wrote. */
  note?: string;
  /** What the client asks here and nobody answered yet; stands on line 3 instead of the note, with `Beantwoorden`. */
  question?: string | undefined;
  /** A colleague who has this stuk open. */
  openedBy?: { id: string; name: string };
  /** What this adviser may do, when the server says so; else what the status allows. */
  actions?: readonly StukAction[];
  /** Changes with every live change of this row: the row then colours once. */
  flash?: string | number;
};

/** Columns are the same in head and rows. Phone, list beside the viewer, and from 900 px the list alone. */
export const stukColumns =
  "grid grid-cols-[1rem_minmax(0,1fr)_auto_auto] gap-x-3 pr-3 pl-6 @max-[36rem]:pl-3 @min-[36rem]:grid-cols-[1rem_minmax(0,1fr)_4.625rem_12.5rem_3.75rem] @min-[56.25rem]:grid-cols-[1rem_minmax(0,1fr)_5.5rem_11.5rem_7rem_6rem_10.75rem]";

const areas =
  "[grid-template-areas:'cb_name_name_who''cb_why_why_when''cb_st_act_act''cb_note_note_note'] @min-[36rem]:[grid-template-areas:'cb_name_who_st_act''cb_why_who_when_act''._note_note_note_note'] @min-[56.25rem]:[grid-template-areas:'cb_name_who_st_in_va_act''cb_why_who_st_in_va_act''._note_note_note_note_note_note']";

const noteTones: Partial<Record<StukStatus, string>> = { rejected: "text-rejected", declaredNotApplicable: "text-declared" };
const actionTones = { approve: "approve", accept: "approve", approveProvisionally: "provisional", reject: "reject" } as const;
const columnStarts = ["@min-[56.25rem]:col-start-2", "@min-[56.25rem]:col-start-3", "@min-[56.25rem]:col-start-4"];

type RowProps = {
  row: StukRowData;
  isSelected: boolean;
  isCurrent: boolean;
  onSelect: (id: string, isSelected: boolean, isRange: boolean) => void;
  onAction: (action: StukAction, id: string) => void;
  /** Files that were dropped on the row. `Bestand toevoegen` does the same by keyboard. */
  onDropFiles?: ((id: string, files: File[]) => void) | undefined;
  /** Why judging cannot be done now (no connection). */
  disabledReason?: string | undefined;
};

/** One stuk. What it says is the fact over what you need to know about it; its buttons stand in six slots that never move. */
export const StukRow = memo(function StukRow(props: RowProps) {
  const { row, isCurrent, isSelected } = props;
  const isUploading = row.uploadPercent !== undefined;
  const uploading = row.uploadWord ?? "Klant uploadt";
  const takesFiles = !props.disabledReason && props.onDropFiles !== undefined && (row.actions ?? []).includes("addFile");
  const { isOver, handlers } = useFileDrop(takesFiles ? (files) => props.onDropFiles?.(row.id, files) : undefined);
  return (
    <tr
      aria-current={isCurrent || undefined}
      className={cx(
        "group/row relative isolate content-center items-center gap-y-px border-line border-b bg-(--row) py-1.5 text-sm @min-[36rem]:grid-rows-[minmax(1.375rem,auto)_minmax(1.125rem,auto)] @min-[36rem]:py-1",
        isCurrent
          ? "[--row:var(--color-kantoor-soft)] before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-kantoor"
          : "[--row:var(--color-surface)] hover:[--row:color-mix(in_srgb,var(--color-canvas)_60%,var(--color-surface))]",
        row.note || row.question ? "min-h-19.5" : "min-h-14",
        isOver && "outline-2 outline-kantoor -outline-offset-2",
        stukColumns,
        areas,
      )}
      data-stuk={row.id}
      {...handlers}
    >
      <td className="grid [grid-area:cb] @max-[36rem]:self-start @max-[36rem]:pt-1">
        {row.flash === undefined ? null : <span aria-hidden className="absolute inset-0 -z-10 animate-flash" key={row.flash} />}
        <Checkbox
          isSelected={isSelected}
          label={`${row.name} selecteren`}
          onChange={(on, event) => props.onSelect(row.id, on, event.shiftKey)}
        />
      </td>
      <td className="contents">
        <span className="flex min-w-0 items-center gap-2 font-medium [grid-area:name]">
          <span className="truncate @max-[36rem]:whitespace-normal" data-tip={row.name.length > 30 ? row.name : undefined}>
            {row.name}
          </span>
          {row.openedBy ? (
            <Avatar id={row.openedBy.id} label={`${row.openedBy.name} heeft dit stuk open`} name={row.openedBy.name} ring size={18} />
          ) : null}
        </span>
        <span className="truncate text-ink-3 text-xs [grid-area:why]">{row.why}</span>
      </td>
      <td className="flex min-w-0 flex-col [grid-area:who] @max-[36rem]:self-start @max-[36rem]:text-right">
        <span className={row.forWhom.role ? "leading-5.75" : undefined}>{row.forWhom.name}</span>
        {row.forWhom.role ? <span className="text-ink-3 text-xs leading-4.5 @max-[36rem]:hidden">{row.forWhom.role}</span> : null}
      </td>
      {isUploading ? (
        <td className="flex min-w-0 flex-col items-start gap-2 [grid-area:st] @min-[36rem]:row-end-3">
          <StatusBadge label={`${uploading}: ${row.uploadPercent}%`} status="uploading" />
          <progress
            aria-label={uploading}
            className="block h-1 w-34 max-w-full appearance-none overflow-hidden rounded-full bg-mark-received/22 [&::-moz-progress-bar]:bg-mark-received [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-mark-received [&::-webkit-progress-value]:transition-[inline-size] [&::-webkit-progress-value]:duration-200"
            max={100}
            value={row.uploadPercent}
          />
        </td>
      ) : (
        <td className="flex min-w-0 [grid-area:st]">
          <StatusBadge label={stukStatusLabel(row.status)} status={row.status} />
        </td>
      )}
      <td
        className={cx(
          dateClass,
          "[grid-area:when] @max-[36rem]:text-right @min-[56.25rem]:[grid-area:in]",
          isUploading && "@max-[56.25rem]:hidden",
        )}
      >
        {isUploading ? null : row.when}
        {row.validUntil && !isUploading ? (
          <span className="@max-[36rem]:hidden @min-[56.25rem]:hidden">
            {" · "}
            <ValidUntil row={row} prefix="tot " />
          </span>
        ) : null}
      </td>
      <td className={cx(dateClass, "hidden [grid-area:va] @min-[56.25rem]:block")}>
        <ValidUntil row={row} />
      </td>
      <Actions disabledReason={props.disabledReason} onAction={props.onAction} row={row} />
      {row.question ? (
        <td className="flex min-w-0 items-center gap-2 text-declared text-xs leading-4.5 [grid-area:note]" data-tip={row.question}>
          <MessageCircleQuestionMark aria-hidden className="size-3.5 flex-none" strokeWidth={1.75} />
          <span className="truncate">{row.question}</span>
          {row.actions?.includes("answer") ? (
            <button
              className="flex-none rounded-xs font-medium text-kantoor underline underline-offset-2 hover:text-kantoor-strong disabled:text-ink-3"
              disabled={props.disabledReason !== undefined}
              onClick={() => props.onAction("answer", row.id)}
              type="button"
            >
              {stukActions.answer.label}
            </button>
          ) : null}
        </td>
      ) : row.note ? (
        <td
          className={cx("min-w-0 truncate text-xs leading-4.5 [grid-area:note]", noteTones[row.status] ?? "text-ink-3")}
          data-tip={row.note}
        >
          {row.note}
        </td>
      ) : null}
    </tr>
  );
});

/** Until when the paper is good, with a sign and words where that is too soon: colour alone is not read. */
function ValidUntil({ row, prefix = "" }: { row: StukRowData; prefix?: string }) {
  if (!row.validUntil) return null;
  if (!row.validityWarning) return `${prefix}${row.validUntil}`;
  return (
    <span className="inline-flex items-center gap-1 font-medium text-declared" data-tip={row.validityWarning}>
      <TriangleAlert aria-hidden className="size-3.5 flex-none" strokeWidth={1.75} />
      {prefix}
      {row.validUntil}
      <span className="sr-only">. {row.validityWarning}</span>
    </span>
  );
}

const dateClass = "min-w-0 truncate text-ink-3 text-xs tabular-nums";

/** Judging rises on hover and on focus in the row; on touch it always stands. It is always in the page: opacity, never display. */
function Actions(props: { row: StukRowData; onAction: RowProps["onAction"]; disabledReason: string | undefined }) {
  const { row, onAction, disabledReason } = props;
  const can = row.uploadPercent === undefined ? (row.actions ?? actionsAtStatus(row.status, row.hasFiles)) : (row.actions ?? ["delete"]);
  const button = (action: StukAction, className?: string) => (
    <IconButton
      className={className}
      disabledReason={action === "view" ? undefined : disabledReason}
      icon={stukActions[action].icon}
      key={action}
      label={stukActions[action].label}
      onClick={() => onAction(action, row.id)}
      tone={action === "delete" ? "quiet" : action in actionTones ? actionTones[action as keyof typeof actionTones] : "ink"} // `in` checks it
    />
  );
  const judge = slots.judge.map((pair) => pair.find((action) => can.includes(action)));
  const more = slots.more.filter((action) => can.includes(action));
  return (
    <td className="relative flex justify-end [grid-area:act] @min-[56.25rem]:grid @min-[56.25rem]:grid-cols-[repeat(6,1.75rem)]">
      {can.includes("view") ? button("view", "@min-[56.25rem]:col-start-1 @min-[56.25rem]:row-start-1") : null}
      <span
        className={cx(
          "flex @min-[56.25rem]:contents",
          "@min-[36rem]:@max-[56.25rem]:absolute @min-[36rem]:@max-[56.25rem]:top-1/2 @min-[36rem]:@max-[56.25rem]:right-full @min-[36rem]:@max-[56.25rem]:-translate-y-1/2 @min-[36rem]:@max-[56.25rem]:bg-[linear-gradient(90deg,transparent,var(--row)_1rem)] @min-[36rem]:@max-[56.25rem]:py-2 @min-[36rem]:@max-[56.25rem]:pl-4 @min-[36rem]:@max-[56.25rem]:opacity-0 @min-[36rem]:@max-[56.25rem]:transition-opacity @min-[36rem]:@max-[56.25rem]:duration-[90ms]",
          "group-focus-within/row:opacity-100! group-hover/row:opacity-100! pointer-coarse:opacity-100!",
        )}
      >
        {judge.map((action, slot) => (action ? button(action, columnStarts[slot]) : null))}
        {more.length > 0 ? (
          <MoreMenu
            className="@min-[56.25rem]:col-start-5"
            entries={more.map((action) => ({
              id: action,
              label: stukActions[action].label,
              icon: stukActions[action].icon,
              isDisabled: Boolean(disabledReason),
              onAction: () => onAction(action, row.id),
            }))}
          />
        ) : null}
      </span>
      {can.includes("delete") ? button("delete", "@min-[56.25rem]:col-start-6") : null}
    </td>
  );
}
