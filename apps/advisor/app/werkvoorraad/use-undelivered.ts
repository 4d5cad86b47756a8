import type { WerkRegelView } from "@dossierklaar/domain/werkvoorraad/view";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { trpc } from "../trpc";

/** A mail that did not arrive and was seen to otherwise; can be taken back while the toast stands. */
export function useUndelivered(refetch: () => Promise<unknown>) {
  const toast = useToast();
  const intent = useIntent();
  const change = trpc.email.finish.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      void refetch();
    },
  });
  const about = (regel: WerkRegelView, afgehandeld: boolean) => {
    const emailId = regel.emailId ?? "";
    return {
      requestId: intent.requestId(`${afgehandeld ? "finish" : "back"}.${emailId}`),
      dossierId: regel.dossierId,
      emailId,
      afgehandeld,
    };
  };
  return {
    failure: change.error ? sentenceOf(change.error) : undefined,
    finish: (regel: WerkRegelView) => {
      const undo = { text: `E-mail aan ${regel.namen} afgehandeld`, onUndo: () => change.mutate(about(regel, false)) };
      change.mutate(about(regel, true), { onSuccess: () => toast.show(undo) });
    },
  };
}
