import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { Dock, type DockState } from "@dossierklaar/ui/portal/dock";
import { Notice } from "@dossierklaar/ui/portal/notice";
import { MorePages, type PageStep, PageTiles, PageToolbar } from "@dossierklaar/ui/portal/page-tiles";
import { PickTiles } from "@dossierklaar/ui/portal/pick";
import { t, translated } from "@dossierklaar/ui/portal/taal";
import { useEffect, useRef, useState } from "react";
import { toOne, usePortal } from "../dossier.tsx";
import {
  type Aanlevering,
  accept,
  limitsText,
  newAanlevering,
  withFiles,
  withMove,
  withoutFile,
  withReplacement,
  withTurn,
} from "../upload/aanlevering.ts";
import { sumOf } from "../upload/sum.ts";
import { useUploads } from "../upload/uploads.tsx";
import { usePages } from "../upload/use-previews.ts";
import { useIsOnline } from "../use-online.ts";

/** Choosing the pages of a stuk and seeing them go. */
export function useDelivery(stuk: KlantStukView) {
  const { dossier } = usePortal();
  const uploads = useUploads();
  const { loadQueue, sentBytes } = uploads;
  const aanlevering = uploads.aanleveringen.find((one) => one.stukId === stuk.id);
  const pages = usePages(aanlevering, sentBytes);
  const [chosenId, setChosenId] = useState<string>();

  const change = async (step: (now: Aanlevering) => Aanlevering) => {
    const queue = await loadQueue();
    const now = queue.findOf(stuk.id) ?? newAanlevering(stuk, dossier.head.dossierId);
    await queue.edit(step(now), now.id);
  };
  const add = (files: File[]) => {
    uploads.forgetReceived(stuk.id);
    void change((now) => withFiles(now, files));
  };
  const take = (step: PageStep, id: string) =>
    void change((now) => {
      if (step === "draaien") return withTurn(now, id);
      if (step === "weghalen") return withoutFile(now, id);
      return withMove(now, id, step === "eerder" ? -1 : 1);
    });
  return {
    aanlevering,
    pages,
    isSending: aanlevering?.phase === "sending",
    isWaiting: uploads.isWaiting,
    sum: aanlevering ? sumOf(aanlevering, sentBytes) : { sentBytes: 0, totalBytes: 0 },
    // The last one added is the one to turn, until another is chosen.
    chosenId: pages.some((page) => page.id === chosenId) ? chosenId : pages.at(-1)?.id,
    choose: setChosenId,
    add,
    take,
    remove: (id: string) => take("weghalen", id),
    replace: (id: string, file: File) => void change((now) => withReplacement(now, id, file)),
    start: async () => aanlevering && (await loadQueue()).start(aanlevering.id),
    stop: async () => aanlevering && (await loadQueue()).stop(aanlevering.id),
  };
}

export type Delivery = ReturnType<typeof useDelivery>;

/** Brings what can be done with the pages into sight when one was added; above the dock, which covers the foot of the screen. */
function useShownAfterAdding(count: number) {
  const tools = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) tools.current?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    before.current = count;
  }, [count]);
  return tools;
}

/** The tiles to choose with, and the pages that were chosen. */
export function DeliveryPages(props: { delivery: Delivery }) {
  const { delivery } = props;
  const { aanlevering, pages, isSending } = delivery;
  const tools = useShownAfterAdding(pages.length);
  return (
    <div className="script-only contents">
      {isSending ? null : <PickTiles accept={accept} limits={limitsText()} onFiles={delivery.add} />}
      {aanlevering?.sentence ? <Notice kind="letOp">{translated(aanlevering.sentence)}</Notice> : null}
      {pages.length > 0 ? (
        <PageTiles
          accept={accept}
          chosenId={delivery.chosenId}
          locked={isSending}
          onChoose={delivery.choose}
          onRemove={delivery.remove}
          onReselect={delivery.replace}
          pages={pages}
        />
      ) : null}
      {pages.length > 0 && !isSending ? (
        <>
          <div className="-mt-[4px] scroll-mb-[8.5rem]" ref={tools}>
            <PageToolbar chosenId={delivery.chosenId} onStep={delivery.take} pages={pages} />
          </div>
          <MorePages accept={accept} onFiles={delivery.add} />
        </>
      ) : null}
    </div>
  );
}

function dockState(delivery: Delivery, isOnline: boolean): DockState {
  const { aanlevering, sum } = delivery;
  const isDone = aanlevering?.files.every((file) => file.state === "sent" || file.state === "failed");
  const hasFailed = aanlevering?.files.some((file) => file.state === "failed");
  // What could go has gone; it waits for a person, and that is what must be said.
  if (delivery.isSending && !(isDone && hasFailed)) return { phase: delivery.isWaiting || !isOnline ? "offline" : "sending", ...sum };
  const failed = (aanlevering?.files ?? []).findIndex((file) => file.state === "failed") + 1;
  const blockedBecause = failed > 0 ? t("Kies pagina {n} opnieuw of haal hem weg.", { n: failed }) : undefined;
  return { phase: "ready", pages: delivery.pages.length, bytes: sum.totalBytes, blockedBecause };
}

/** The foot of the screen: nothing while there are no pages. */
export function DeliveryDock(props: { delivery: Delivery }) {
  const { dossier } = usePortal();
  const isOnline = useIsOnline();
  if (props.delivery.pages.length === 0) return null;
  return (
    <Dock
      {...toOne(dossier.head)}
      onAanleveren={() => void props.delivery.start()}
      onStoppen={() => void props.delivery.stop()}
      state={dockState(props.delivery, isOnline)}
    />
  );
}
