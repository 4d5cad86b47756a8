import { ArrowLeft, Calendar, FileDown, Files, House, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { LinkProvider, type LinkType, PortalLink } from "./link.tsx";
import { gutter } from "./surface.ts";
import { t, type Zin } from "./taal.tsx";

export type TabName = "overzicht" | "afspraken" | "documenten" | "belangrijk";

/** A tab of the portal. `open` is how many actions are open behind it; nothing is shown at 0. */
export type Tab = { name: TabName; to: string; open?: number };

const tabs: Record<TabName, { label: Zin; icon: LucideIcon; room: string }> = {
  overzicht: { label: "Overzicht", icon: House, room: "flex-[1_1_4.2rem]" },
  afspraken: { label: "Afspraken", icon: Calendar, room: "flex-[1_1_4.2rem]" },
  documenten: { label: "Mijn documenten", icon: Files, room: "flex-[1.12_1_4.7rem]" },
  belangrijk: { label: "Belangrijke documenten", icon: FileDown, room: "flex-[1.12_1_4.7rem]" },
};

const column = `mx-auto w-full max-w-[calc(40rem+32px)] ${gutter}`;
const bar = "bg-kantoor-fill pt-[env(safe-area-inset-top)] text-white";
const onFill = "focus-visible:outline-white";
const tap = `inline-grid min-h-[44px] min-w-[44px] flex-none place-items-center rounded-lg text-md font-semibold no-underline hover:bg-white/10 ${onFill}`;

/** A control of 44 in the coloured bar: taal, Mijn gegevens, Hulp. Its content is an icon or two letters; `label` says it in full. `submits` sends the form around it. */
export function BarControl(props: { label: string; children: ReactNode } & ({ to: string } | { submits: true })) {
  return "to" in props ? (
    <PortalLink aria-label={props.label} className={tap} to={props.to}>
      {props.children}
    </PortalLink>
  ) : (
    <button aria-label={props.label} className={tap} type="submit">
      {props.children}
    </button>
  );
}

function SkipLink() {
  return (
    <a
      className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-2 focus:rounded-md focus:bg-surface focus:p-3 focus:text-kantoor"
      href="#inhoud"
    >
      {t("Naar de inhoud")}
    </a>
  );
}

function TabLink(props: { tab: Tab; current: boolean }) {
  const { label, icon } = tabs[props.tab.name];
  const open = props.tab.open ?? 0;
  const look = props.current
    ? "font-semibold text-kantoor before:absolute before:inset-x-[16px] md:before:inset-x-0 before:-top-px before:h-[3px] before:rounded-b-[3px] before:bg-kantoor md:text-white md:before:top-auto md:before:bottom-0 md:before:rounded-t-[3px] md:before:rounded-b-none md:before:bg-white"
    : "font-medium text-ink-2 hover:text-kantoor md:text-white/85 md:hover:text-white";
  return (
    <PortalLink
      {...(props.current ? { "aria-current": "page" } : {})}
      className={`relative flex min-h-[70px] flex-col items-center gap-[3px] px-[2px] pt-[9px] pb-1 text-center text-sm/[.9375rem] no-underline @max-[21rem]/frame:tracking-[-.03em] focus-visible:-outline-offset-2 md:min-h-12 md:flex-row md:gap-1.5 md:px-0 md:py-0 md:text-md md:focus-visible:outline-white ${look}`}
      to={props.tab.to}
    >
      <Icon as={icon} className="size-6 md:hidden" />
      <span className="max-w-full break-words">{t(label)}</span>
      {open > 0 ? (
        <span className="absolute top-1 left-[calc(50%+.4375rem)] min-w-5 rounded-full bg-kantoor-fill px-[5px] text-center text-sm/5 font-semibold text-white tabular-nums ring-2 ring-surface md:static md:bg-white md:text-kantoor-fill md:ring-0">
          <span aria-hidden>{open}</span>
          <span className="sr-only">{open === 1 ? t("1 open actie") : t("{n} open acties", { n: open })}</span>
        </span>
      ) : null}
    </PortalLink>
  );
}

/**
 * The frame of the four tabs. The tab bar sticks at the foot of a phone and stands under the coloured bar from 768 px.
 * At 200 % text it becomes two rows and scrolls along, or it would cover half the screen.
 * A `position: fixed` child is placed against this frame, not the window: use `<dialog>` for what must lie on top.
 */
export function PortalFrame(props: {
  kantoor: string;
  logoUrl?: string | undefined;
  /** The controls at the right of the bar: taal and Mijn gegevens, as `BarControl`. */
  controls?: ReactNode;
  tabs: readonly Tab[];
  current?: TabName;
  /** A `GreetingHead`: the bar runs on into it and the first card overlaps it. */
  greeting?: ReactNode;
  LinkComponent?: LinkType;
  children: ReactNode;
}) {
  return (
    <LinkProvider LinkComponent={props.LinkComponent}>
      <div className="@container/frame flex min-h-dvh flex-col bg-canvas text-lg wrap-break-word text-ink">
        <SkipLink />
        <header className={bar}>
          <div className={`${column} flex min-h-14 flex-wrap items-center pr-[6px]`}>
            <span className="flex min-h-[44px] min-w-0 flex-[1_1_10rem] items-center gap-[10px]">
              <KantoorLogo kantoor={props.kantoor} logoUrl={props.logoUrl} />
              <b className="min-w-0 text-[1rem]/5 font-semibold break-words">{props.kantoor}</b>
            </span>
            {props.controls ? <span className="flex items-center gap-[10px]">{props.controls}</span> : null}
          </div>
        </header>
        <nav
          aria-label={t("Hoofdmenu")}
          className="sticky bottom-0 z-10 order-last border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] @max-[15rem]/frame:static md:static md:order-none md:border-0 md:bg-kantoor-fill md:pb-0"
        >
          <ul className="mx-auto flex flex-wrap px-[4px] md:max-w-[calc(40rem+32px)] md:justify-between md:gap-x-[16px] md:px-[16px]">
            {props.tabs.map((tab) => (
              <li className={`${tabs[tab.name].room} md:flex-none`} key={tab.name}>
                <TabLink current={tab.name === props.current} tab={tab} />
              </li>
            ))}
          </ul>
        </nav>
        <main className="flex flex-1 flex-col outline-none" id="inhoud" tabIndex={-1}>
          {props.greeting}
          <div className={`${column} flex flex-col gap-[12px] pb-[24px] ${props.greeting ? "-mt-[30px]" : "pt-[16px]"}`}>
            {props.children}
          </div>
        </main>
      </div>
    </LinkProvider>
  );
}

/** The logo always stands on white, because it is drawn for paper. Without one the kantoor's first letter stands in its place. */
export function KantoorLogo(props: { kantoor: string; logoUrl?: string | undefined }) {
  return props.logoUrl ? (
    <img alt="" className="h-[32px] max-w-[112px] flex-none rounded-md bg-white object-contain p-[3px]" src={props.logoUrl} />
  ) : (
    <span
      aria-hidden
      className="grid size-[32px] flex-none place-items-center rounded-md bg-white text-[18px]/none font-[650] text-kantoor-fill"
    >
      {props.kantoor.trim().charAt(0).toUpperCase()}
    </span>
  );
}

/** The frame of one actiepunt: a bar with `Terug`, and the dock at the foot. `back` says where Terug goes, for the screen reader too. */
export function BackFrame(props: {
  back: { to: string; label?: string };
  /** A `BarControl`, usually Hulp. */
  control?: ReactNode;
  dock?: ReactNode;
  LinkComponent?: LinkType;
  children: ReactNode;
}) {
  return (
    <LinkProvider LinkComponent={props.LinkComponent}>
      <div className="@container/frame flex min-h-dvh flex-col bg-canvas text-lg wrap-break-word text-ink">
        <SkipLink />
        <header className={bar}>
          <div className={`${column} flex min-h-14 items-center justify-between pr-[6px] pl-[4px]`}>
            <PortalLink
              aria-label={props.back.label ?? t("Terug")}
              className={`flex min-h-[44px] items-center gap-[10px] rounded-lg pr-[16px] text-lg/5 font-semibold no-underline hover:bg-white/10 ${onFill}`}
              to={props.back.to}
            >
              <span className="grid min-w-[44px] place-items-center">
                <Icon as={ArrowLeft} />
              </span>
              {t("Terug")}
            </PortalLink>
            {props.control}
          </div>
        </header>
        <main className="flex flex-1 flex-col outline-none" id="inhoud" tabIndex={-1}>
          <div className={`${column} flex flex-1 flex-col gap-[14px] pt-[16px] pb-[24px]`}>{props.children}</div>
          {props.dock}
        </main>
      </div>
    </LinkProvider>
  );
}
