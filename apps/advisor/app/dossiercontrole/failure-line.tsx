import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { TriangleAlert, X } from "lucide-react";
import type { StukFailure } from "./use-stuk-commands";

/** Over the list: what could not be done, with which stuk. */
export function FailureLine(props: { failure: StukFailure; onClose: () => void }) {
  return (
    <div
      className="flex items-center gap-2 border-line border-t bg-rejected-bg py-1 pr-3 pl-6 font-medium text-rejected text-sm"
      role="alert"
    >
      <TriangleAlert aria-hidden className="size-4 flex-none" strokeWidth={1.75} />
      <span className="min-w-0 flex-1">
        {props.failure.naam}: {props.failure.sentence}
      </span>
      <IconButton icon={X} label="Melding sluiten" onClick={props.onClose} />
    </div>
  );
}
