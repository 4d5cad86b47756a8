import { Search, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { SearchField as AriaSearchField, Input } from "react-aria-components";
import { Key } from "./button.tsx";
import { cx } from "./cx.ts";
import { controlClass, focusBoxClass, inputClass } from "./field.tsx";

/** A field to search with, in a file of its own: number and text fields weigh more. `shortcut` moves the focus here from anywhere (`Ctrl K`, on a Mac `⌘ K` works too). */
export function SearchField(props: {
  label: string;
  placeholder?: string;
  name?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onSubmit?: (value: string) => void;
  shortcut?: "Ctrl K";
  className?: string;
}) {
  const { label, placeholder, shortcut, className, ...rest } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!shortcut) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [shortcut]);
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx("min-w-0", className)}>
      {({ isEmpty, state }) => (
        <span className={cx(controlClass, focusBoxClass, "pr-1.5 pl-2.5")}>
          <Search aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
          <Input className={cx(inputClass, "[&::-webkit-search-cancel-button]:hidden")} placeholder={placeholder} ref={input} />
          {isEmpty ? (
            shortcut && (
              <span aria-hidden className="text-ink-2 pointer-coarse:hidden @max-[43.75rem]/app:hidden">
                <Key className="border-line-strong">{shortcut}</Key>
              </span>
            )
          ) : (
            <button
              aria-label="Wissen"
              className="grid size-6 place-items-center rounded-xs text-ink-3 hover:bg-requested-bg hover:text-ink"
              data-tip="Wissen"
              onClick={() => {
                state.setValue("");
                input.current?.focus();
              }}
              type="button"
            >
              <X aria-hidden className="size-4" strokeWidth={1.75} />
            </button>
          )}
        </span>
      )}
    </AriaSearchField>
  );
}
