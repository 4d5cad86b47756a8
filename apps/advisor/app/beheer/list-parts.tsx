import { Badge } from "@dossierklaar/ui/advisor/badge";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { Ban } from "lucide-react";
import { sentenceOf } from "../errors";

/** Above a list: why the last change to one of its rows was refused. */
export function ListError({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <div className="px-6 pb-3 @max-[43.75rem]/app:px-3">
      <FormError message={sentenceOf(error)} />
    </div>
  );
}

/** Whether a row can still be chosen. */
export function OnOff({ actief }: { actief: boolean }) {
  return actief ? <span className="text-ink-2 text-xs">Aan</span> : <Badge icon={Ban} label="Uit" tone="past" />;
}
