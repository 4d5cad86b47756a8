import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatMoment } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/portal/button";
import { Card } from "@dossierklaar/ui/portal/card";
import { TextField } from "@dossierklaar/ui/portal/field";
import { QuestionList } from "@dossierklaar/ui/portal/question-list";
import { t, taal } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { adviseurName, toOne, usePortal } from "../dossier.tsx";
import { loadApi, useDossierCache } from "../dossier-query.tsx";
import { errorText, findFieldError } from "../errors.ts";

/** What was asked at this stuk, with the answers. */
export function Vragen(props: { stuk: KlantStukView }) {
  const { dossier, now } = usePortal();
  const naam = adviseurName(dossier.head);
  return (
    <QuestionList
      questions={props.stuk.vragen.map((vraag) => ({
        id: vraag.id,
        by: `${vraag.gesteldDoor}, ${formatMoment(vraag.gesteldOp, now, taal())}`,
        text: vraag.tekst,
        answer: vraag.beantwoordOp
          ? { by: `${vraag.beantwoordDoor}, ${formatMoment(vraag.beantwoordOp, now, taal())}`, text: vraag.antwoord }
          : undefined,
      }))}
      waiting={say(
        toOne(dossier.head),
        {
          u: "{naam} heeft uw vraag gekregen. Het antwoord komt hier en in uw e-mail.",
          je: "{naam} heeft je vraag gekregen. Het antwoord komt hier en in je e-mail.",
          jullie: "{naam} heeft jullie vraag gekregen. Het antwoord komt hier en in de e-mail.",
        },
        { naam },
      )}
    />
  );
}

/** `Vraag stellen` at a stuk. What was typed stays when it could not be sent. */
export function AskVraagForm(props: { stuk: KlantStukView; onClose: () => void }) {
  const { dossier } = usePortal();
  const cache = useDossierCache();
  const [tekst, setTekst] = useState("");
  const [error, setError] = useState<string>();
  // The same words sent again after a lost answer are the same question.
  const intent = useRef({ tekst: "", requestId: "" });
  const ask = useMutation({
    mutationFn: async (input: { requestId: string; stukId: string; tekst: string }) => (await loadApi()).askVraag.mutate(input),
    onSuccess: async () => {
      await cache.invalidate();
      props.onClose();
    },
    onError: (failure) => setError(findFieldError(failure, "tekst") ?? errorText(failure, dossier.head.toon)),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const words = tekst.trim();
    if (!words) return setError(say(toOne(dossier.head), { u: "Schrijf uw vraag.", je: "Schrijf je vraag.", jullie: "Schrijf je vraag." }));
    if (intent.current.tekst !== words) intent.current = { tekst: words, requestId: crypto.randomUUID() };
    setError(undefined);
    ask.mutate({ requestId: intent.current.requestId, stukId: props.stuk.id, tekst: words });
  };
  return (
    <Card label={t("Vraag stellen")}>
      <form className="flex flex-col gap-[12px]" noValidate onSubmit={send}>
        <TextField
          error={error}
          hint={t("{naam} leest dit en geeft hier antwoord.", { naam: adviseurName(dossier.head) })}
          label={say(toOne(dossier.head), { u: "Wat wilt u weten?", je: "Wat wil je weten?", jullie: "Wat willen jullie weten?" })}
          maxLength={1000}
          name="vraag"
          onChange={setTekst}
          rows={3}
          value={tekst}
        />
        <Button disabled={ask.isPending} type="submit">
          {t("Versturen")}
        </Button>
        <Button onPress={props.onClose} variant="quiet">
          {t("Sluiten")}
        </Button>
      </form>
    </Card>
  );
}
