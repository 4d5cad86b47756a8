import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useState } from "react";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { type ApiOutput, trpc } from "../trpc";
import { FormDialog } from "./form-dialog";
import type { KeuzelijstWords } from "./keuzelijst-words";

export type Keuze = ApiOutput["beheer"]["keuzelijst"]["show"][number];

/** Adds to a list, or changes one of it when `keuze` is given. */
export function KeuzeDialog(props: { words: KeuzelijstWords; keuze: Keuze | undefined; onClose: () => void; onSaved: () => void }) {
  const { words, keuze } = props;
  const intent = useIntent();
  const [naam, setNaam] = useState(keuze?.naam ?? "");
  const [adres, setAdres] = useState(keuze?.adres ?? "");
  const options = { onSettled: intent.onSettled, onSuccess: props.onSaved };
  const add = trpc.beheer.keuzelijst.add.useMutation(options);
  const change = trpc.beheer.keuzelijst.change.useMutation(options);
  const { isPending, error } = keuze ? change : add;
  const { errors, touch } = useFieldErrors(error);
  const save = () => {
    const input = { requestId: intent.requestId(`${naam} ${adres}`), lijst: words.lijst, naam, adres };
    if (keuze) change.mutate({ ...input, id: keuze.id });
    else add.mutate(input);
  };
  return (
    <FormDialog
      error={error}
      isPending={isPending}
      onClose={props.onClose}
      onSave={save}
      saveLabel={keuze ? "Opslaan" : "Toevoegen"}
      size="small"
      title={keuze ? words.change : words.add}
    >
      <TextField
        autoFocus
        error={errors.naam}
        label="Naam"
        maxLength={80}
        onChange={(next) => {
          setNaam(next);
          touch(["naam"]);
        }}
        value={naam}
      />
      {words.lijst === "locatie" ? (
        <TextField
          description="Staat bij de afspraak, in de mail en in de agenda van de klant."
          error={errors.adres}
          label="Adres"
          maxLength={200}
          onChange={(next) => {
            setAdres(next);
            touch(["adres"]);
          }}
          value={adres}
        />
      ) : null}
    </FormDialog>
  );
}
