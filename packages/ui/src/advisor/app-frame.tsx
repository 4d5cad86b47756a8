import { ChevronDown, type LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Link } from "react-aria-components";
import { Avatar } from "../shared/avatar.tsx";
import { CountBadge } from "./boom.tsx";
import { cx } from "./cx.ts";
import { Menu, type MenuEntry } from "./menu.tsx";

export type NavItem = { label: string; href: string; isCurrent?: boolean; badge?: { count: number; words: string } };

function HouseMark() {
  return (
    <svg
      aria-hidden="true"
      className="size-4.5"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="2"
      viewBox="0 0 18 18"
    >
      <path d="M2.5 8.4 9 3l6.5 5.4" />
      <path d="M4.6 10.2 9 15l4.4-4.8" />
    </svg>
  );
}

/** The frame of the adviser app: the kantoor's line, the app bar, and under it what `children` is. Only the panes in it scroll. */
export function AppFrame(props: {
  kantoor: { name: string; logoUrl?: string };
  homeHref: string;
  nav: readonly NavItem[];
  search?: ReactNode;
  user: { id: string; name: string; photoUrl?: string };
  userMenu: readonly MenuEntry[];
  children: ReactNode;
}) {
  const { kantoor, user } = props;
  return (
    <div className="@container/app grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] border-kantoor-fill border-t-3 text-sm">
      <a
        className="sr-only z-50 rounded-sm bg-raised px-3 py-2 font-medium text-kantoor shadow-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
        href="#inhoud"
      >
        Naar de inhoud
      </a>
      <header className="grid min-h-12 grid-cols-[auto_minmax(0,1fr)_auto] items-center border-line border-b bg-surface @max-[43.75rem]/app:grid-cols-[auto_minmax(0,1fr)] @min-[56.25rem]/app:grid-cols-[16.5rem_minmax(0,1fr)_auto]">
        <Link
          className="flex min-w-0 items-center gap-2.5 pr-2 pl-4 font-semibold text-base text-ink tracking-[-.006em] no-underline -outline-offset-2 @max-[43.75rem]/app:pl-3"
          href={props.homeHref}
        >
          {kantoor.logoUrl ? (
            <span className="grid size-6.5 flex-none place-items-center overflow-hidden rounded-sm bg-white">
              <img alt="" className="max-h-full max-w-full" src={kantoor.logoUrl} />
            </span>
          ) : (
            <span className="grid size-6.5 flex-none place-items-center rounded-sm bg-kantoor-fill text-white">
              <HouseMark />
            </span>
          )}
          <span className="truncate @max-[56.25rem]/app:sr-only">{kantoor.name}</span>
        </Link>
        <nav aria-label="Hoofdmenu" className="flex min-w-0 items-stretch self-stretch overflow-x-auto @min-[56.25rem]/app:gap-1">
          {props.nav.map((item) => (
            <Link
              className={cx(
                "relative flex min-h-11.75 flex-none items-center gap-1.75 px-3 font-medium text-sm no-underline -outline-offset-2 hover:text-ink @max-[43.75rem]/app:px-2",
                item.isCurrent
                  ? "text-ink after:absolute after:inset-x-3 after:bottom-0 after:h-0.5 after:rounded-t-[2px] after:bg-kantoor after:content-['']"
                  : "text-ink-2",
              )}
              href={item.href}
              key={item.href}
              {...(item.isCurrent ? { "aria-current": "page" as const } : {})}
            >
              {item.label}
              {item.badge && item.badge.count > 0 ? (
                <CountBadge count={item.badge.count} label={`${item.badge.count} ${item.badge.words}`} tone="judge" />
              ) : null}
            </Link>
          ))}
        </nav>
        <div className="flex items-center gap-3 py-1 pr-3 pl-2 @max-[43.75rem]/app:col-span-2 @max-[43.75rem]/app:border-line @max-[43.75rem]/app:border-t @max-[43.75rem]/app:pl-3 [&>:first-child]:@max-[43.75rem]/app:flex-1 min-w-0">
          {props.search ? <div className="w-52 min-w-0 @max-[43.75rem]/app:w-auto @min-[75rem]/app:w-75">{props.search}</div> : null}
          <Menu
            entries={props.userMenu}
            label={`Mijn account: ${user.name}`}
            trigger={
              <>
                <Avatar id={user.id} name={user.name} {...(user.photoUrl ? { photoUrl: user.photoUrl } : {})} />
                <span className="@max-[56.25rem]/app:sr-only">{user.name.split(" ")[0]}</span>
                <ChevronDown aria-hidden className="size-4 @max-[56.25rem]/app:hidden" strokeWidth={1.75} />
              </>
            }
          />
        </div>
      </header>
      <div className="grid min-h-0 min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)]">{props.children}</div>
    </div>
  );
}

/** A screen outside a dossier: views at the left (Werkvoorraad, Beheer) or nothing, and the content. */
export function PlainFrame(props: { aside?: ReactNode; asideLabel?: string; children: ReactNode }) {
  return (
    <div
      className={cx(
        "grid min-h-0 grid-cols-[minmax(0,1fr)]",
        props.aside
          ? "grid-rows-[auto_minmax(0,1fr)] @min-[56.25rem]/app:grid-cols-[16.5rem_minmax(0,1fr)] @min-[56.25rem]/app:grid-rows-[minmax(0,1fr)]"
          : "",
      )}
    >
      {props.aside ? (
        <nav
          aria-label={props.asideLabel}
          className="min-h-0 overflow-auto border-line border-r bg-canvas px-2 py-3 @max-[56.25rem]/app:max-h-40 @max-[56.25rem]/app:border-b"
        >
          {props.aside}
        </nav>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: this pane scrolls, and a keyboard can only scroll what it can reach */}
      <main className="flex min-h-0 min-w-0 flex-col overflow-auto bg-surface" id="inhoud" tabIndex={0}>
        {props.children}
      </main>
    </div>
  );
}

/** Views that belong together, under their heading. */
export function ViewGroup(props: { title: string; children: ReactNode }) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="not-first:mt-4">
      <h2 className="px-2 pb-1 font-medium text-ink-3 text-xs" id={headingId}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

/** One view in the boom's place: `Te beoordelen 4`. */
export function ViewLink(props: {
  href: string;
  label: string;
  icon?: LucideIcon;
  count?: number;
  isCurrent?: boolean;
  tone?: "judge" | "count";
}) {
  const Icon = props.icon;
  return (
    <Link
      className={cx(
        "flex min-h-8 items-center gap-2.25 rounded-sm px-2 text-sm no-underline -outline-offset-2",
        props.isCurrent ? "bg-kantoor-soft font-semibold text-kantoor" : "font-medium text-ink-2 hover:bg-requested-bg",
      )}
      href={props.href}
      {...(props.isCurrent ? { "aria-current": "page" as const } : {})}
    >
      {Icon ? <Icon aria-hidden className={cx("size-4 flex-none", !props.isCurrent && "text-ink-3")} strokeWidth={1.75} /> : null}
      <span className="min-w-0 flex-1">{props.label}</span>
      {props.count === undefined ? null : <CountBadge count={props.count} tone={props.tone ?? "count"} />}
    </Link>
  );
}
