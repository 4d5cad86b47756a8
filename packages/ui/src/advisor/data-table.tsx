import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { cx } from "./cx.ts";

export type Column<Row> = {
  id: string;
  label: string;
  /** A css track: `minmax(0,1fr)`, `8rem`. */
  width: string;
  cell: (row: Row) => ReactNode;
  align?: "right";
  /** The column is for who cannot see it only (`Acties`). */
  hideLabel?: boolean;
  /** On a phone the columns stand under each other; this one then falls out. */
  isExtra?: boolean;
};

/**
 * A list with columns: rows of 56 on one surface, divided by a line. `href` makes the first cell a link that covers the row;
 * buttons in other cells lie above it. Under 44 rem of its own width the cells of a row stand under each other.
 */
export function DataTable<Row extends { id: string }>(props: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  hrefOf?: (row: Row) => string | undefined;
  onOpen?: (row: Row) => void;
  currentId?: string | undefined;
  flashOf?: (row: Row) => string | number | undefined;
  empty?: ReactNode;
  density?: "two-line" | "one-line";
}) {
  const { columns, rows } = props;
  if (rows.length === 0 && props.empty) return <div className="border-line border-t">{props.empty}</div>;
  const template = columns.map((column) => column.width).join(" ");
  const grid = "grid grid-cols-[minmax(0,1fr)] items-center gap-x-4 px-6 @max-[44rem]:px-3 @min-[44rem]:grid-cols-(--columns)";
  const align = (column: Column<Row>) => cx(column.align === "right" && "@min-[44rem]:text-right", column.isExtra && "@max-[44rem]:hidden");
  return (
    <div className="@container">
      <table aria-label={props.label} className="block" style={{ "--columns": template } as React.CSSProperties /* a custom property */}>
        <thead className="block @max-[44rem]:sr-only">
          <tr className={cx("min-h-8 border-line border-y bg-canvas text-left text-ink-2 text-xs", grid)}>
            {columns.map((column) => (
              <th className={cx("min-w-0 text-left font-medium", align(column))} key={column.id} scope="col">
                <span className={column.hideLabel ? "sr-only" : undefined}>{column.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block">
          {rows.map((row) => {
            const href = props.hrefOf?.(row);
            const flash = props.flashOf?.(row);
            const isCurrent = row.id === props.currentId;
            return (
              <tr
                aria-current={isCurrent || undefined}
                className={cx(
                  "relative isolate gap-y-0.5 border-line border-b py-1.5 text-sm has-[[data-cover]:focus-visible]:outline-2 has-[[data-cover]:focus-visible]:outline-focus has-[[data-cover]:focus-visible]:-outline-offset-2",
                  props.density === "one-line" ? "min-h-9" : "min-h-14",
                  isCurrent
                    ? "bg-kantoor-soft before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-kantoor"
                    : (href || props.onOpen) && "hover:bg-canvas",
                  grid,
                )}
                key={row.id}
              >
                {columns.map((column, index) => (
                  <td
                    className={cx("min-w-0", index > 0 && "[&_:is(a,button)]:relative [&_:is(a,button)]:z-10", align(column))}
                    key={column.id}
                  >
                    {index === 0 && flash !== undefined ? (
                      <span aria-hidden className="absolute inset-0 -z-10 animate-flash" key={flash} />
                    ) : null}
                    {index === 0 ? (
                      <Cover href={href} onOpen={props.onOpen && (() => props.onOpen?.(row))}>
                        {column.cell(row)}
                      </Cover>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Cover(props: { href: string | undefined; onOpen: (() => void) | undefined; children: ReactNode }) {
  const look = "max-w-full text-left text-inherit no-underline outline-none after:absolute after:inset-0 after:content-['']";
  if (props.href)
    return (
      <Link className={look} data-cover href={props.href}>
        {props.children}
      </Link>
    );
  if (props.onOpen)
    return (
      <button className={look} data-cover onClick={props.onOpen} type="button">
        {props.children}
      </button>
    );
  return <>{props.children}</>;
}

/** The fact over what you need to know about it. */
export function TwoLines(props: { top: ReactNode; under?: ReactNode; tone?: "ink" | "rejected" }) {
  return (
    <span className="block min-w-0">
      <span className="block hyphens-auto break-words font-medium @min-[44rem]:truncate">{props.top}</span>
      {props.under ? (
        <span className={cx("block truncate text-xs tabular-nums", props.tone === "rejected" ? "text-rejected" : "text-ink-3")}>
          {props.under}
        </span>
      ) : null}
    </span>
  );
}
