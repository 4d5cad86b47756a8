import { mayChangeAnswer } from "@dossierklaar/domain/actiepunt/rules";
import type { ActiepuntView } from "@dossierklaar/domain/actiepunt/view";
import { AnsweredCard, QuestionCard } from "@dossierklaar/ui/portal/action";
import { Button } from "@dossierklaar/ui/portal/button";
import { ErrorPane } from "@dossierklaar/ui/portal/notice";
import { t } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { adviseurName, toOne, usePortal, voorOf } from "../dossier.tsx";
import { loadApi, useDossierCache } from "../dossier-query.tsx";
import { errorText } from "../errors.ts";

/** What an answer came to, in words: a mis-tap must be seen. */
function outcomeOf(actiepunt: ActiepuntView, head: ReturnType<typeof usePortal>["dossier"]["head"]): string {
  const who = toOne(head);
  if (!actiepunt.antwoord)
    return say(who, {
      u: "U hoeft hiervoor niets aan te leveren.",
      je: "Je hoeft hiervoor niets aan te leveren.",
      jullie: "Jullie hoeven hiervoor niets aan te leveren.",
    });
  const asked = actiepunt.antwoordStukIds.length;
  if (asked > 0)
    return asked === 1
      ? t("We vragen daarom nog 1 document. Het staat bij Nu te doen.")
      : t("We vragen daarom nog {n} documenten. Ze staan bij Nu te doen.", { n: asked });
  const naam = adviseurName(head);
  return say(
    who,
    {
      u: "{naam} ziet dit. U hoeft nu niets te doen.",
      je: "{naam} ziet dit. Je hoeft nu niets te doen.",
      jullie: "{naam} ziet dit. Jullie hoeven nu niets te doen.",
    },
    { naam },
  );
}

/**
 * A question with its two answers. The answer shows at once, with what it does; when it could not be given, the question comes back with
 * the reason. Until the kantoor went on with it, another answer can be given.
 */
export function Question(props: { actiepunt: ActiepuntView; onAnswered?: () => void }) {
  const { actiepunt } = props;
  const { dossier, isReadOnly } = usePortal();
  const cache = useDossierCache();
  const [isChanging, setChanging] = useState(false);
  // One intent, one id: a second press after a lost answer must not be a second answer.
  const intent = useRef<{ antwoord: boolean; requestId: string }>(undefined);
  const show = (one: ActiepuntView) =>
    cache.patch((shown) => ({ ...shown, actiepunten: shown.actiepunten.map((other) => (other.id === one.id ? one : other)) }));
  const answer = useMutation({
    mutationFn: async (input: { requestId: string; actiepuntId: string; antwoord: boolean }) => {
      const api = await loadApi();
      return actiepunt.status === "open" ? api.answer.mutate(input) : api.changeAnswer.mutate(input);
    },
    onMutate: () => props.onAnswered?.(),
    onSuccess: (_answer, { antwoord }) => {
      // Its own versie is the server's to say; until then the answer stands with nothing asked.
      if (actiepunt.status === "open") show({ ...actiepunt, status: "done", antwoord });
      intent.current = undefined;
      setChanging(false);
    },
    onSettled: () => cache.invalidate(),
  });
  const give = (antwoord: boolean) => {
    if (intent.current?.antwoord !== antwoord) intent.current = { antwoord, requestId: crypto.randomUUID() };
    answer.mutate({ requestId: intent.current.requestId, actiepuntId: actiepunt.id, antwoord });
  };
  const voor = voorOf(dossier.head, actiepunt.aanvragerId);
  const mayChange = !isReadOnly && !dossier.head.gesloten && mayChangeAnswer(actiepunt, dossier.stukken);
  const error = answer.error ? <ErrorPane>{errorText(answer.error, dossier.head.toon)}</ErrorPane> : null;
  if (actiepunt.status === "done" && !isChanging)
    return (
      <>
        {error}
        <AnsweredCard
          {...toOne(dossier.head)}
          answer={actiepunt.antwoord ? t("Ja") : t("Nee")}
          onChange={mayChange ? () => setChanging(true) : undefined}
          question={actiepunt.tekst}
          voor={voor}
        >
          {outcomeOf(actiepunt, dossier.head)}
        </AnsweredCard>
      </>
    );
  return (
    <>
      {error}
      <QuestionCard
        busy={answer.isPending || isReadOnly}
        onAnswer={(given) => give(given === "ja")}
        question={actiepunt.tekst}
        voor={voor}
        why={
          isChanging && actiepunt.antwoord ? t("Bij Nee vervalt wat we door Ja hebben gevraagd. Wat al is aangeleverd, blijft.") : undefined
        }
      />
      {isChanging ? (
        <Button onPress={() => setChanging(false)} variant="quiet">
          {t("Laten staan")}
        </Button>
      ) : null}
    </>
  );
}
