import { Info, type LucideIcon, TriangleAlert, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { card } from "./surface.ts";
import { t } from "./taal.tsx";

export type NoticeKind = "info" | "letOp" | "geenVerbinding";

const kinds: Record<NoticeKind, { icon: LucideIcon; look: string }> = {
  info: { icon: Info, look: "bg-received-bg text-received" },
  letOp: { icon: TriangleAlert, look: "bg-declared-bg text-declared" },
  geenVerbinding: { icon: WifiOff, look: "bg-declared-bg text-declared" },
};

/** One or two sentences that matter here. Losing the connection is said aloud; the others are read where they stand. */
export function Notice(props: {
  kind: NoticeKind;
  title?: string;
  /** Where its words are in another language than the page. */
  lang?: string;
  children: ReactNode;
}) {
  const { icon, look } = kinds[props.kind];
  return (
    <div
      className={`flex items-start gap-[12px] rounded-lg px-[16px] py-[12px] ${look}`}
      lang={props.lang}
      {...(props.kind === "geenVerbinding" ? { role: "status" } : {})}
    >
      <Icon as={icon} />
      <div className="min-w-0 flex-1 text-[1rem]/6 break-words text-ink">
        {props.title ? <p className="font-semibold">{props.title}</p> : null}
        {props.children}
      </div>
    </div>
  );
}

/** Nothing here yet: one sentence, and what to do. It stands where the list would begin, never in the middle of the page. */
export function EmptyState(props: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-[12px] py-2">
      <p className="break-words text-ink-2">{props.children}</p>
      {props.action}
    </div>
  );
}

/** What went wrong and the way on, in the pane that failed; the rest of the page lives on. */
export function ErrorPane(props: { children: ReactNode; onRetry?: () => void; action?: ReactNode }) {
  return (
    <div className={`${card} flex flex-col gap-[14px] p-[16px]`} role="alert">
      <div className="flex items-start gap-[12px]">
        <Icon as={TriangleAlert} className="size-6 text-declared" />
        <p className="min-w-0 flex-1 break-words">{props.children}</p>
      </div>
      {props.onRetry ? <Button onPress={props.onRetry}>{t("Opnieuw proberen")}</Button> : props.action}
    </div>
  );
}

/** Grey bars in the shape of what is coming, after 200 ms; a page that is there sooner never shows them. */
export function SkeletonCards(props: { count?: number }) {
  const places = Array.from({ length: props.count ?? 3 }, (_, index) => index);
  return (
    <div className="flex flex-col gap-[12px] opacity-100 transition-opacity delay-200 duration-90 starting:opacity-0">
      <p className="sr-only" role="status">
        {t("Wordt geladen")}
      </p>
      {places.map((place) => (
        <div aria-hidden className={`${card} flex min-h-18 items-center gap-[12px] p-[16px]`} key={place}>
          <span className="size-8 flex-none rounded-full bg-track" />
          <span className="flex flex-1 flex-col gap-2">
            <span className="h-3.5 w-3/5 rounded-xs bg-track" />
            <span className="h-3 w-2/5 rounded-xs bg-sunken" />
          </span>
        </div>
      ))}
    </div>
  );
}
