import { useEffect, useRef, useState } from "react";

type Tip = { text: string; left: number; top: number; below: boolean };

const waitMs = 350;

function tipAt(element: Element): Tip | undefined {
  const text = element.getAttribute("data-tip");
  if (!text) return undefined;
  const box = element.getBoundingClientRect();
  const below = box.top < 48;
  const left = Math.min(Math.max(box.left + box.width / 2, 12), window.innerWidth - 12);
  return { text, left, top: below ? box.bottom + 6 : box.top - 6, below };
}

/**
 * The one tooltip of the app: shows the `data-tip` of what is pointed at or has keyboard focus. A list of a hundred rows has six hundred
 * icon buttons; a tooltip component for each would cost more than the rows. Screen readers do not need it: the name is on the control.
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setTip(undefined);
    };
    const show = (event: Event, wait: number) => {
      clearTimeout(timer);
      const found = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
      if (!found) return setTip(undefined);
      timer = setTimeout(() => setTip(tipAt(found)), wait);
    };
    const onPointer = (event: PointerEvent) => {
      if (event.pointerType !== "touch") show(event, waitMs);
    };
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(":focus-visible")) show(event, 0);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("pointerover", onPointer);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", onPointer);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", hide, true);
    };
  }, []);
  useEffect(() => {
    const element = box.current;
    if (!element || !tip) return;
    // Centred on its target, but never over the edge of the window.
    const width = element.offsetWidth;
    element.style.left = `${Math.min(Math.max(tip.left - width / 2, 8), window.innerWidth - width - 8)}px`;
  }, [tip]);
  if (!tip) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed z-50 w-max max-w-80 rounded-sm bg-toast px-2 py-1 font-medium text-toast-ink text-xs shadow-2"
      ref={box}
      style={{ left: tip.left, top: tip.top, transform: tip.below ? undefined : "translateY(-100%)" }}
    >
      {tip.text}
    </div>
  );
}
