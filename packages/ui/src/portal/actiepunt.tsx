import { ChevronRight, ExternalLink, OctagonX } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { PortalLink } from "./link.tsx";
import { card, cardEdge, insideFocus, pageTitle, small } from "./surface.ts";
import { t } from "./taal.tsx";
import { type Aanspreking, say } from "./toon.tsx";

/** What is asked, and why in one sentence. `voor` is given only where several people share the screen. */
export function ActiepuntHead(props: {
  title: string;
  why?: string | undefined;
  voor?: string | undefined;
  uiterlijk?: string | undefined;
}) {
  const lines = [
    props.voor ? t("Voor {naam}", { naam: props.voor }) : "",
    props.uiterlijk ? t("Uiterlijk {dag}", { dag: props.uiterlijk }) : "",
  ].filter(Boolean);
  return (
    <div>
      <h1 className={pageTitle}>{props.title}</h1>
      {props.why ? <p className="mt-1.5 text-lg/[1.5625rem] break-words text-ink-2">{props.why}</p> : null}
      {lines.map((line) => (
        <p className={`mt-1 ${small} tabular-nums`} key={line}>
          {line}
        </p>
      ))}
    </div>
  );
}

function MiniPaper() {
  const line = "h-0.5 rounded-full bg-control/70";
  return (
    <span
      aria-hidden
      className="grid h-[48px] w-[38px] flex-none content-start gap-[3px] rounded-xs bg-white px-[5px] py-[6px] ring-1 ring-line-strong"
    >
      <i className="h-0.5 w-3/5 rounded-full bg-kantoor-fill" />
      <i className={line} />
      <i className={line} />
      <i className={`${line} w-4/5`} />
      <i className={line} />
      <i className={`${line} ml-auto w-1/2`} />
    </span>
  );
}

const summary = `flex cursor-pointer list-none items-center rounded-xl hover:bg-sunken [&::-webkit-details-marker]:hidden ${insideFocus}`;
const turn = "size-5 text-ink-3 transition-transform duration-160 group-open:rotate-90";

/** An example of a good copy. Shut it says the one thing to watch; open it shows the picture and every point. */
export function GoodCopyCard(props: { line: string; points?: readonly string[]; exampleUrl?: string | undefined; exampleAlt?: string }) {
  return (
    <details className={`group ${card}`}>
      <summary className={`${summary} min-h-16 gap-[13px] py-2 pr-[7px] pl-[10px]`}>
        <MiniPaper />
        <span className="min-w-0 flex-1">
          <span className="block text-[1rem]/[1.375rem] font-semibold tracking-[-.006em] break-words">
            {t("Zo ziet een goede kopie eruit")}
          </span>
          <span className={`block break-words ${small}`}>{props.line}</span>
        </span>
        <Icon as={ChevronRight} className={turn} />
      </summary>
      <div className="flex flex-col gap-[12px] border-t border-line p-[16px]">
        {props.exampleUrl ? (
          <img
            alt={props.exampleAlt ?? t("Voorbeeld van een goede kopie")}
            className="mx-auto max-h-[320px] rounded-xs bg-white ring-1 ring-line-strong"
            loading="lazy"
            src={props.exampleUrl}
          />
        ) : null}
        {props.points && props.points.length > 0 ? (
          <ul className="flex list-disc flex-col gap-1 pl-5 text-md marker:text-ink-3">
            {props.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </details>
  );
}

/** `Waar vind ik dit?`: the steps, and a link to where it starts. Native details, so it opens without a script. */
export function WaarVindIk(props: { steps: readonly string[]; link?: { href: string; label: string } | undefined }) {
  return (
    <details className={`group ${card}`}>
      <summary className={`${summary} min-h-13 gap-[12px] py-2 pr-[8px] pl-[16px]`}>
        <span className="min-w-0 flex-1 text-[1rem]/[1.375rem] font-semibold break-words">{t("Waar vind ik dit?")}</span>
        <Icon as={ChevronRight} className={turn} />
      </summary>
      <div className="border-t border-line px-[16px] pt-[12px] pb-[8px]">
        <ol className="flex list-decimal flex-col gap-1 pl-6 text-md marker:text-ink-3 marker:tabular-nums">
          {props.steps.map((step) => (
            <li className="break-words" key={step}>
              {step}
            </li>
          ))}
        </ol>
        {props.link ? (
          <a
            className="mt-1 inline-flex min-h-[44px] items-center gap-2 text-kantoor underline decoration-1 underline-offset-2 hover:text-kantoor-strong"
            href={props.link.href}
            rel="noopener noreferrer"
            target="_blank"
          >
            <span className="min-w-0 break-words">{props.link.label}</span>
            <Icon as={ExternalLink} className="size-4.5" />
            <span className="sr-only">{t("(opent een nieuw venster)")}</span>
          </a>
        ) : null}
      </div>
    </details>
  );
}

/** Why it came back, in the adviser's words, on top of everything. `previousTo` opens what was delivered before. */
export function RejectedStrip(props: Aanspreking & { reason: string; previousTo?: string | undefined; children?: ReactNode }) {
  const previous = say(props, {
    u: "Bekijk uw vorige foto's",
    je: "Bekijk je vorige foto's",
    jullie: "Bekijk jullie vorige foto's",
  });
  return (
    <section
      aria-label={t("Opnieuw aanleveren")}
      className={`${cardEdge} relative flex items-start gap-[12px] overflow-hidden bg-[color-mix(in_srgb,var(--color-rejected-bg)_55%,var(--color-surface))] px-[16px] pt-[14px] pb-[6px] before:absolute before:inset-y-0 before:left-0 before:w-1 before:bg-mark-rejected`}
    >
      <Icon as={OctagonX} className="size-6 text-rejected" />
      <div className="min-w-0 flex-1">
        <h2 className="text-xl font-[650] tracking-[-.014em] text-rejected">{t("Opnieuw aanleveren")}</h2>
        <p className="mt-1 pb-[4px] text-lg/[1.5625rem] break-words">{props.reason}</p>
        {props.previousTo ? (
          <PortalLink
            className="inline-flex min-h-[44px] items-center font-medium text-ink underline decoration-1 underline-offset-2"
            to={props.previousTo}
          >
            {previous}
          </PortalLink>
        ) : null}
        {props.children}
      </div>
    </section>
  );
}
