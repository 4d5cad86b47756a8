import { useEffect, useRef } from "react";

type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

const typing =
  "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
/** Enter on these is theirs. */
const pressable = "a, button, summary";

/** Single-key commands of a screen, letters in lower case. Silent while someone types, with a modifier, and when a nearer handler took the key. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const { target } = event;
      if (target instanceof Element && (target.closest(typing) || (event.key === "Enter" && target.closest(pressable)))) return;
      const run = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
