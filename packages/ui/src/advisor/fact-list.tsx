import type { ReactNode } from "react";
import { type FieldMark, Marks } from "./field.tsx";

export type Fact = { label: string; value: ReactNode; marks?: readonly FieldMark[] };

/** Facts of one thing, read only: label and value in two columns, under each other where there is little room. Line ends of typed text stay. */
export function FactList(props: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm @max-[30rem]/app:grid-cols-1 @max-[30rem]/app:gap-y-0">
      {props.facts.map((fact) => (
        <div className="contents" key={fact.label}>
          <dt className="flex items-center gap-1.5 self-start text-ink-3">
            {fact.label}
            {fact.marks ? <Marks marks={fact.marks} /> : null}
          </dt>
          <dd className="min-w-0 whitespace-pre-line break-words tabular-nums @max-[30rem]/app:mb-2">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
