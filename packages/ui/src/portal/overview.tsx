import { Phone } from "lucide-react";
import { Avatar } from "../shared/avatar.tsx";
import { type Marks, MarksBar } from "../shared/marks-bar.tsx";
import { Icon } from "./icon.tsx";
import { card, gutter, pageTitle, rowTitle, small } from "./surface.ts";
import { t } from "./taal.tsx";
import { type Aanspreking, say } from "./toon.tsx";

/** The greeting on the kantoor's colour, for `PortalFrame`'s `greeting`. Its foot is left free for the card that overlaps it. */
export function GreetingHead(props: { title: string; line?: string | undefined }) {
  return (
    <div className="bg-kantoor-fill text-white">
      <div className={`mx-auto max-w-[calc(40rem+32px)] pt-2 pb-[44px] ${gutter}`}>
        <h1 className={pageTitle}>{props.title}</h1>
        {props.line ? <p className="mt-0.5 text-lg/6 text-white/85 tabular-nums">{props.line}</p> : null}
      </div>
    </div>
  );
}

/**
 * Two numbers and one bar. `total` counts what screens.md counts: without cancelled and offered; `aangeleverd` includes
 * what is akkoord. With nothing asked there is nothing to count, and that is what it says.
 */
export function ProgressCard(props: { aangeleverd: number; akkoord: number; total: number }) {
  if (props.total === 0) {
    return <section className={`${card} px-[16px] py-[14px] text-ink-2`}>{t("Er zijn nog geen documenten gevraagd.")}</section>;
  }
  const received = Math.max(0, props.aangeleverd - props.akkoord);
  const marks: Marks = {
    approved: props.akkoord,
    provisionallyApproved: 0,
    received,
    declaredNotApplicable: 0,
    rejected: 0,
    requested: Math.max(0, props.total - props.aangeleverd),
  };
  const number = "text-2xl/6 font-[650] tracking-[-.01em] text-ink";
  return (
    <section aria-label={t("Voortgang")} className={`${card} px-[16px] pt-[14px] pb-[16px] tabular-nums`}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-[6px] text-[1rem]/6 text-ink-2">
        <span>
          <b className={number}>{props.aangeleverd}</b> {t("van {n} aangeleverd", { n: props.total })}
        </span>
        <span>
          <b className={number}>{props.akkoord}</b> {t("akkoord")}
        </span>
      </div>
      <MarksBar
        className="w-full"
        label={`${props.aangeleverd} ${t("van {n} aangeleverd", { n: props.total })}, ${props.akkoord} ${t("akkoord")}`}
        marks={marks}
        size="roomy"
      />
    </section>
  );
}

/** Who to call. `phone` is written as people read it; the link keeps only what a phone can dial. */
export function AdviserCard(
  props: Aanspreking & { id: string; name: string; photoUrl?: string | undefined; phone?: string | undefined; role?: string },
) {
  const role = props.role ?? say(props, { u: "Uw adviseur", je: "Je adviseur", jullie: "Jullie adviseur" });
  return (
    <section className={`${card} flex flex-wrap items-center gap-[12px] py-[10px] pr-[8px] pl-[12px]`}>
      <div className="flex min-w-0 flex-[1_1_10rem] items-center gap-[12px]">
        <Avatar id={props.id} name={props.name} photoUrl={props.photoUrl} size={48} />
        <div className="min-w-0 flex-1">
          <h2 className={rowTitle}>{props.name}</h2>
          <p className={small}>{role}</p>
        </div>
      </div>
      {props.phone ? (
        <a
          aria-label={`${t("Bel {naam}", { naam: props.name })}, ${props.phone}`}
          className="flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-full bg-kantoor-soft text-kantoor no-underline hover:text-kantoor-strong md:px-[16px]"
          href={`tel:${props.phone.replace(/[^\d+]/g, "")}`}
        >
          <Icon as={Phone} />
          <span className="hidden text-md font-semibold tabular-nums md:inline">{props.phone}</span>
        </a>
      ) : null}
    </section>
  );
}
