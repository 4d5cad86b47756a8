import type { ActiepuntView } from "@dossierklaar/domain/actiepunt/view";
import { QuestionCard } from "@dossierklaar/ui/portal/action";
import { ErrorPane } from "@dossierklaar/ui/portal/notice";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { usePortal, voorOf } from "../dossier.tsx";
import { loadApi, useDossierCache } from "../dossier-query.tsx";
import { errorText } from "../errors.ts";

/** A question with its two answers. The answer shows at once; when it could not be given, the question comes back with the reason. */
export function Question(props: { actiepunt: ActiepuntView }) {
  const { actiepunt } = props;
  const { dossier, live, isReadOnly } = usePortal();
  const cache = useDossierCache();
  // One intent, one id: a second press after a lost answer must not be a second answer.
  const intent = useRef<{ antwoord: boolean; requestId: string }>(undefined);
  const show = (one: ActiepuntView) =>
    cache.patch((shown) => ({ ...shown, actiepunten: shown.actiepunten.map((other) => (other.id === one.id ? one : other)) }));
  const answer = useMutation({
    mutationFn: async (input: { requestId: string; actiepuntId: string; antwoord: boolean }) => (await loadApi()).answer.mutate(input),
    onMutate: ({ antwoord }) => show({ ...actiepunt, status: "done", antwoord }),
    onError: () => show(actiepunt),
    onSettled: (_answer, error) => {
      if (error || live.state !== "live") return cache.invalidate();
    },
  });
  const give = (antwoord: boolean) => {
    if (intent.current?.antwoord !== antwoord) intent.current = { antwoord, requestId: crypto.randomUUID() };
    answer.mutate({ requestId: intent.current.requestId, actiepuntId: actiepunt.id, antwoord });
  };
  return (
    <>
      {answer.error ? <ErrorPane>{errorText(answer.error, dossier.head.toon)}</ErrorPane> : null}
      <QuestionCard
        busy={answer.isPending || isReadOnly}
        onAnswer={(given) => give(given === "ja")}
        question={actiepunt.tekst}
        voor={voorOf(dossier.head, actiepunt.aanvragerId)}
      />
    </>
  );
}
