import { Ellipsis, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { cx } from "./cx.ts";

export type MenuEntry =
  | {
      id: string;
      label: string;
      icon?: LucideIcon;
      href?: string;
      onAction?: () => void;
      isDisabled?: boolean;
      tone?: "ink" | "danger";
    }
  | { id: string; separator: true };

const itemClass =
  "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1 text-sm no-underline outline-none data-[disabled]:cursor-not-allowed data-[focused]:bg-requested-bg data-[disabled]:text-ink-3";

/** The list itself, under any trigger of react-aria-components. */
export function MenuList(props: { label: string; entries: readonly MenuEntry[]; placement?: "bottom end" | "bottom start" }) {
  return (
    <Popover
      className="min-w-48 overflow-auto rounded-md bg-raised p-1 text-ink shadow-2 transition-[opacity,translate] duration-[160ms] ease-out data-[entering]:-translate-y-1 data-[entering]:opacity-0 data-[exiting]:opacity-0"
      offset={4}
      placement={props.placement ?? "bottom end"}
    >
      <AriaMenu aria-label={props.label} className="outline-none">
        {props.entries.map((entry) => {
          if ("separator" in entry) return <Separator className="my-1 h-px border-0 bg-line" key={entry.id} />;
          const Icon = entry.icon;
          return (
            <MenuItem
              className={cx(itemClass, entry.tone === "danger" && "text-danger")}
              id={entry.id}
              isDisabled={entry.isDisabled ?? false}
              key={entry.id}
              textValue={entry.label}
              {...(entry.href ? { href: entry.href } : {})}
              {...(entry.onAction ? { onAction: entry.onAction } : {})}
            >
              {Icon ? <Icon aria-hidden className="size-4 flex-none text-ink-2" strokeWidth={1.75} /> : null}
              {entry.label}
            </MenuItem>
          );
        })}
      </AriaMenu>
    </Popover>
  );
}

/** `Meer acties`: what has no slot of its own. Mounts its list only when it opens, so that it may stand in every row. */
export function MoreMenu(props: { entries: readonly MenuEntry[]; label?: string; className?: string }) {
  const label = props.label ?? "Meer acties";
  return (
    <MenuTrigger>
      <AriaButton
        aria-label={label}
        className={cx(
          "inline-grid size-7 flex-none place-items-center rounded-sm text-ink-2 -outline-offset-2 hover:bg-requested-bg hover:text-ink",
          props.className,
        )}
        data-tip={label}
      >
        <Ellipsis aria-hidden className="size-4" strokeWidth={1.75} />
      </AriaButton>
      <MenuList entries={props.entries} label={label} />
    </MenuTrigger>
  );
}

/** A menu under words or a picture, such as the name of who is signed in. */
export function Menu(props: { label: string; trigger: ReactNode; entries: readonly MenuEntry[]; className?: string }) {
  return (
    <MenuTrigger>
      <AriaButton
        aria-label={props.label}
        className={cx("flex min-h-8 items-center gap-2 rounded-sm px-1.5 font-medium text-sm hover:bg-requested-bg", props.className)}
      >
        {props.trigger}
      </AriaButton>
      <MenuList entries={props.entries} label={props.label} />
    </MenuTrigger>
  );
}
