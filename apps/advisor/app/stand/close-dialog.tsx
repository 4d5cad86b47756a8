import { formatDateTimeShort } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { CheckboxGroup } from "@dossierklaar/ui/advisor/checkbox";
import { RadioList } from "@dossierklaar/ui/advisor/choice";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { fieldErrorsOf, sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { trpc } from "../trpc";

const reasons = ["Hypotheek is gepasseerd", "Klant ziet ervan af", "Aanvraag is afgewezen", "Klant gaat naar een ander", "Dubbel dossier"];
const other = "anders";

/** Closing asks why, and which afspraken to come are called off with it. */
export default function CloseDialog(props: { onClose: () => void }) {
  const { head, afspraken } = useDossier();
  const now = useNow();
  const toCome = afspraken.filter((a) => a.status === "planned" && a.begintOp.getTime() > now.getTime()).reverse();
  const [reason, setReason] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [calledOff, setCalledOff] = useState<readonly string[]>(() => toCome.map((a) => a.id));
  const refresh = useRefresh(useLiveDossier().state === "live");
  const intent = useIntent();
  const close = trpc.dossier.close.useMutation({
    onSettled: intent.onSettled,
    onSuccess: () => {
      refresh();
      props.onClose();
    },
  });
  const fieldErrors = close.error ? fieldErrorsOf(close.error) : {};
  const reden = reason === other ? words : (reason ?? "");
  return (
    <Dialog
      footer={
        <>
          <Button
            isPending={close.isPending}
            onClick={() =>
              close.mutate({
                requestId: intent.requestId(),
                dossierId: head.id,
                reden,
                afspraakIds: toCome.map((a) => a.id).filter((id) => calledOff.includes(id)),
              })
            }
            variant="danger"
          >
            Dossier sluiten
          </Button>
          <Button className="min-h-9" onClick={props.onClose}>
            Open laten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={props.onClose}
      title={`Dossier ${head.nummer} sluiten?`}
    >
      <FormError message={close.error && !fieldErrors.reden ? sentenceOf(close.error) : undefined} />
      <p className="text-ink-2 text-sm">
        De herinneringen stoppen en in het klantportaal kan de klant alleen nog kijken. De bewaartermijn begint. Heropenen kan altijd.
      </p>
      <RadioList
        error={reason === other ? undefined : fieldErrors.reden}
        label="Reden"
        onChange={setReason}
        options={[...reasons.map((label) => ({ id: label, label })), { id: other, label: "Anders, namelijk" }]}
        value={reason}
      />
      {reason === other ? (
        <TextField autoFocus error={fieldErrors.reden} hideLabel label="Andere reden" maxLength={300} onChange={setWords} value={words} />
      ) : null}
      {toCome.length > 0 ? (
        <CheckboxGroup
          description="De klant krijgt er een mail over en de agenda wordt bijgewerkt."
          direction="column"
          label="Meteen afzeggen"
          onChange={setCalledOff}
          options={toCome.map((a) => ({ id: a.id, label: `${a.type}, ${formatDateTimeShort(a.begintOp, now)}` }))}
          value={calledOff}
        />
      ) : null}
    </Dialog>
  );
}
