import { Key } from "@dossierklaar/ui/advisor/button";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { Search, X } from "lucide-react";
import { useEffect, useRef } from "react";

/**
 * The search field that stands on every screen: a native input, because the shelf's fields bring number and text fields along, a tenth of
 * all that a first visit loads. Ctrl K (on a Mac ⌘ K) moves the focus here, Escape empties it, Enter searches.
 */
export function BarSearch(props: {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit: (value: string) => void;
}) {
  const { value, onChange } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <search className="flex min-h-8 min-w-0 items-center gap-2 rounded-sm border border-control bg-surface pr-1.5 pl-2.5 text-sm has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus has-[input:focus-visible]:outline-offset-2">
      <Search aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
      <input
        aria-label={props.label}
        autoComplete="off"
        className="min-w-0 flex-1 bg-transparent py-1 text-ink outline-none [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") props.onSubmit(value);
          else if (event.key === "Escape" && value !== "") onChange("");
          else return;
          event.preventDefault();
        }}
        placeholder={props.placeholder}
        ref={input}
        type="search"
        value={value}
      />
      {value === "" ? (
        <span aria-hidden className="text-ink-2 pointer-coarse:hidden @max-[43.75rem]/app:hidden">
          <Key className="border-line-strong">Ctrl K</Key>
        </span>
      ) : (
        <IconButton
          className="size-6!"
          icon={X}
          label="Wissen"
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
          tone="quiet"
        />
      )}
    </search>
  );
}
