import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { PortalLink } from "./link.tsx";

/** `danger` only confirms what cannot be taken back. */
export type ButtonVariant = "main" | "plain" | "quiet" | "danger";

const base =
  "flex min-h-13 items-center justify-center gap-2.5 rounded-lg border px-[20px] py-2 text-center text-lg/[1.375rem] font-semibold break-words transition-colors duration-90";
const looks: Record<ButtonVariant, string> = {
  main: "border-orange-edge bg-orange text-orange-ink hover:bg-orange-hover active:bg-orange-press",
  plain: "border-control bg-raised text-ink hover:bg-sunken active:bg-sunken",
  danger: "border-danger bg-danger text-danger-ink",
  quiet: "border-transparent bg-transparent text-kantoor hover:bg-kantoor-soft active:bg-kantoor-soft",
};
const off = "disabled:border-line disabled:bg-sunken disabled:text-ink-3";

function look(variant: ButtonVariant | undefined, fit: boolean | undefined): string {
  return `${base} ${looks[variant ?? "plain"]} ${fit ? "" : "w-full"}`;
}

type Shared = {
  children: ReactNode;
  /** `main` is the orange one: at most one on a screen, for what the client came to do. */
  variant?: ButtonVariant;
  icon?: LucideIcon;
  /** As wide as its words instead of the full column. */
  fit?: boolean;
};

/** A button of 52. `type="submit"` with `name` and `value` works in a form before any script has loaded. */
export function Button(
  props: Shared & {
    type?: "button" | "submit";
    name?: string;
    value?: string;
    disabled?: boolean;
    onPress?: () => void;
    describedBy?: string | undefined;
  },
) {
  return (
    <button
      aria-describedby={props.describedBy}
      className={`${look(props.variant, props.fit)} ${off}`}
      disabled={props.disabled}
      name={props.name}
      onClick={props.onPress}
      type={props.type ?? "button"}
      value={props.value}
    >
      {props.icon ? <Icon as={props.icon} className="size-6 @max-[13rem]/frame:hidden" /> : null}
      <span className="min-w-0">{props.children}</span>
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink(props: Shared & { to: string }) {
  return (
    <PortalLink className={`${look(props.variant, props.fit)} no-underline`} to={props.to}>
      {props.icon ? <Icon as={props.icon} className="size-6 @max-[13rem]/frame:hidden" /> : null}
      <span className="min-w-0">{props.children}</span>
    </PortalLink>
  );
}

const textAction =
  "inline-flex min-h-[44px] items-center text-left text-lg text-kantoor underline decoration-1 underline-offset-2 break-words hover:text-kantoor-strong";

/** A second way out in words, such as `Dit heb ik niet` or `Vraag stellen`. Give `to` or `onPress`. */
export function TextAction(props: { children: ReactNode } & ({ to: string } | { onPress: () => void })) {
  return "to" in props ? (
    <PortalLink className={textAction} to={props.to}>
      {props.children}
    </PortalLink>
  ) : (
    <button className={textAction} onClick={props.onPress} type="button">
      {props.children}
    </button>
  );
}

/** Text actions side by side; they wrap under each other where the room is small. */
export function TextActions(props: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-x-5">{props.children}</div>;
}
