import { Button } from "@dossierklaar/ui/advisor/button";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useId, useState } from "react";
import { useAccountAction } from "./use-account-action";

/** Another password; everybody else who is signed in with the old one is out. */
export function PasswordDialog(props: { email: string; onClose: () => void; onChanged: () => void }) {
  const formId = useId();
  const [refused, setRefused] = useState<{ field: string; error: string }>();
  const action = useAccountAction((answer) => {
    if (answer.outcome === "refused") setRefused(answer);
    else props.onChanged();
  });
  const errorOf = (field: string) => (refused?.field === field ? refused.error : undefined);
  return (
    <Dialog
      footer={
        <>
          <Button form={formId} isPending={action.isPending} type="submit" variant="main">
            Opslaan
          </Button>
          <Button className="min-h-9" onClick={props.onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={props.onClose}
      size="small"
      title="Wachtwoord wijzigen"
    >
      <form
        className="flex flex-col gap-3"
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (name: string) => String(form.get(name) ?? "");
          action.send("changePassword", { wachtwoord: text("wachtwoord"), nieuw: text("nieuw"), herhaald: text("herhaald") });
        }}
      >
        {/* For a password manager, which keeps the two together. */}
        <input autoComplete="username" className="hidden" readOnly type="email" value={props.email} />
        <TextField
          autoComplete="current-password"
          autoFocus
          error={errorOf("wachtwoord")}
          label="Huidig wachtwoord"
          maxLength={128}
          name="wachtwoord"
          type="password"
        />
        <TextField
          autoComplete="new-password"
          description="Ten minste 12 tekens. Een zin van een paar woorden is goed te onthouden."
          error={errorOf("nieuw")}
          label="Nieuw wachtwoord"
          maxLength={128}
          name="nieuw"
          type="password"
        />
        <TextField
          autoComplete="new-password"
          error={errorOf("herhaald")}
          label="Nieuw wachtwoord herhalen"
          maxLength={128}
          name="herhaald"
          type="password"
        />
      </form>
    </Dialog>
  );
}
