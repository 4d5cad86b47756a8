import { type RefObject, useEffect, useRef } from "react";

/** For what stands at the foot of a screen: on a phone it has several lines, and a toast stays above all of them (toast.tsx). */
export function useFoot(): RefObject<HTMLDivElement> {
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = foot.current;
    // jsdom lays nothing out and knows no observer.
    if (!element || typeof ResizeObserver === "undefined") return;
    const { style } = document.body;
    const observer = new ResizeObserver(() => style.setProperty("--foot-height", `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty("--foot-height");
    };
  }, []);
  return foot;
}
