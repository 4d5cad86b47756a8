import { movedBy } from "@dossierklaar/domain/keuzelijst/rules";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { ArrowDown, ArrowUp } from "lucide-react";

/** Puts a list in the order of these ids; what is not among them comes first. */
export const inOrder = <Row extends { id: string }>(rows: readonly Row[], ids: readonly string[]): Row[] =>
  [...rows].sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));

/** Moves one row of a list up or down; `onMove` gets the ids in their new order. */
export function OrderButtons(props: { rows: readonly { id: string }[]; id: string; onMove: (ids: string[]) => void }) {
  const ids = props.rows.map((row) => row.id);
  const at = ids.indexOf(props.id);
  const move = (by: -1 | 1) => props.onMove(movedBy(ids, props.id, by));
  return (
    <>
      <IconButton disabledReason={at === 0 ? "Dit staat al bovenaan." : undefined} icon={ArrowUp} label="Omhoog" onClick={() => move(-1)} />
      <IconButton
        disabledReason={at === ids.length - 1 ? "Dit staat al onderaan." : undefined}
        icon={ArrowDown}
        label="Omlaag"
        onClick={() => move(1)}
      />
    </>
  );
}
