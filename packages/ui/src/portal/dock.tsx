import { formatBytes } from "@dossierklaar/domain/format";
import { WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { pagesInWords } from "./page-rules.ts";
import { percentOf } from "./percent.tsx";
import { gutter } from "./surface.ts";
import { t, taal } from "./taal.tsx";
import { type Aanspreking, say } from "./toon.tsx";

/**
 * What the dock shows. `ready`: pages wait for `Aanleveren`; `blockedBecause` says what must be put right first.
 * `offline`: the same aanlevering, waiting for reach; nothing is lost and nothing needs to be pressed. Sizes in bytes.
 */
export type DockState =
  | { phase: "ready"; pages: number; bytes: number; blockedBecause?: string | undefined }
  | { phase: "sending" | "offline"; sentBytes: number; totalBytes: number };

/** `1,1 van 2,4 MB`: the unit once, unless the two differ (`380 kB van 2,4 MB`). */
export function bytesOf(sentBytes: number, totalBytes: number): string {
  const [sent = "", sentUnit = ""] = formatBytes(Math.min(sentBytes, totalBytes), taal()).split(/\s/);
  const total = formatBytes(totalBytes, taal());
  return t("{deel} van {geheel}", { deel: total.endsWith(sentUnit) ? sent : `${sent} ${sentUnit}`, geheel: total });
}

/** What a screen reader hears: the state, and a quarter at a time. Every percent would talk over the whole page. */
export function announcement(state: DockState): string {
  if (state.phase === "ready") return "";
  if (state.phase === "offline") return t("Geen bereik. We gaan vanzelf verder.");
  const quarter = Math.floor(percentOf(state.sentBytes, state.totalBytes) / 25) * 25;
  return t("Wordt aangeleverd {n}%", { n: quarter });
}

function Shelf(props: { children: ReactNode; said: string }) {
  return (
    <div className="sticky bottom-0 z-10 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] shadow-[var(--shadow-1)] @max-[15rem]/frame:static">
      <div className={`mx-auto max-w-[calc(40rem+32px)] pt-[12px] pb-[14px] tabular-nums ${gutter}`}>{props.children}</div>
      <p aria-live="polite" className="sr-only" role="status">
        {props.said}
      </p>
    </div>
  );
}

function Ready(props: { state: Extract<DockState, { phase: "ready" }>; onAanleveren?: (() => void) | undefined }) {
  const { pages, bytes, blockedBecause } = props.state;
  return (
    <>
      <Button
        describedBy="dock-uitleg"
        disabled={blockedBecause !== undefined || pages === 0}
        type={props.onAanleveren ? "button" : "submit"}
        variant="main"
        {...(props.onAanleveren ? { onPress: props.onAanleveren } : {})}
      >
        {t("Aanleveren")}
      </Button>
      <p className={`mt-2 text-center text-md break-words ${blockedBecause ? "text-rejected" : "text-ink-2"}`} id="dock-uitleg">
        {blockedBecause ?? `${pagesInWords(pages)}, ${formatBytes(bytes, taal())}`}
      </p>
    </>
  );
}

function Sending(
  props: Aanspreking & { state: Extract<DockState, { phase: "sending" | "offline" }>; onStoppen?: (() => void) | undefined },
) {
  const { sentBytes, totalBytes, phase } = props.state;
  const offline = phase === "offline";
  const percent = percentOf(sentBytes, totalBytes);
  const away = say(props, {
    u: "U mag uw telefoon wegleggen. Het gaat verder zodra er bereik is.",
    je: "Je mag je telefoon wegleggen. Het gaat verder zodra er bereik is.",
    jullie: "Je mag je telefoon wegleggen. Het gaat verder zodra er bereik is.", // one person holds the phone
  });
  return (
    <>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        {offline ? (
          <p className="flex min-w-0 items-start gap-2 font-semibold text-declared">
            <Icon as={WifiOff} className="mt-px size-6" />
            <span className="min-w-0 break-words">{t("Geen bereik. We gaan vanzelf verder.")}</span>
          </p>
        ) : (
          <p className="min-w-0 font-semibold break-words">{t("Wordt aangeleverd {n}%", { n: percent })}</p>
        )}
        <p className="text-md text-ink-2">{bytesOf(sentBytes, totalBytes)}</p>
      </div>
      <div
        aria-label={t("Aanleveren")}
        aria-valuemax={100}
        aria-valuemin={0}
        aria-valuenow={percent}
        className="h-[10px] overflow-hidden rounded-full bg-track"
        role="progressbar"
      >
        <div
          className={`h-full rounded-full transition-[width] duration-200 ease-linear ${offline ? "bg-mark-declared" : "bg-mark-received"}`}
          style={{ width: `${percent}%` }}
        />
      </div>
      <div className="mt-[10px] flex flex-wrap items-center justify-end gap-x-[12px] gap-y-2">
        <p className="min-w-0 flex-[1_1_10rem] text-md break-words text-ink-2">{away}</p>
        <button
          className="min-h-12 rounded-lg border border-control bg-raised px-[18px] py-2 text-lg/[1.375rem] font-semibold text-ink transition-colors duration-90 hover:bg-sunken"
          onClick={props.onStoppen}
          type="button"
        >
          {t("Stoppen")}
        </button>
      </div>
    </>
  );
}

/** The foot of an actiepunt: deliver, or see how far it is. Goes in `BackFrame`'s `dock`; leave it out while there are no pages. */
export function Dock(
  props: Aanspreking & { state: DockState; onAanleveren?: (() => void) | undefined; onStoppen?: (() => void) | undefined },
) {
  const { state } = props;
  return (
    <Shelf said={announcement(state)}>
      {state.phase === "ready" ? (
        <Ready onAanleveren={props.onAanleveren} state={state} />
      ) : (
        <Sending meervoud={props.meervoud} onStoppen={props.onStoppen} state={state} toon={props.toon} />
      )}
    </Shelf>
  );
}
