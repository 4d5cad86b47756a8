import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay, Popover } from "react-aria-components";
import { Button, type ButtonVariant } from "./button.tsx";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";

const widths = { small: "max-w-md", medium: "max-w-xl", large: "max-w-3xl" };

export const overlayClass =
  "fixed inset-0 z-40 flex bg-[oklch(from_var(--color-toast)_.2_c_h/.45)] transition-opacity duration-[160ms] data-[entering]:opacity-0 data-[exiting]:opacity-0";

/**
 * A window over the page. Closes by its cross, by Escape and, unless `keepOpen`, by a press beside it.
 * `footer` holds the buttons; the main one comes first.
 */
export function Dialog(props: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children?: ReactNode;
  footer?: ReactNode;
  size?: keyof typeof widths;
  role?: "dialog" | "alertdialog";
  /** What was typed must not be lost by a stray press beside the window. */
  keepOpen?: boolean;
}) {
  return (
    <ModalOverlay
      className={cx(overlayClass, "items-start justify-center overflow-y-auto px-3 py-[8vh]")}
      isDismissable={!props.keepOpen}
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Modal
        className={cx(
          "w-full rounded-lg bg-raised text-ink shadow-3 transition-[translate,opacity] duration-[160ms] ease-out data-[entering]:translate-y-1 data-[entering]:opacity-0",
          widths[props.size ?? "medium"],
        )}
      >
        <AriaDialog className="flex flex-col outline-none" role={props.role ?? "dialog"}>
          <header className="flex items-start gap-3 px-5 pt-4 pb-1">
            <Heading className="flex-1 font-semibold text-xl tracking-[-.011em]" slot="title">
              {props.title}
            </Heading>
            <IconButton className="-mr-1.5" icon={X} label="Sluiten" onClick={props.onClose} tone="quiet" />
          </header>
          <div className="flex flex-col gap-3 px-5 pt-2 pb-4 text-base">{props.children}</div>
          {props.footer ? (
            <footer className="flex flex-wrap items-center gap-2 border-line border-t px-5 py-3">{props.footer}</footer>
          ) : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * Asks with the noun, repeats the verb: `Werkgeversverklaring verwijderen?` → `Verwijderen`, `Laten staan`.
 * The way back has the focus first: a hasty Enter changes nothing.
 */
export function ConfirmDialog(props: {
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  keepLabel?: string;
  variant?: Extract<ButtonVariant, "danger" | "main">;
  isOpen: boolean;
  isPending?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog
      footer={
        <>
          <Button isPending={props.isPending} onClick={props.onConfirm} variant={props.variant ?? "danger"}>
            {props.confirmLabel}
          </Button>
          {/* In an alert dialog the harmless answer must have the focus (WAI-ARIA alertdialog) */}
          <Button autoFocus className="min-h-9" onClick={props.onClose} variant="plain">
            {props.keepLabel ?? "Laten staan"}
          </Button>
        </>
      }
      isOpen={props.isOpen}
      onClose={props.onClose}
      role="alertdialog"
      size="small"
      title={props.title}
    >
      {props.children}
    </Dialog>
  );
}

/** A small window under the thing that it changes. Escape and a press beside it close it, and the focus goes back there. */
export function AnchoredDialog(props: { anchor: Element | null; label: string; onClose: () => void; children: ReactNode }) {
  return (
    <Popover
      className="max-w-[calc(100vw-1.5rem)] rounded-md bg-raised p-3.5 text-ink shadow-2 transition-opacity duration-[160ms] data-[entering]:opacity-0 data-[exiting]:opacity-0"
      isOpen
      offset={6}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
      placement="bottom start"
      triggerRef={{ current: props.anchor }}
    >
      <AriaDialog aria-label={props.label} className="outline-none">
        {props.children}
      </AriaDialog>
    </Popover>
  );
}
