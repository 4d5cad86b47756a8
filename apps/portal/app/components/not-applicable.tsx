import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { Button } from "@dossierklaar/ui/portal/button";
import { Card } from "@dossierklaar/ui/portal/card";
import { TextField } from "@dossierklaar/ui/portal/field";
import { t } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { adviseurName, toOne, usePortal } from "../dossier.tsx";
import { loadApi, useDossierCache } from "../dossier-query.tsx";
import { errorText, findFieldError } from "../errors.ts";

/** `Dit heb ik niet`, with a reason. What was typed stays when it could not be sent. */
export function NotApplicable(props: { stuk: KlantStukView; onDone: () => void; onClose: () => void }) {
  const { dossier, live } = usePortal();
  const cache = useDossierCache();
  const [reden, setReden] = useState("");
  const [error, setError] = useState<string>();
  // One reason, one id: the same words sent again after a lost answer are the same message.
  const intent = useRef({ reden: "", requestId: "" });
  const declare = useMutation({
    mutationFn: async (input: { requestId: string; stukId: string; reden: string }) => (await loadApi()).declareNotApplicable.mutate(input),
    onSuccess: () => {
      props.onDone();
      if (live.state !== "live") return cache.invalidate();
    },
    onError: (failure) => setError(findFieldError(failure, "reden") ?? errorText(failure, dossier.head.toon)),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const words = reden.trim();
    if (!words) {
      const who = toOne(dossier.head);
      setError(
        say(who, {
          u: "Vul in waarom u dit niet hebt.",
          je: "Vul in waarom je dit niet hebt.",
          jullie: "Vul in waarom jullie dit niet hebben.",
        }),
      );
      return;
    }
    if (intent.current.reden !== words) intent.current = { reden: words, requestId: crypto.randomUUID() };
    setError(undefined);
    declare.mutate({ requestId: intent.current.requestId, stukId: props.stuk.id, reden: words });
  };
  const naam = adviseurName(dossier.head);
  return (
    <Card label={t("Dit heb ik niet")}>
      <form className="flex flex-col gap-[12px]" noValidate onSubmit={send}>
        <TextField
          error={error}
          hint={say(
            toOne(dossier.head),
            {
              u: "{naam} leest dit en laat het weten als u toch iets moet aanleveren.",
              je: "{naam} leest dit en laat het weten als je toch iets moet aanleveren.",
              jullie: "{naam} leest dit en laat het weten als jullie toch iets moeten aanleveren.",
            },
            { naam },
          )}
          label={say(toOne(dossier.head), {
            u: "Waarom hebt u dit niet?",
            je: "Waarom heb je dit niet?",
            jullie: "Waarom hebben jullie dit niet?",
          })}
          maxLength={1000}
          name="reden"
          onChange={setReden}
          rows={3}
          value={reden}
        />
        <Button disabled={declare.isPending} type="submit">
          {t("Doorgeven")}
        </Button>
        <Button onPress={props.onClose} variant="quiet">
          {t("Sluiten")}
        </Button>
      </form>
    </Card>
  );
}
