import { X } from "lucide-react";
import type { ReactNode } from "react";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { Key } from "./button.tsx";
import { useKeys } from "./use-keys.ts";

/** One sentence about what was done, and the way back where there is one. Errors never go here: they stand where the thing is. */
export type ToastMessage = { text: string; onUndo?: (() => void) | undefined };

type Toasts = { show: (message: ToastMessage) => void; hide: () => void };

const ToastContext = createContext<Toasts | null>(null);
const staysMs = 8_000;
/** As long as a judgement can be taken back, and no longer: a way back that is shown must work. */
const undoStaysMs = 60_000;

/** Shows a toast from anywhere under ToastProvider. A new one takes the place of the old. */
export function useToast(): Toasts {
  const toasts = useContext(ToastContext);
  if (!toasts) throw new Error("useToast needs a ToastProvider above it");
  return toasts;
}

/** Holds the one toast. The live region is always in the page, because a region that arrives with its text is not read out. */
export function ToastProvider(props: { children: ReactNode }) {
  const [shown, setShown] = useState<ToastMessage & { id: number }>();
  const count = useRef(0);
  const hide = useCallback(() => setShown(undefined), []);
  const toasts = useMemo<Toasts>(
    () => ({
      show: (message) => {
        count.current += 1;
        setShown({ ...message, id: count.current });
      },
      hide,
    }),
    [hide],
  );
  return (
    <ToastContext.Provider value={toasts}>
      {props.children}
      <output className="pointer-events-none fixed inset-x-3 bottom-[calc(var(--foot-height,0px)+1.25rem)] z-30 min-[56.25rem]:left-71 max-[87.4375rem]:[body:has([data-viewer=open])_&]:left-17">
        {shown ? <Toast key={shown.id} message={shown} onHide={hide} /> : null}
      </output>
    </ToastContext.Provider>
  );
}

function Toast(props: { message: ToastMessage; onHide: () => void }) {
  const { message, onHide } = props;
  const canUndo = message.onUndo !== undefined;
  // Who reads it stops the clock, unless that clock is the undo's.
  const [isPointedAt, setHeld] = useState(false);
  const isHeld = isPointedAt && !canUndo;
  const [isIn, setIn] = useState(false);
  useEffect(() => setIn(true), []);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onHide, canUndo ? undoStaysMs : staysMs);
    return () => clearTimeout(timer);
  }, [isHeld, canUndo, onHide]);
  const undo = message.onUndo
    ? () => {
        message.onUndo?.();
        onHide();
      }
    : undefined;
  useKeys({ z: undo });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only stops the clock; what can be done are the buttons in it
    <span
      className={`pointer-events-auto flex min-h-11 w-fit max-w-full items-center gap-3 rounded-md bg-toast py-1 pr-1.5 pl-3.5 font-medium text-sm text-toast-ink shadow-3 transition-[translate,opacity] duration-[240ms] ease-out ${isIn ? "" : "translate-y-2 opacity-0"}`}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHeld(false);
      }}
      onFocus={() => setHeld(true)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span className="min-w-0">{message.text}</span>
      {undo ? (
        <button
          className="flex min-h-8 items-center gap-2 whitespace-nowrap rounded-sm px-2.5 font-semibold text-toast-act outline-offset-0 hover:bg-toast-ink/10"
          onClick={undo}
          type="button"
        >
          Ongedaan maken
          <span aria-hidden className="max-[43.75rem]:hidden pointer-coarse:hidden">
            <Key>Z</Key>
          </span>
        </button>
      ) : null}
      <button
        aria-label="Melding sluiten"
        className="grid size-8 flex-none place-items-center rounded-sm text-toast-ink/80 hover:bg-toast-ink/10"
        onClick={onHide}
        type="button"
      >
        <X aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
    </span>
  );
}
