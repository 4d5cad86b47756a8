import { CircleCheck, FileArchive, X } from "lucide-react";
import type { ReactNode } from "react";
import { useCallback, useRef } from "react";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";
import type { StukAction } from "./stuk-actions.ts";
import { StukRow, type StukRowData, stukColumns } from "./stuk-row.tsx";
import { useFoot } from "./use-foot.ts";

const headClass = "text-left font-medium";

/**
 * The stukken of an afspraak or of a dossier. `selected` is the owner's; shift-click ticks everything in between.
 * Rows keep their place: a live change colours a row and never moves it under a pointer.
 */
export function StukList(props: {
  rows: readonly StukRowData[];
  selected: ReadonlySet<string>;
  onSelectedChange: (ids: Set<string>) => void;
  currentId?: string | undefined;
  onAction: (action: StukAction, id: string) => void;
  /** Files that were dropped on a row that takes them. Keep it the same function: rows are drawn anew when it changes. */
  onDropFiles?: ((id: string, files: File[]) => void) | undefined;
  /** What stands where the list would start when there is nothing (EmptyState). */
  empty: ReactNode;
  /** BulkBar, while something is ticked. */
  bulk?: ReactNode;
  disabledReason?: string | undefined;
}) {
  const { rows, selected, onSelectedChange } = props;
  const lastTicked = useRef<string | null>(null);
  const latest = useRef({ rows, selected, onSelectedChange });
  latest.current = { rows, selected, onSelectedChange };
  // Stable, so that ticking one row does not render the other hundred.
  const onSelect = useCallback((id: string, isSelected: boolean, isRange: boolean) => {
    const now = latest.current;
    const ids = now.rows.map((row) => row.id);
    const from = isRange && lastTicked.current ? ids.indexOf(lastTicked.current) : -1;
    const to = ids.indexOf(id);
    const touched = from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    const next = new Set(now.selected);
    for (const one of touched) isSelected ? next.add(one) : next.delete(one);
    lastTicked.current = id;
    now.onSelectedChange(next);
  }, []);
  const ticked = rows.filter((row) => selected.has(row.id)).length;
  return (
    <div className="@container relative flex min-h-48 flex-1 flex-col overflow-hidden border-line border-t">
      <div className={cx("min-h-0 flex-1 overflow-auto", props.bulk ? "pb-20" : "")}>
        {rows.length === 0 ? (
          props.empty
        ) : (
          <table aria-label="Stukken" className="block">
            <thead className="sticky top-0 z-10 block">
              <tr className={cx("min-h-8 items-center border-line border-b bg-canvas font-medium text-ink-2 text-xs", stukColumns)}>
                <th className="grid" scope="col">
                  <Checkbox
                    isIndeterminate={ticked > 0 && ticked < rows.length}
                    isSelected={ticked === rows.length}
                    label="Alles selecteren"
                    onChange={(on) => onSelectedChange(on ? new Set(rows.map((row) => row.id)) : new Set())}
                  />
                </th>
                <th className={headClass} scope="col">
                  Stuk
                </th>
                <th className={cx(headClass, "@max-[36rem]:col-start-4 @max-[36rem]:text-right")} scope="col">
                  Voor wie
                </th>
                <th className={cx(headClass, "@max-[36rem]:hidden")} scope="col">
                  Status<span className="@min-[56.25rem]:hidden"> · aangeleverd op · geldig tot</span>
                </th>
                <th className={cx(headClass, "hidden @min-[56.25rem]:block")} scope="col">
                  Aangeleverd op
                </th>
                <th className={cx(headClass, "hidden @min-[56.25rem]:block")} scope="col">
                  Geldig tot
                </th>
                <th className={cx(headClass, "sr-only")} scope="col">
                  Acties
                </th>
              </tr>
            </thead>
            <tbody className="block">
              {rows.map((row) => (
                <StukRow
                  disabledReason={props.disabledReason}
                  isCurrent={row.id === props.currentId}
                  isSelected={selected.has(row.id)}
                  key={row.id}
                  onAction={props.onAction}
                  onDropFiles={props.onDropFiles}
                  onSelect={onSelect}
                  row={row}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {props.bulk}
    </div>
  );
}

/** Rises at the foot of the list while rows are ticked. */
export function BulkBar(props: {
  count: number;
  onApprove: (() => void) | undefined;
  onDownload: (() => void) | undefined;
  onClear: () => void;
  isPending?: boolean;
  disabledReason?: string | undefined;
  downloadDisabledReason?: string | undefined;
  /** One sentence when not everything ticked can be done: `2 van de 5 staan al op Akkoord.` */
  hint?: string;
}) {
  const title = `${props.count} geselecteerd`;
  const foot = useFoot();
  return (
    <div
      aria-label={title}
      className="absolute right-3 bottom-3.5 left-3 z-10 flex min-h-12 flex-wrap items-center gap-2 rounded-[10px] bg-raised py-2 pr-2 pl-4 font-medium text-sm tabular-nums shadow-3 @min-[56.25rem]:right-auto @min-[56.25rem]:min-w-130"
      ref={foot}
      role="toolbar"
    >
      <output>{title}</output>
      <span aria-hidden className="mx-1 h-5 w-px bg-line" />
      {props.onApprove ? (
        <Button disabledReason={props.disabledReason} icon={CircleCheck} isPending={props.isPending} onClick={props.onApprove}>
          Akkoord
        </Button>
      ) : null}
      {props.onDownload ? (
        <Button disabledReason={props.downloadDisabledReason} icon={FileArchive} onClick={props.onDownload}>
          Downloaden als zip
        </Button>
      ) : null}
      {props.hint ? <span className="font-normal text-ink-3 text-xs">{props.hint}</span> : null}
      <IconButton className="ml-auto" icon={X} label="Selectie wissen" onClick={props.onClear} />
    </div>
  );
}
