import { Calendar, CalendarClock, CalendarPlus, CalendarX, type LucideIcon, MapPin, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { card, rowTitle } from "./surface.ts";
import { t } from "./taal.tsx";

function Fact(props: { icon: LucideIcon; label: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-[12px]">
      <dt className="text-ink-3">
        <Icon as={props.icon} />
        <span className="sr-only">{props.label}</span>
      </dt>
      <dd className="min-w-0 flex-1 break-words whitespace-pre-line">{props.children}</dd>
    </div>
  );
}

/**
 * An afspraak as the klant sees it. `when` is written out (`di 24 november 2026 14:30 tot 15:30`), `remarks` are the
 * Opmerkingen, never the interne notitie. A cancelled one keeps its place, says so and offers nothing.
 */
export function AfspraakCard(props: {
  title: string;
  when: string;
  place?: ReactNode;
  withWhom?: string | undefined;
  remarks?: string | undefined;
  /** Address of the .ics file. */
  icsUrl?: string | undefined;
  /** Where `Verzetten of afzeggen` goes. */
  changeTo?: string | undefined;
  cancelled?: { reason?: string | undefined };
  /** What was asked of it and how that stands. */
  asked?: ReactNode;
  /** The actiepunten of this afspraak. */
  children?: ReactNode;
}) {
  const off = props.cancelled !== undefined;
  return (
    <article className={`${card} flex flex-col gap-[12px] p-[16px]`}>
      <h3 className={rowTitle}>{props.title}</h3>
      {off ? (
        <p className="flex items-start gap-2 rounded-md bg-cancelled-bg px-[10px] py-1 text-md text-cancelled">
          <Icon as={CalendarX} className="mt-0.5 size-4.5" />
          <span className="min-w-0 break-words">
            <b className="font-medium">{t("Afgezegd")}</b>
            {props.cancelled?.reason ? `: ${props.cancelled.reason}` : ""}
          </span>
        </p>
      ) : null}
      <dl className="flex flex-col gap-2">
        <Fact icon={Calendar} label={t("Wanneer")}>
          <span className={`tabular-nums ${off ? "line-through" : ""}`}>{props.when}</span>
        </Fact>
        {props.place ? (
          <Fact icon={MapPin} label={t("Waar")}>
            {props.place}
          </Fact>
        ) : null}
        {props.withWhom ? (
          <Fact icon={UserRound} label={t("Met wie")}>
            {props.withWhom}
          </Fact>
        ) : null}
      </dl>
      {props.remarks ? <p className="border-t border-line pt-[12px] break-words whitespace-pre-line">{props.remarks}</p> : null}
      {off ? null : props.asked}
      {!off && (props.icsUrl || props.changeTo) ? (
        <div className="flex flex-col gap-[10px]">
          {props.icsUrl ? (
            <a
              className="flex min-h-13 w-full items-center justify-center gap-2.5 rounded-lg border border-control bg-raised px-[20px] py-2 text-center text-lg/[1.375rem] font-semibold text-ink no-underline hover:bg-sunken"
              download
              href={props.icsUrl}
            >
              <Icon as={CalendarPlus} />
              <span className="min-w-0">{t("Zet in mijn agenda")}</span>
            </a>
          ) : null}
          {props.changeTo ? (
            <ButtonLink icon={CalendarClock} to={props.changeTo} variant="quiet">
              {t("Verzetten of afzeggen")}
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
      {props.children}
    </article>
  );
}
