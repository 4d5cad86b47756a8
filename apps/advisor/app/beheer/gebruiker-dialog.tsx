import { rolLabels } from "@dossierklaar/domain/labels";
import { CheckboxField, CheckboxGroup } from "@dossierklaar/ui/advisor/checkbox";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useState } from "react";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { type ApiInput, type ApiOutput, trpc } from "../trpc";
import { FormDialog } from "./form-dialog";

export type Gebruiker = ApiOutput["beheer"]["gebruikers"]["list"][number];
type Fields = Omit<ApiInput["beheer"]["gebruikers"]["invite"], "requestId">;

const rolOptions = [
  { id: "admin", label: rolLabels.admin, description: "Opent Beheer: gebruikers, lijsten en teksten." },
  { id: "adviseur", label: rolLabels.adviseur, description: "Heeft dossiers en afspraken op naam." },
  { id: "binnendienst", label: rolLabels.binnendienst, description: "Werkt in dossiers en beoordeelt stukken." },
] as const;

const blank: Fields = {
  voornaam: "",
  tussenvoegsel: "",
  achternaam: "",
  email: "",
  telefoon: "",
  functie: "",
  rollen: ["adviseur"],
  beperkteInzage: false,
};

const fieldsOf = ({ voornaam, tussenvoegsel, achternaam, email, telefoon, functie, rollen, beperkteInzage }: Gebruiker): Fields => ({
  voornaam,
  tussenvoegsel,
  achternaam,
  email,
  telefoon,
  functie,
  rollen,
  beperkteInzage,
});

/** Invites a colleague, or changes one when `gebruiker` is given. */
export function GebruikerDialog(props: { gebruiker: Gebruiker | undefined; onClose: () => void; onSaved: (naam: string) => void }) {
  const { gebruiker } = props;
  const intent = useIntent();
  const [fields, setFields] = useState<Fields>(() => (gebruiker ? fieldsOf(gebruiker) : blank));
  const options = { onSettled: intent.onSettled, onSuccess: () => props.onSaved(fields.voornaam) };
  const invite = trpc.beheer.gebruikers.invite.useMutation(options);
  const change = trpc.beheer.gebruikers.change.useMutation(options);
  const { isPending, error } = gebruiker ? change : invite;
  const { errors, touch } = useFieldErrors(error);
  const set = (next: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...next }));
    touch(Object.keys(next));
  };
  const save = () => {
    const input = { requestId: intent.requestId(JSON.stringify(fields)), ...fields };
    if (gebruiker) change.mutate({ ...input, id: gebruiker.id });
    else invite.mutate(input);
  };
  const text = (name: "voornaam" | "tussenvoegsel" | "achternaam" | "email" | "telefoon" | "functie") => ({
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    error: errors[name],
  });
  return (
    <FormDialog
      error={error}
      isPending={isPending}
      onClose={props.onClose}
      onSave={save}
      saveLabel={gebruiker ? "Opslaan" : "Uitnodiging versturen"}
      title={gebruiker ? "Gebruiker wijzigen" : "Gebruiker uitnodigen"}
    >
      <div className="@container">
        <div className="grid grid-cols-1 gap-3 @min-[26rem]:grid-cols-[1fr_7rem_1fr]">
          <TextField {...text("voornaam")} autoFocus label="Voornaam" maxLength={80} />
          <TextField {...text("tussenvoegsel")} label="Tussenvoegsel" maxLength={20} />
          <TextField {...text("achternaam")} label="Achternaam" maxLength={80} />
        </div>
      </div>
      <TextField
        {...text("email")}
        description={gebruiker ? "Hiermee logt je collega in." : "Hierheen gaat de uitnodiging; hiermee logt je collega in."}
        label="E-mailadres"
        maxLength={200}
        type="email"
      />
      <div className="@container">
        <div className="grid grid-cols-1 gap-3 @min-[26rem]:grid-cols-2">
          <TextField {...text("functie")} label="Functie" maxLength={80} />
          <TextField {...text("telefoon")} inputMode="tel" label="Telefoon" maxLength={30} type="tel" />
        </div>
      </div>
      <CheckboxGroup
        direction="column"
        error={errors.rollen}
        label="Rollen"
        onChange={(ids) => set({ rollen: rolOptions.map((rol) => rol.id).filter((id) => ids.includes(id)) })}
        options={rolOptions}
        value={fields.rollen}
      />
      <CheckboxField
        description="Ziet alleen dossiers waarin deze collega adviseur of behandelaar is."
        isSelected={fields.beperkteInzage}
        label="Beperkte dossierinzage"
        onChange={(beperkteInzage) => set({ beperkteInzage })}
      />
    </FormDialog>
  );
}
