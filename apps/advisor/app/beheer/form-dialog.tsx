import { Button } from "@dossierklaar/ui/advisor/button";
import { canReadAll } from "@dossierklaar/ui/advisor/date-fields";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { type ReactNode, useId } from "react";
import { fieldErrorsOf, sentenceOf } from "../errors";

/**
 * A dialog that is one form, with its main button below. An error that belongs to a field is the field's to show; any other stands on top.
 * Stays open until `onSave` was answered: what was typed must survive a refusal.
 */
export function FormDialog(props: {
  title: string;
  saveLabel: string;
  size?: "small";
  isPending: boolean;
  error: unknown;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { error } = props;
  const formId = useId();
  return (
    <Dialog
      footer={
        <>
          <Button form={formId} isPending={props.isPending} type="submit" variant="main">
            {props.saveLabel}
          </Button>
          <Button className="min-h-9" onClick={props.onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={props.onClose}
      {...(props.size ? { size: props.size } : {})}
      title={props.title}
    >
      <form
        className="flex flex-col gap-3"
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (canReadAll(event.currentTarget)) props.onSave();
        }}
      >
        <FormError message={error && Object.keys(fieldErrorsOf(error)).length === 0 ? sentenceOf(error) : undefined} />
        {props.children}
      </form>
    </Dialog>
  );
}
