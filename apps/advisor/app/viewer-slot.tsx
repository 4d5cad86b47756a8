import { createContext, type ReactNode, useContext, useEffect } from "react";
import { createPortal } from "react-dom";

type Slot = { element: HTMLElement | null; setOpen: (isOpen: boolean) => void };

/** The pane at the right of a dossier: the frame owns the place, the screen in it what stands there. */
export const ViewerSlotContext = createContext<Slot>({ element: null, setOpen: () => {} });

/** Opens the pane as long as it is on the screen, and fills it. */
export function ViewerSlot(props: { children: ReactNode }) {
  const { element, setOpen } = useContext(ViewerSlotContext);
  useEffect(() => {
    setOpen(true);
    return () => setOpen(false);
  }, [setOpen]);
  return element ? createPortal(props.children, element) : null;
}
