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

/** Enter and the space bar belong to the link or button that has the focus: it is what they press. */
function isPressing(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" && event.key !== " ") return false;
  return event.target instanceof Element && event.target.closest("a[href], button, summary, [role=button], [role=link]") !== null;
}

/**
 * Single-key commands of a screen: `{ a: approve, Escape: close }`, letters in lower case.
 * Silent while someone types or presses what has the focus, while a modifier is held, and when a nearer handler took the key.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event.target) || isPressing(event)) return;
      const run = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [enabled]);
}
