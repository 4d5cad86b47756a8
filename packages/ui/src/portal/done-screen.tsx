import { Check } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { ButtonLink } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { card, pageTitle, sectionTitle, small } from "./surface.ts";
import { t } from "./taal.tsx";

/**
 * After the last byte: that it is there, what happens next, and the next action. `children` is the sentence, in the
 * dossier's own way of speaking. Focus goes to the heading: the screen changes while the klant may be looking elsewhere.
 */
export function DoneScreen(props: {
  children: ReactNode;
  title?: string;
  next?: { name: string; to: string; voor?: string | undefined } | undefined;
  /** Where to go when nothing is left to do. */
  homeTo?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <section className="flex flex-col items-center gap-2 pt-[42px] pb-[8px] text-center">
        <span className="mb-[6px] grid size-18 place-items-center rounded-full bg-approved-bg text-approved">
          <Icon as={Check} className="size-10" />
        </span>
        <h1 className={`max-w-full ${pageTitle} outline-none`} ref={heading} tabIndex={-1}>
          {props.title ?? t("Aangeleverd")}
        </h1>
        <p className="max-w-full text-lg/[1.5625rem] break-words text-ink-2">{props.children}</p>
      </section>
      {props.next ? (
        <section className={`${card} p-[16px]`}>
          <p className={small}>{t("Hierna")}</p>
          <h2 className={sectionTitle}>{props.next.name}</h2>
          {props.next.voor ? <p className={small}>{t("Voor {naam}", { naam: props.next.voor })}</p> : null}
          <div className="mt-[14px]">
            <ButtonLink to={props.next.to} variant="main">
              {t("Verder")}
            </ButtonLink>
          </div>
        </section>
      ) : props.homeTo ? (
        <ButtonLink to={props.homeTo}>{t("Naar Overzicht")}</ButtonLink>
      ) : null}
    </>
  );
}
