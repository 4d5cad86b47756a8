import { addDays, isWerkdag } from "@dossierklaar/domain/calendar-day";
import { dayOf, formatDayLong } from "@dossierklaar/domain/format";
import type { WerkRegelView } from "@dossierklaar/domain/werkvoorraad/view";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useNow } from "../now";
import { trpc } from "../trpc";

/** Done, and put off to another day; both can be taken back while the toast stands. */
export function useSignaleringen(refetch: () => Promise<unknown>) {
  const toast = useToast();
  const intent = useIntent();
  const today = dayOf(useNow());
  const onSettled = (data: unknown, error: unknown) => {
    intent.onSettled(data, error);
    void refetch();
  };
  const move = trpc.signalering.move.useMutation({ onSettled });
  const finish = trpc.signalering.finish.useMutation({ onSettled });
  const failure = move.error ?? finish.error;

  const about = (regel: WerkRegelView, doing: string) => {
    const signaleringId = regel.signaleringId ?? "";
    return { requestId: intent.requestId(`${doing}.${signaleringId}`), dossierId: regel.dossierId, signaleringId };
  };
  const takeBack = (regel: WerkRegelView) => move.mutate({ ...about(regel, "back"), op: regel.dag ?? today });

  return {
    failure: failure ? sentenceOf(failure) : undefined,
    finish: (regel: WerkRegelView) => {
      const undo = { text: `Signalering van ${regel.namen} afgehandeld`, onUndo: () => takeBack(regel) };
      finish.mutate(about(regel, "finish"), { onSuccess: () => toast.show(undo) });
    },
    postpone: (regel: WerkRegelView, op: string) => {
      const undo = { text: `Signalering van ${regel.namen} uitgesteld tot ${formatDayLong(op, today)}`, onUndo: () => takeBack(regel) };
      move.mutate({ ...about(regel, `move.${op}`), op }, { onSuccess: () => toast.show(undo) });
    },
    /** The first werkdag after today. */
    nextWerkdag: () => {
      let day = addDays(today, 1);
      while (!isWerkdag(day)) day = addDays(day, 1);
      return day;
    },
  };
}
