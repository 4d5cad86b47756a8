import { Camera, ChevronRight, CircleCheck, type LucideIcon, MessageCircleQuestionMark, QrCode } from "lucide-react";
import type { ReactNode } from "react";
import type { StukStatus } from "../shared/status.ts";
import { StatusBadge } from "../shared/status-badge.tsx";
import { statusIcons } from "../shared/status-icons.tsx";
import { Button, ButtonLink, TextAction } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { PortalLink } from "./link.tsx";
import { card, insideFocus, rowTitle } from "./surface.ts";
import { t } from "./taal.tsx";
import { type Aanspreking, say } from "./toon.tsx";

/** What an action is about; it chooses the icon of a row. A document shows its status instead. */
export type ActionKind = "document" | "ockto" | "vraag";

function iconOf(kind: ActionKind, status: StukStatus): LucideIcon {
  if (kind === "ockto") return QrCode;
  if (kind === "vraag") return MessageCircleQuestionMark;
  return statusIcons[status];
}

const strip = "relative overflow-hidden before:absolute before:inset-y-0 before:left-0 before:w-1 before:bg-mark-rejected";

/**
 * The action that stands out. A rejected one wears the red strip and shows the adviser's words.
 * `first` makes its button orange: only the first open action of a screen has that.
 */
export function ActionCard(props: {
  name: string;
  voor?: string | undefined;
  status: StukStatus;
  /** The word of the status as a klant reads it. */
  statusLabel: string;
  /** The reason of a rejection, or when it must be there. */
  text?: string | undefined;
  to: string;
  buttonLabel?: string;
  buttonIcon?: LucideIcon;
  first?: boolean;
}) {
  return (
    <article className={`${card} px-[16px] pt-[14px] pb-[16px] ${props.status === "rejected" ? strip : ""}`}>
      <div className="flex flex-col-reverse items-start gap-2">
        <h3 className={`max-w-full ${rowTitle}`}>
          {props.name}
          {props.voor ? <span className="block text-md font-normal text-ink-2">{t("Voor {naam}", { naam: props.voor })}</span> : null}
        </h3>
        <StatusBadge label={props.statusLabel} size="roomy" status={props.status} />
      </div>
      {props.text ? <p className="mt-1 text-[1rem]/6 break-words">{props.text}</p> : null}
      <div className="mt-[14px]">
        <ButtonLink icon={props.buttonIcon ?? Camera} to={props.to} variant={props.first ? "main" : "plain"}>
          {props.buttonLabel ?? t("Foto maken")}
        </ButtonLink>
      </div>
    </article>
  );
}

/** The rest of the actions: rows on one surface. */
export function ActionList(props: { children: ReactNode; label?: string }) {
  return (
    <ul aria-label={props.label} className={`${card} divide-y divide-line py-[4px] tabular-nums`}>
      {props.children}
    </ul>
  );
}

/** One action. `uiterlijk` is the date alone (`vr 20 november`); `voor` is given only where several people share the screen. */
export function ActionRow(props: {
  name: string;
  to: string;
  uiterlijk?: string | undefined;
  voor?: string | undefined;
  hint?: string | undefined;
  kind?: ActionKind;
  status?: StukStatus;
  /** What the icon means, for who cannot see it. */
  statusLabel?: string;
}) {
  const lines = [
    props.voor ? t("Voor {naam}", { naam: props.voor }) : "",
    props.uiterlijk ? t("Uiterlijk {dag}", { dag: props.uiterlijk }) : "",
    props.hint ?? "",
  ].filter(Boolean);
  const tone = props.status === "rejected" ? "text-rejected" : "text-ink-3";
  return (
    <li>
      <PortalLink
        className={`flex min-h-16 items-center gap-[12px] rounded-lg py-2 pr-[8px] pl-[16px] text-ink no-underline hover:bg-sunken @max-[13rem]/frame:flex-col @max-[13rem]/frame:items-start @max-[13rem]/frame:gap-1 ${insideFocus}`}
        to={props.to}
      >
        <span className={tone}>
          <Icon as={iconOf(props.kind ?? "document", props.status ?? "requested")} />
          {props.statusLabel ? <span className="sr-only">{props.statusLabel}: </span> : null}
        </span>
        <span className="min-w-0 flex-1 text-lg/[1.375rem] font-semibold break-words hyphens-auto @max-[13rem]/frame:max-w-full">
          {props.name}
          {lines.map((line) => (
            <span className="block text-md/5 font-normal text-ink-2" key={line}>
              {line}
            </span>
          ))}
        </span>
        <span className="text-ink-3 @max-[13rem]/frame:hidden">
          <Icon as={ChevronRight} className="size-5" />
        </span>
      </PortalLink>
    </li>
  );
}

/** Something that was asked, was no document, and is done. */
export function DoneCard(props: { children: ReactNode }) {
  return (
    <div className={`${card} flex items-start gap-[12px] p-[16px]`}>
      <span className="text-approved">
        <Icon as={CircleCheck} />
        <span className="sr-only">{t("Gedaan")}: </span>
      </span>
      <p className="min-w-0 flex-1 break-words whitespace-pre-line">{props.children}</p>
    </div>
  );
}

/** What was asked and is settled: the answer that was given, what followed from it, and the way back as long as there is one. */
export function AnsweredCard(
  props: Aanspreking & {
    question: string;
    voor?: string | undefined;
    /** `Ja`, `Nee`. */
    answer: string;
    /** What it means for the client, in one sentence. */
    children: ReactNode;
    onChange?: (() => void) | undefined;
  },
) {
  const your = say(props, { u: "Uw antwoord", je: "Je antwoord", jullie: "Jullie antwoord" });
  const change = say(props, { u: "Wijzig uw antwoord", je: "Wijzig je antwoord", jullie: "Wijzig jullie antwoord" });
  return (
    <article className={`${card} p-[16px]`}>
      {props.voor ? <p className="text-md text-ink-2">{t("Voor {naam}", { naam: props.voor })}</p> : null}
      <h3 className={rowTitle}>{props.question}</h3>
      <p className="mt-2 flex items-start gap-2">
        <span className="text-approved">
          <Icon as={CircleCheck} />
        </span>
        <span className="min-w-0 flex-1" role="status">
          <b className="font-semibold">
            {your}: {props.answer}.
          </b>{" "}
          {props.children}
        </span>
      </p>
      {props.onChange ? <TextAction onPress={props.onChange}>{change}</TextAction> : null}
    </article>
  );
}

/**
 * A question actiepunt. The answer counts for who gives it; `busy` keeps a second press from sending a second answer.
 * Without `onAnswer` the buttons submit the form around them, as `antwoord` = `ja` or `nee`.
 */
export function QuestionCard(props: {
  question: string;
  why?: string | undefined;
  voor?: string | undefined;
  busy?: boolean;
  onAnswer?: (answer: "ja" | "nee") => void;
}) {
  return (
    <fieldset className={`${card} min-w-0 p-[16px]`}>
      <legend className="float-left w-full">
        {props.voor ? <span className="block text-md text-ink-2">{t("Voor {naam}", { naam: props.voor })}</span> : null}
        <span className={`block ${rowTitle}`}>{props.question}</span>
      </legend>
      <div className="clear-both">
        {props.why ? <p className="pt-1 text-md text-ink-2">{props.why}</p> : null}
        <div className="grid grid-cols-2 gap-[10px] pt-[14px]">
          {(["ja", "nee"] as const).map((answer) => (
            <Button
              disabled={props.busy ?? false}
              key={answer}
              name="antwoord"
              onPress={() => props.onAnswer?.(answer)}
              type={props.onAnswer ? "button" : "submit"}
              value={answer}
            >
              {answer === "ja" ? t("Ja") : t("Nee")}
            </Button>
          ))}
        </div>
      </div>
    </fieldset>
  );
}
