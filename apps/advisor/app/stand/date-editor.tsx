import type { DatumNaam } from "@dossierklaar/domain/dossier/rules";
import { dayOf } from "@dossierklaar/domain/format";
import { datumLabels } from "@dossierklaar/domain/labels";
import { Button } from "@dossierklaar/ui/advisor/button";
import { DateField } from "@dossierklaar/ui/advisor/date-fields";
import { AnchoredDialog } from "@dossierklaar/ui/advisor/dialog";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { fieldErrorsOf, sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { trpc } from "../trpc";

/** One date of the header, under the place where it stands. */
export default function DateEditor(props: { naam: DatumNaam; anchor: Element | null; onClose: () => void }) {
  const { naam, onClose } = props;
  const { head } = useDossier();
  const today = dayOf(useNow());
  // What stood there when she began: what a colleague puts there meanwhile is not overwritten.
  const [before] = useState(head.datums[naam]);
  const [day, setDay] = useState(before ?? "");
  const [isUnfinished, setUnfinished] = useState(false);
  const refresh = useRefresh(useLiveDossier().state === "live");
  const intent = useIntent();
  const change = trpc.dossier.changeDate.useMutation({
    onSettled: intent.onSettled,
    onSuccess: () => {
      refresh();
      onClose();
    },
  });
  const save = (naar: string | null) => {
    if (naar === before) return onClose();
    change.mutate({ requestId: intent.requestId(naar ?? "geen"), dossierId: head.id, datum: naam, van: before, naar });
  };
  const error = change.error ? (fieldErrorsOf(change.error).naar ?? sentenceOf(change.error)) : undefined;
  return (
    <AnchoredDialog anchor={props.anchor} label={datumLabels[naam]} onClose={onClose}>
      <form
        className="flex w-64 max-w-full flex-col gap-3"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (day === "") setUnfinished(true);
          else save(day);
        }}
      >
        <DateField
          autoFocus
          error={isUnfinished ? "Vul een datum in, bijvoorbeeld 24-11-2026." : error}
          label={datumLabels[naam]}
          onChange={(next) => {
            setDay(next);
            setUnfinished(false);
          }}
          today={today}
          value={day}
        />
        <div className="flex flex-wrap gap-2">
          <Button isPending={change.isPending} type="submit" variant="soft">
            Opslaan
          </Button>
          {before ? (
            <Button isPending={change.isPending} onClick={() => save(null)} variant="quiet">
              Weghalen
            </Button>
          ) : null}
        </div>
      </form>
    </AnchoredDialog>
  );
}
