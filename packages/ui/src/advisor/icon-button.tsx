import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, Ref } from "react";
import { forwardRef } from "react";
import { cx } from "./cx.ts";

const tones = {
  ink: "text-ink-2 hover:text-ink",
  quiet: "text-ink-3 hover:text-ink",
  approve: "text-approved",
  provisional: "text-provisional",
  reject: "text-rejected",
};

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label" | "disabled"> & {
  icon: LucideIcon;
  /** The accessible name, and the tooltip unless `tip` says more. */
  label: string;
  tip?: string | undefined;
  tone?: keyof typeof tones;
  disabledReason?: string | undefined;
};

/** An icon that does something. Its name stands in the tooltip (drawn by TooltipLayer, one for the whole app). */
export const IconButton = forwardRef(function IconButton(props: IconButtonProps, ref: Ref<HTMLButtonElement>) {
  const { icon: Icon, label, tip, tone = "ink", disabledReason, className, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={disabledReason ? true : undefined}
      aria-label={label}
      className={cx(
        "inline-grid size-7 flex-none place-items-center rounded-sm transition-colors duration-[90ms] hover:bg-requested-bg active:bg-line",
        "-outline-offset-2 aria-disabled:cursor-not-allowed aria-disabled:bg-transparent! aria-disabled:text-ink-3!",
        tones[tone],
        className,
      )}
      data-tip={disabledReason ?? tip ?? label}
      onClick={(event) => {
        if (!disabledReason) onClick?.(event);
      }}
      ref={ref}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
    </button>
  );
});
