import { movedBy } from "@dossierklaar/domain/keuzelijst/rules";
import type { Afkeurreden } from "@dossierklaar/domain/soort/view";
import { Button } from "@dossierklaar/ui/advisor/button";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";

/** A reason on the screen; `id` is the row's own, since two rows may hold the same words while somebody types. */
export type ReasonRow = Afkeurreden & { id: string; isNew: boolean };

export const toReasonRows = (redenen: readonly Afkeurreden[]): ReasonRow[] =>
  redenen.map((reden) => ({ ...reden, id: crypto.randomUUID(), isNew: false }));

/** The reasons for which a paper can be sent back, in the order in which they are offered. `errors` by their place in the list. */
export function AfkeurredenenField(props: {
  rows: readonly ReasonRow[];
  onChange: (rows: ReasonRow[]) => void;
  errorAt: (index: number) => string | undefined;
}) {
  const { rows, onChange } = props;
  const ids = rows.map((row) => row.id);
  const set = (id: string, next: Partial<ReasonRow>) => onChange(rows.map((row) => (row.id === id ? { ...row, ...next } : row)));
  const move = (id: string, by: -1 | 1) => onChange(movedBy(ids, id, by).flatMap((moved) => rows.find((row) => row.id === moved) ?? []));
  return (
    <div className="flex flex-col gap-2">
      {rows.length === 0 ? <p className="text-ink-3 text-xs">Nog geen redenen. Afkeuren kan dan met eigen woorden.</p> : null}
      <ol aria-label="Afkeurredenen" className="flex flex-col gap-2">
        {rows.map((row, index) => (
          <li className="flex flex-wrap items-start gap-1" key={row.id}>
            <TextField
              autoFocus={row.isNew}
              className="min-w-56 flex-1"
              description={row.actief ? undefined : "Staat uit: wordt niet meer aangeboden."}
              error={props.errorAt(index)}
              hideLabel
              label={`Reden ${index + 1}`}
              maxLength={300}
              onChange={(tekst) => set(row.id, { tekst })}
              value={row.tekst}
            />
            <span className="flex min-h-8 items-center gap-1">
              <IconButton
                disabledReason={index === 0 ? "Dit staat al bovenaan." : undefined}
                icon={ArrowUp}
                label={`Reden ${index + 1} omhoog`}
                onClick={() => move(row.id, -1)}
              />
              <IconButton
                disabledReason={index === rows.length - 1 ? "Dit staat al onderaan." : undefined}
                icon={ArrowDown}
                label={`Reden ${index + 1} omlaag`}
                onClick={() => move(row.id, 1)}
              />
              {row.isNew ? (
                <IconButton
                  icon={X}
                  label={`Reden ${index + 1} verwijderen`}
                  onClick={() => onChange(rows.filter((one) => one.id !== row.id))}
                  tone="quiet"
                />
              ) : (
                <Button
                  aria-label={`${row.actief ? "Uitzetten" : "Aanzetten"}: reden ${index + 1}`}
                  className="w-24"
                  onClick={() => set(row.id, { actief: !row.actief })}
                  variant="quiet"
                >
                  {row.actief ? "Uitzetten" : "Aanzetten"}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
      <Button
        className="self-start"
        icon={Plus}
        onClick={() => onChange([...rows, { tekst: "", actief: true, id: crypto.randomUUID(), isNew: true }])}
      >
        Reden toevoegen
      </Button>
    </div>
  );
}
