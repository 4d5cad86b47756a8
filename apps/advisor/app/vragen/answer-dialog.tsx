import type { AdviseurStukView, VraagView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatMoment } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { TextArea } from "@dossierklaar/ui/advisor/text-fields";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { fieldErrorsOf, sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { trpc } from "../trpc";

/** `Beantwoorden`: the client's question at a stuk, and the answer that she reads in the portal and in her next mail. */
export default function AnswerDialog(props: { stuk: AdviseurStukView; vraag: VraagView; onClose: () => void }) {
  const { stuk, vraag, onClose } = props;
  const { head } = useDossier();
  const refresh = useRefresh(useLiveDossier().state === "live");
  const now = useNow();
  const intent = useIntent();
  const [antwoord, setAntwoord] = useState(vraag.antwoord);
  const [isMissing, setMissing] = useState(false);
  const answer = trpc.dossiercontrole.answerVraag.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      refresh();
    },
    onSuccess: onClose,
  });
  const fields = answer.error ? fieldErrorsOf(answer.error) : {};
  const send = () => {
    const own = antwoord.trim();
    setMissing(own === "");
    if (own === "") return;
    answer.mutate({ requestId: intent.requestId(own), dossierId: head.id, vraagId: vraag.id, antwoord: own });
  };
  return (
    <Dialog
      footer={
        <>
          <Button isPending={answer.isPending} onClick={send} variant="main">
            Versturen
          </Button>
          <Button className="min-h-9" onClick={onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={onClose}
      title={`Vraag over ${stuk.naam}`}
    >
      <FormError message={answer.error && !fields.antwoord ? sentenceOf(answer.error) : undefined} />
      <p className="text-ink-3 text-xs tabular-nums">
        {vraag.gesteldDoor}, {formatMoment(vraag.gesteldOp, now)}
      </p>
      <p className="break-words whitespace-pre-line pb-3">{vraag.tekst}</p>
      <TextArea
        autoFocus
        description="De klant leest dit in het portaal en in de volgende e-mail."
        error={isMissing ? "Schrijf een antwoord." : fields.antwoord}
        label="Antwoord"
        marks={["eye"]}
        onChange={(next) => {
          setAntwoord(next);
          setMissing(false);
        }}
        rows={4}
        value={antwoord}
      />
    </Dialog>
  );
}
