import { ChevronRight, Download, FileText, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import type { StukStatus } from "../shared/status.ts";
import { StatusBadge } from "../shared/status-badge.tsx";
import { SectionHeading } from "./card.tsx";
import { Icon } from "./icon.tsx";
import { PortalLink } from "./link.tsx";
import { card, insideFocus } from "./surface.ts";
import { t } from "./taal.tsx";
import { type Aanspreking, say } from "./toon.tsx";

/** A group of documents under its heading. */
export function DocumentGroup(props: { heading?: ReactNode; children: ReactNode }) {
  return (
    <>
      {props.heading ? <SectionHeading>{props.heading}</SectionHeading> : null}
      <ul className={`${card} divide-y divide-line py-[4px]`}>{props.children}</ul>
    </>
  );
}

/** The heading of what the kantoor offers. */
export const vanAdviseur = (who: Aanspreking): string =>
  say(who, { u: "Van uw adviseur", je: "Van je adviseur", jullie: "Van jullie adviseur" });

/**
 * A document and what became of it. `to` opens it again inside the portal, `downloadUrl` fetches the file; without either
 * the row only tells. `onRemove` is given only while removing is still possible (Ontvangen, not opened by the kantoor).
 */
export function DocumentRow(props: {
  name: string;
  voor?: string | undefined;
  /** When it came in, or what kind of file it is, in words. */
  line?: string | undefined;
  status?: StukStatus;
  statusLabel?: string;
  /** The reason of a rejection. */
  reason?: string | undefined;
  to?: string;
  downloadUrl?: string;
  onRemove?: (() => void) | undefined;
}) {
  const words = (
    <span className="min-w-0 flex-1 @max-[13rem]/frame:max-w-full">
      <span className="block text-lg/[1.375rem] font-semibold break-words hyphens-auto">{props.name}</span>
      {props.voor ? <span className="block text-md/5 text-ink-2">{t("Voor {naam}", { naam: props.voor })}</span> : null}
      {props.line ? <span className="block text-md/5 text-ink-2 tabular-nums">{props.line}</span> : null}
    </span>
  );
  const icon = (
    <span className="self-start pt-0.5 text-ink-3">
      <Icon as={FileText} />
    </span>
  );
  const row =
    "flex min-h-16 items-center gap-[12px] py-2 pr-[8px] pl-[16px] text-ink no-underline @max-[13rem]/frame:flex-col @max-[13rem]/frame:items-start @max-[13rem]/frame:gap-1";
  const live = `rounded-lg hover:bg-sunken ${insideFocus}`;
  const badge = props.status && props.statusLabel ? <StatusBadge label={props.statusLabel} size="roomy" status={props.status} /> : null;
  return (
    <li>
      {props.downloadUrl ? (
        <a className={`${row} ${live}`} download href={props.downloadUrl}>
          {icon}
          {words}
          <Icon as={Download} className="size-5 text-ink-3 @max-[13rem]/frame:hidden" />
          <span className="sr-only">{t("Downloaden")}</span>
        </a>
      ) : props.to ? (
        <PortalLink className={`${row} ${live}`} to={props.to}>
          {icon}
          {words}
          <Icon as={ChevronRight} className="size-5 text-ink-3 @max-[13rem]/frame:hidden" />
        </PortalLink>
      ) : (
        <div className={row}>
          {icon}
          {words}
        </div>
      )}
      {badge || props.reason || props.onRemove ? (
        <div className="flex flex-wrap items-center justify-between gap-x-[12px] gap-y-1 pr-[8px] pb-2 pl-[calc(1.5rem+28px)] wrap-anywhere @max-[13rem]/frame:pl-[16px]">
          {badge}
          {props.onRemove ? (
            <button
              className="inline-flex min-h-[44px] items-center gap-1.5 rounded-lg px-[6px] text-md font-medium text-ink-2 hover:bg-sunken"
              onClick={props.onRemove}
              type="button"
            >
              <Icon as={Trash2} className="size-5" />
              {t("Verwijderen")}
              <span className="sr-only">: {props.name}</span>
            </button>
          ) : null}
          {props.reason ? <p className="basis-full text-[1rem]/6 break-words">{props.reason}</p> : null}
        </div>
      ) : null}
    </li>
  );
}
