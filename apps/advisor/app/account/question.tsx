import { Button } from "@dossierklaar/ui/advisor/button";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { sentenceOf } from "../errors";

/** What cannot be undone is asked first. */
export function Question(props: {
  title: string;
  text: string;
  verb: string;
  isPending: boolean;
  error: unknown;
  onYes: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog
      footer={
        <>
          <Button isPending={props.isPending} onClick={props.onYes} variant="danger">
            {props.verb}
          </Button>
          <Button className="min-h-9" onClick={props.onClose} variant="quiet">
            Laten staan
          </Button>
        </>
      }
      isOpen
      onClose={props.onClose}
      role="alertdialog"
      size="small"
      title={props.title}
    >
      <FormError message={props.error ? sentenceOf(props.error) : undefined} />
      <p className="text-ink-2 text-sm">{props.text}</p>
    </Dialog>
  );
}
