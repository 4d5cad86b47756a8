import type { ArrangePaginasInput } from "@dossierklaar/domain/dossiercontrole/arrange-paginas";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { plural } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useKeys } from "@dossierklaar/ui/advisor/use-keys";
import { useCallback, useRef, useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { sentenceOf } from "../errors";
import { useLiveDossier } from "../live-dossier";
import { trpc } from "../trpc";
import { createRequestIds } from "./request-ids";

export type Judgement = "approve" | "approveProvisionally" | "reject";

/** What went wrong with which stuk; stands where that stuk is. */
export type StukFailure = { stukId: string; naam: string; sentence: string };

/** How the pages of a stuk lie, by the state of its papers in which that was seen. */
export type Arranged = ArrangePaginasInput["stukken"][number];

const statusAfter = { approve: "approved", approveProvisionally: "provisionallyApproved", reject: "rejected" } as const;
const undoWithinMs = 60_000;

/**
 * Everything that is done to a stuk from a list or from the viewer. Each answers whether it worked; what failed is in `failure`.
 * One and the same requestId goes with a step until the server has answered it, so that a double press is one step.
 */
export function useStukCommands(afspraakId: string | null) {
  const { head } = useDossier();
  const { state } = useLiveDossier();
  const refresh = useRefresh(state === "live");
  const toast = useToast();
  const [failure, setFailure] = useState<StukFailure | null>(null);
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const [requestIds] = useState(createRequestIds);
  const undo = useUndo(toast.hide);
  const judging = trpc.dossiercontrole.judge.useMutation();
  const undoing = trpc.dossiercontrole.undoJudgement.useMutation();
  const cancelling = trpc.dossiercontrole.cancel.useMutation();
  const restoring = trpc.dossiercontrole.restore.useMutation();
  const accepting = trpc.dossiercontrole.acceptDeclaration.useMutation();
  const asking = trpc.dossiercontrole.requestAgain.useMutation();
  const insisting = trpc.dossiercontrole.askAnyway.useMutation();
  const annotating = trpc.dossiercontrole.annotate.useMutation();
  const arranging = trpc.dossiercontrole.arrangePaginas.useMutation();
  const moving = trpc.dossiercontrole.moveBestanden.useMutation();
  const dossierId = head.id;

  /** Runs one step on one stuk. A second press while it runs is not a second step. */
  async function step<Answer>(
    stuk: AdviseurStukView,
    name: string,
    work: (requestId: string) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    if (pending.has(stuk.id)) return undefined;
    setPending((before) => new Set(before).add(stuk.id));
    setFailure(null);
    try {
      return await requestIds.run(`${name}:${stuk.id}`, work);
    } catch (error) {
      setFailure({ stukId: stuk.id, naam: stuk.naam, sentence: sentenceOf(error) });
      return undefined;
    } finally {
      setPending((before) => new Set([...before].filter((id) => id !== stuk.id)));
      refresh();
    }
  }
  /** The same step on several, one after the other; one that fails stops no other. */
  async function each(stukken: readonly AdviseurStukView[], work: (stuk: AdviseurStukView) => Promise<unknown>) {
    const done: AdviseurStukView[] = [];
    const failures: StukFailure[] = [];
    setFailure(null);
    for (const stuk of stukken) {
      try {
        await work(stuk);
        done.push(stuk);
      } catch (error) {
        failures.push({ stukId: stuk.id, naam: stuk.naam, sentence: sentenceOf(error) });
      }
    }
    refresh();
    return { done, failures };
  }
  const about = (stuk: AdviseurStukView, requestId: string) => ({ requestId, dossierId, stukId: stuk.id });
  const answered = { ok: true } as const;

  const offerUndo = (text: string, work: () => void) => toast.show({ text, onUndo: undo.arm(work) });

  return {
    failure,
    clearFailure: useCallback(() => setFailure(null), []),
    isPending: (stukId: string) => pending.has(stukId),
    async judge(stuk: AdviseurStukView, judgement: Judgement, facts: { reden: string; datumStuk: string | null }): Promise<boolean> {
      const answer = await step(stuk, judgement, async (requestId) => {
        await judging.mutateAsync({ ...about(stuk, requestId), judgement, seenVersie: stuk.versie, ...facts });
        return answered;
      });
      if (answer)
        offerUndo(`${stuk.naam}: ${stukStatusLabel(statusAfter[judgement])}`, () => {
          void step(stuk, "undo", (requestId) => undoing.mutateAsync(about(stuk, requestId)));
        });
      return answer !== undefined;
    },
    async cancel(stuk: AdviseurStukView): Promise<boolean> {
      const answer = await step(stuk, "cancel", (requestId) => cancelling.mutateAsync({ ...about(stuk, requestId), afspraakId }));
      if (answer)
        offerUndo(`${stuk.naam} verwijderd`, () => {
          const { afspraakIds } = answer;
          void step(stuk, "restore", (requestId) => restoring.mutateAsync({ ...about(stuk, requestId), afspraakIds }));
        });
      return answer !== undefined;
    },
    async accept(stuk: AdviseurStukView): Promise<boolean> {
      const answer = await step(stuk, "accept", async (requestId) => {
        await accepting.mutateAsync({ ...about(stuk, requestId), reden: "" });
        return answered;
      });
      if (answer)
        offerUndo(`${stuk.naam}: melding geaccepteerd`, () => {
          void step(stuk, "restore", (requestId) => restoring.mutateAsync({ ...about(stuk, requestId), afspraakIds: [] }));
        });
      return answer !== undefined;
    },
    async ask(stuk: AdviseurStukView, how: "requestAgain" | "askAnyway", reden: string): Promise<boolean> {
      const mutation = how === "requestAgain" ? asking : insisting;
      const answer = await step(stuk, how, async (requestId) => {
        await mutation.mutateAsync({ ...about(stuk, requestId), reden });
        return answered;
      });
      if (answer) toast.show({ text: `${stuk.naam} opnieuw gevraagd` });
      return answer !== undefined;
    },
    async annotate(stuk: AdviseurStukView, note: { opmerkingVoorKlant: string } | { interneNotitie: string }): Promise<boolean> {
      const answer = await step(stuk, "annotate", async (requestId) => {
        await annotating.mutateAsync({ ...about(stuk, requestId), ...note });
        return answered;
      });
      return answer !== undefined;
    },
    /** Files to another stuk. The way back is the same step from there. */
    async move(stuk: AdviseurStukView, bestandIds: string[], to: AdviseurStukView): Promise<boolean> {
      const send = (from: AdviseurStukView, naar: AdviseurStukView) =>
        step(from, "move", async (requestId) => {
          await moving.mutateAsync({ ...about(from, requestId), bestandIds, naarStukId: naar.id });
          return answered;
        });
      const answer = await send(stuk, to);
      if (answer) offerUndo(`${plural(bestandIds.length, "bestand", "bestanden")} verplaatst naar ${to.naam}`, () => void send(to, stuk));
      return answer !== undefined;
    },
    /** Pages in another order, or at another stuk. `stukken` says how they are to lie, `before` how they lay; the way back is the same step. */
    async arrange(stuk: AdviseurStukView, stukken: Arranged[], before: readonly Arranged[], text: string): Promise<boolean> {
      const send = (lying: Arranged[]) =>
        step(stuk, "arrange", (requestId) => arranging.mutateAsync({ requestId, dossierId, stukken: lying }));
      const answer = await send(stukken);
      if (answer) offerUndo(text, () => void send(before.map((one) => ({ ...one, seenInhoud: answer.inhoudVersie }))));
      return answer !== undefined;
    },
    /**
     * Approves what can be approved of several, one after the other: each is its own judgement, and one that fails stops no other. What
     * went well is taken back in one press.
     */
    async approveAll(stukken: readonly AdviseurStukView[]): Promise<StukFailure[]> {
      const { done: approved, failures } = await each(stukken, (stuk) => {
        const facts = { judgement: "approve" as const, seenVersie: stuk.versie, reden: "", datumStuk: stuk.datumStuk };
        // Of another sight of the stuk it is another intent: the server refuses one id for two inputs.
        return requestIds.run(`approveAll:${stuk.id}:${stuk.versie}`, (requestId) =>
          judging.mutateAsync({ ...about(stuk, requestId), ...facts }),
        );
      });
      const [first] = approved;
      if (first)
        offerUndo(
          `${approved.length === 1 ? first.naam : plural(approved.length, "stuk", "stukken")}: ${stukStatusLabel("approved")}`,
          () => {
            void each(approved, (stuk) =>
              requestIds.run(`undo:${stuk.id}`, (requestId) => undoing.mutateAsync(about(stuk, requestId))),
            ).then(({ failures: [stays] }) => setFailure(stays ?? null));
          },
        );
      return failures;
    },
  };
}

export type StukCommands = ReturnType<typeof useStukCommands>;

/** The last step can be taken back by Z for a minute, longer than its toast stays. Once. */
function useUndo(hideToast: () => void): { arm: (work: () => void) => () => void } {
  const last = useRef<{ work: () => void; until: number } | null>(null);
  const run = () => {
    const armed = last.current;
    last.current = null;
    if (!armed || Date.now() >= armed.until) return;
    hideToast();
    armed.work();
  };
  useKeys({ z: run });
  return {
    arm(work) {
      const own = { work, until: Date.now() + undoWithinMs };
      last.current = own;
      return () => {
        if (last.current === own) last.current = null;
        own.work();
      };
    },
  };
}
