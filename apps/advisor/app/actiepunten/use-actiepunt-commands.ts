import type { ActiepuntView } from "@dossierklaar/domain/actiepunt/view";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { trpc } from "../trpc";

/** `Klaar` and the cross of an actiepunt, each with its way back. What failed is in `failure`. */
export function useActiepuntCommands() {
  const { head } = useDossier();
  const { state } = useLiveDossier();
  const refresh = useRefresh(state === "live");
  const toast = useToast();
  const intent = useIntent();
  const [failure, setFailure] = useState<{ stukId: string; naam: string; sentence: string } | null>(null);
  const completing = trpc.actiepunt.complete.useMutation();
  const cancelling = trpc.actiepunt.cancel.useMutation();
  const reopening = trpc.actiepunt.reopen.useMutation();
  const steps = { complete: completing, cancel: cancelling, reopen: reopening };

  async function take(point: ActiepuntView, step: keyof typeof steps): Promise<boolean> {
    setFailure(null);
    try {
      await steps[step].mutateAsync({
        requestId: intent.requestId(`${step}.${point.id}.${point.versie}`),
        dossierId: head.id,
        actiepuntId: point.id,
      });
      intent.onSettled(null, null);
      return true;
    } catch (error) {
      intent.onSettled(null, error);
      setFailure({ stukId: point.id, naam: point.tekst, sentence: sentenceOf(error) });
      return false;
    } finally {
      refresh();
    }
  }
  const withUndo = async (point: ActiepuntView, step: "complete" | "cancel", text: string) => {
    if (await take(point, step)) toast.show({ text, onUndo: () => void take(point, "reopen") });
  };
  return {
    failure,
    clearFailure: () => setFailure(null),
    complete: (point: ActiepuntView) => withUndo(point, "complete", "Actiepunt staat op Klaar"),
    cancel: (point: ActiepuntView) => withUndo(point, "cancel", "Actiepunt verwijderd"),
  };
}
export type ActiepuntCommands = ReturnType<typeof useActiepuntCommands>;
