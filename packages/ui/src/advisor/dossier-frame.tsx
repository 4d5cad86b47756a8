import { PanelLeft, TriangleAlert, X } from "lucide-react";
import { forwardRef, type ReactNode, type Ref, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { cx } from "./cx.ts";
import { overlayClass } from "./dialog.tsx";
import { IconButton } from "./icon-button.tsx";

/**
 * The frame of a dossier: menubalk, then boom | content | viewer. Each pane scrolls by itself.
 * With a viewer on a window under 1400 wide the boom is a rail; under 900 the viewer lies over the list and the boom is a drawer.
 */
export function DossierFrame(props: {
  /** The path of the screen: when it changes, the drawer has done its work and closes. */
  path: string;
  names: string;
  /** `Dossier 2026-0417 · Doorstromer · informeel (je)` */
  sub: string;
  presence?: ReactNode;
  actions: ReactNode;
  /** The dates that count and the fase (DossierFacts). */
  facts?: ReactNode;
  /** OfflineStrip while there is no connection. */
  strip?: ReactNode;
  boom: ReactNode;
  viewer?: ReactNode;
  children: ReactNode;
}) {
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [lastPath, setLastPath] = useState(props.path);
  if (props.path !== lastPath) {
    setLastPath(props.path);
    setDrawerOpen(false);
  }
  return (
    <div
      className="group/dossier grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]"
      data-viewer={props.viewer ? "open" : undefined}
    >
      <div>
        <section
          aria-label="Menubalk"
          className="flex min-h-14 flex-wrap items-center gap-x-5 gap-y-1 border-line border-b bg-surface py-1.5 pr-5 pl-4 @max-[56.25rem]/app:px-3"
        >
          <div className="flex min-w-0 items-center gap-2">
            <IconButton
              className="@min-[56.25rem]/app:hidden"
              icon={PanelLeft}
              label="Dossiernavigatie openen"
              onClick={() => setDrawerOpen(true)}
            />
            <div className="min-w-0">
              <p className="font-semibold text-md leading-5 tracking-[-.008em]">{props.names}</p>
              <p className="text-ink-3 text-xs tabular-nums">{props.sub}</p>
            </div>
          </div>
          <div className="ml-auto flex flex-wrap items-center gap-2 @max-[43.75rem]/app:ml-0 @max-[43.75rem]/app:[&_:is(a,button)>svg]:hidden">
            {props.presence ? (
              <div className="flex min-h-7 items-center has-[output>*]:mr-1.5 has-[output>*]:border-line has-[output>*]:border-r has-[output>*]:pr-3.5 [&:not(:has(output>*))]:absolute">
                {props.presence}
              </div>
            ) : null}
            {props.actions}
          </div>
        </section>
        {props.facts}
        {props.strip}
      </div>
      <div
        className={cx(
          "relative grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)]",
          props.viewer
            ? "@min-[56.25rem]/app:grid-cols-[3rem_minmax(0,1fr)_minmax(24rem,30rem)] @min-[87.5rem]/app:grid-cols-[16.5rem_minmax(0,1fr)_30rem]"
            : "@min-[56.25rem]/app:grid-cols-[16.5rem_minmax(0,1fr)]",
        )}
      >
        <nav
          aria-label="In dit dossier"
          className="min-h-0 overflow-y-auto overflow-x-hidden border-line border-r bg-canvas px-2 py-3 @max-[56.25rem]/app:hidden rail:px-1"
        >
          {props.boom}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: this pane scrolls, and a keyboard can only scroll what it can reach */}
        <main className="flex min-h-0 min-w-0 flex-col overflow-auto bg-surface" id="inhoud" tabIndex={0}>
          {props.children}
        </main>
        {props.viewer ? (
          <div className="min-h-0 @max-[56.25rem]/app:absolute @max-[56.25rem]/app:inset-0 @max-[56.25rem]/app:z-20">{props.viewer}</div>
        ) : null}
      </div>
      <ModalOverlay className={overlayClass} isDismissable isOpen={isDrawerOpen} onOpenChange={setDrawerOpen}>
        <Modal className="h-full w-72 max-w-[85vw] overflow-y-auto bg-canvas shadow-3 transition-[translate] duration-[240ms] ease-out data-[entering]:-translate-x-full data-[exiting]:-translate-x-full">
          <Dialog aria-label="Navigatie" className="flex min-h-full flex-col gap-2 px-2 py-3 outline-none">
            <IconButton className="self-end" icon={X} label="Sluiten" onClick={() => setDrawerOpen(false)} />
            <div className="flex-1">{props.boom}</div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  );
}

/** Under the names: the fase, the dates that count and what is done to the dossier as a whole. */
export function DossierFacts(props: { fase?: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <section
      aria-label="Stand van het dossier"
      className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-b bg-canvas px-4 py-1 text-xs @max-[56.25rem]/app:px-3"
    >
      {props.fase}
      {props.children}
      {props.action ? <div className="ml-auto flex items-center">{props.action}</div> : null}
    </section>
  );
}

/** One date of the header: its name, the day, and how near that is. Pressing it changes it; without `onPress` it is only read. */
export const DossierDate = forwardRef(function DossierDate(
  props: {
    label: string;
    text: string | null;
    near?: string | undefined;
    isExpanded?: boolean;
    onPress?: (() => void) | undefined;
    className?: string;
  },
  ref: Ref<HTMLButtonElement>,
) {
  const words = `${props.label}: ${[props.text ?? "niet ingevuld", props.near].filter(Boolean).join(", ")}`;
  const content = (
    <>
      <span className="text-ink-3">{props.label}</span>
      <span className={cx("whitespace-nowrap font-medium tabular-nums", props.near ? "text-declared" : "text-ink")}>
        {props.text ?? "–"}
      </span>
      {props.near ? <span className="whitespace-nowrap font-medium text-declared">{props.near}</span> : null}
    </>
  );
  const look = "flex min-h-6 flex-wrap items-center gap-x-1.5 rounded-sm px-1.5 py-0.5 text-left";
  if (!props.onPress)
    return (
      <span className={cx(look, props.className)}>
        {props.near ? <TriangleAlert aria-hidden className="size-3.5 self-center text-declared" strokeWidth={1.75} /> : null}
        {content}
      </span>
    );
  return (
    <button
      aria-expanded={props.isExpanded ?? false}
      aria-haspopup="dialog"
      aria-label={words}
      className={cx(look, "hover:bg-requested-bg", props.className)}
      onClick={props.onPress}
      ref={ref}
      type="button"
    >
      {props.near ? <TriangleAlert aria-hidden className="size-3.5 self-center text-declared" strokeWidth={1.75} /> : null}
      {content}
    </button>
  );
});
