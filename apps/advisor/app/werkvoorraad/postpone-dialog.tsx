import { dayOf } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { DateField } from "@dossierklaar/ui/advisor/date-fields";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { useState } from "react";
import { useNow } from "../now";

/** Asks for the day on which something comes up again. */
export default function PostponeDialog(props: { about: string; suggested: string; onChoose: (op: string) => void; onClose: () => void }) {
  const today = dayOf(useNow());
  const [op, setOp] = useState(props.suggested);
  const [isTried, setTried] = useState(false);
  const error = op === "" ? "Vul een datum in, bijvoorbeeld 24-11-2026." : op < today ? "Kies vandaag of een dag daarna." : undefined;
  const choose = () => (error ? setTried(true) : props.onChoose(op));
  return (
    <Dialog
      footer={
        <>
          <Button onClick={choose} variant="main">
            Uitstellen
          </Button>
          <Button className="min-h-9" onClick={props.onClose} variant="plain">
            Sluiten
          </Button>
        </>
      }
      isOpen
      onClose={props.onClose}
      size="small"
      title="Signalering uitstellen"
    >
      <p className="text-ink-2 text-sm">{props.about}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose();
        }}
      >
        <DateField label="Opnieuw op" min={today} onChange={setOp} today={today} value={op} {...(isTried && error ? { error } : {})} />
      </form>
    </Dialog>
  );
}
