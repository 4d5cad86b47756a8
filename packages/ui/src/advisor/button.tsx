import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { forwardRef } from "react";
import { Link } from "react-aria-components";
import { cx } from "./cx.ts";

export type ButtonVariant = "main" | "go" | "plain" | "soft" | "quiet" | "danger" | "approve" | "provisional" | "reject";

const orange = "border-orange-edge bg-orange font-semibold text-orange-ink hover:bg-orange-hover active:bg-orange-press";
const judge = "min-h-9 px-3 font-semibold text-sm hover:brightness-[.97] active:brightness-[.94]";
const variants: Record<ButtonVariant, string> = {
  main: `min-h-9 px-5 text-base shadow-1 ${orange}`,
  go: `min-h-8 px-3 text-sm shadow-1 ${orange}`,
  plain: "min-h-8 border-control bg-raised px-3 font-medium text-ink text-sm shadow-1 hover:bg-requested-bg active:bg-line",
  soft: "min-h-8 border-transparent bg-requested-bg px-3 font-medium text-ink text-sm hover:bg-line active:bg-line-strong",
  quiet: "min-h-8 border-transparent px-3 font-medium text-ink-2 text-sm hover:bg-requested-bg hover:text-ink active:bg-line",
  danger: "min-h-9 border-transparent bg-danger px-4 font-semibold text-base text-danger-ink hover:brightness-95 active:brightness-90",
  approve: `border-approved/70 bg-approved-bg text-approved ${judge}`,
  provisional: `border-provisional/70 bg-provisional-bg text-provisional ${judge}`,
  reject: `border-rejected/70 bg-rejected-bg text-rejected ${judge}`,
};
const shape =
  "inline-flex items-center justify-center gap-1.75 rounded-sm border py-1 text-center transition-[background-color,filter,opacity] duration-[90ms]";
/** Readable, because its words tell what could be done; and without a colour that asks to be pressed. `!`: over the colours of hover too. */
const offInk = "aria-disabled:cursor-not-allowed aria-disabled:text-ink-3! aria-disabled:[&_svg]:text-current!";
const off = `${offInk} aria-disabled:border-line! aria-disabled:bg-sunken! aria-disabled:shadow-none! aria-disabled:filter-none!`;
const offQuiet = `${offInk} aria-disabled:bg-transparent!`;
const chosen = "border-kantoor! bg-kantoor-soft! text-kantoor! [&_svg]:text-current";

const classOf = (variant: ButtonVariant, className?: string, current?: boolean) =>
  cx(shape, variants[variant], (variant === "plain" || variant === "quiet") && "[&_svg]:text-ink-2", current && chosen, className);

/** A key that does the same as the button it stands in. */
export function Key(props: { children: string; className?: string }) {
  return (
    <kbd
      className={cx(
        "inline-block min-w-4.5 rounded-xs border border-current/45 px-1 text-center font-medium font-sans text-2xs",
        props.className,
      )}
    >
      {props.children}
    </kbd>
  );
}

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> & {
  variant?: ButtonVariant;
  icon?: LucideIcon | undefined;
  /** Shown at the right; the screen itself listens (`useKeys`). */
  keyHint?: string | undefined;
  /** While the answer is awaited: a second press does nothing, the words stay. */
  isPending?: boolean | undefined;
  /** Why it cannot be pressed now, as a sentence. The button stays reachable, so that the sentence can be read. */
  disabledReason?: string | undefined;
  /** The screen this button leads to is the one being looked at. */
  isCurrent?: boolean | undefined;
};

/** A button. At most one `main` or `go` per screen: it is what the user came to do. */
export const Button = forwardRef(function Button(props: ButtonProps, ref: Ref<HTMLButtonElement>) {
  const { variant = "plain", icon: Icon, keyHint, isPending, disabledReason, isCurrent, className, children, onClick, ...rest } = props;
  const isOff = Boolean(isPending || disabledReason);
  return (
    <button
      type="button"
      {...rest}
      aria-busy={isPending || undefined}
      aria-current={isCurrent ? "page" : undefined}
      aria-disabled={isOff || undefined}
      className={cx(classOf(variant, className, isCurrent), variant === "quiet" ? offQuiet : off)}
      data-tip={disabledReason}
      onClick={(event) => {
        if (isOff) event.preventDefault();
        else onClick?.(event);
      }}
      ref={ref}
    >
      {Icon ? <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.75} /> : null}
      {children}
      {keyHint ? (
        <span aria-hidden className="max-[43.75rem]:hidden pointer-coarse:hidden">
          <Key>{keyHint}</Key>
        </span>
      ) : null}
    </button>
  );
});

/** A button that leads somewhere: a real link, followed by the app's router (RouterProvider of react-aria-components). */
export function ButtonLink(props: {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  icon?: LucideIcon;
  isCurrent?: boolean;
  target?: string;
  /** The name under which the file at `href` is kept, instead of going there. */
  download?: string;
  className?: string;
}) {
  const Icon = props.icon;
  return (
    <Link
      className={classOf(props.variant ?? "plain", cx("no-underline", props.className), props.isCurrent)}
      href={props.href}
      {...(props.isCurrent ? { "aria-current": "page" as const } : {})}
      {...(props.target ? { target: props.target } : {})}
      {...(props.download ? { download: props.download } : {})}
    >
      {Icon ? <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.75} /> : null}
      {props.children}
    </Link>
  );
}

/** A link in running text, in the kantoor's colour. */
export function TextLink(props: { href: string; children: ReactNode; className?: string }) {
  return (
    <Link
      className={cx("rounded-xs text-kantoor underline decoration-1 underline-offset-2 hover:text-kantoor-strong", props.className)}
      href={props.href}
    >
      {props.children}
    </Link>
  );
}
