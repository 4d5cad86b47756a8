import { useEffect, useRef } from "react";

type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

/** Letters belong to whoever is typing: in a field, a menu or a dialog a single key is text or type-ahead, not a command. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest(
    "input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]",
  );
  if (!field) return false;
  return !(field instanceof HTMLInputElement && ["checkbox", "radio", "button"].includes(field.type));
}

/**
 * Single-key commands of a screen: `{ a: approve, Escape: close }`, letters in lower case.
 * Silent while someone types, while a modifier is held, and when a nearer handler took the key.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      const run = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [enabled]);
}
