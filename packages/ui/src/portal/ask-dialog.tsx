import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button.tsx";
import { sectionTitle } from "./surface.ts";

/**
 * Asks before something that cannot be taken back: the title asks with the noun, the button repeats the verb. The browser's own dialog:
 * it keeps the keyboard inside, closes with Escape and gives the focus back.
 */
export function AskDialog(props: {
  title: string;
  children: ReactNode;
  confirmLabel: string;
  stayLabel: string;
  busy?: boolean;
  /** Why it did not work; what was asked stays open. */
  error?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const own = dialog.current;
    if (own && !own.open) own.showModal();
    return () => own?.close();
  }, []);
  return (
    <dialog
      aria-labelledby={titleId}
      className="m-auto w-[calc(100%-32px)] max-w-[28rem] rounded-xl bg-surface p-[20px] text-lg text-ink shadow-[var(--shadow-3)] backdrop:bg-black/45"
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      ref={dialog}
    >
      <h2 className={sectionTitle} id={titleId}>
        {props.title}
      </h2>
      <div className="mt-2 break-words text-ink-2">{props.children}</div>
      {props.error ? (
        <p className="mt-2 break-words text-rejected" role="alert">
          {props.error}
        </p>
      ) : null}
      <div className="mt-[16px] flex flex-col gap-[10px]">
        <Button disabled={props.busy ?? false} onPress={props.onConfirm} variant="danger">
          {props.confirmLabel}
        </Button>
        <Button onPress={props.onClose}>{props.stayLabel}</Button>
      </div>
    </dialog>
  );
}
