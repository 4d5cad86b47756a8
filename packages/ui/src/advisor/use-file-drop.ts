import { type DragEvent, useState } from "react";

type DropHandlers = {
  onDragOver?: (event: DragEvent) => void;
  onDragLeave?: (event: DragEvent) => void;
  onDrop?: (event: DragEvent) => void;
};

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");

/** Files dragged over an element from outside the page. Without `onFiles` the element takes none. `isOver` while they hang above it. */
export function useFileDrop(onFiles: ((files: File[]) => void) | undefined): { isOver: boolean; handlers: DropHandlers } {
  const [isOver, setOver] = useState(false);
  if (!onFiles) return { isOver: false, handlers: {} };
  return {
    isOver,
    handlers: {
      onDragOver(event) {
        if (!hasFiles(event)) return;
        // Without this the browser leaves the page for the file.
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setOver(true);
      },
      onDragLeave(event) {
        // From one cell of the row to the next is not leaving it.
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
      },
      onDrop(event) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (files.length > 0) onFiles(files);
      },
    },
  };
}
