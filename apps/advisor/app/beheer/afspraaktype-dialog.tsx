import { Select } from "@dossierklaar/ui/advisor/select";
import { NumberField, TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useState } from "react";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { type ApiInput, type ApiOutput, trpc } from "../trpc";
import { FormDialog } from "./form-dialog";

export type Afspraaktype = ApiOutput["beheer"]["afspraaktypen"]["list"][number];
type Fields = Omit<ApiInput["beheer"]["afspraaktypen"]["add"], "requestId" | "duurMinuten"> & { duurMinuten: number | undefined };

/** In a Select: the confirmation that was written for this type itself. */
const own = "own";

function fieldsOf(type: Afspraaktype | undefined, types: readonly Afspraaktype[]): Fields {
  if (!type) {
    const bevestigingVanId = types.find((one) => one.actief && one.heeftBevestiging)?.id ?? null;
    return {
      naam: "",
      duurMinuten: 60,
      titel: "Gesprek {achternaam}",
      klantTitel: "Gesprek bij {kantoor}",
      klantTitelInformal: "Gesprek bij {kantoor}",
      bevestigingVanId,
    };
  }
  const { naam, duurMinuten, titel, klantTitel, klantTitelInformal, bevestigingVanId } = type;
  return { naam, duurMinuten, titel, klantTitel, klantTitelInformal, bevestigingVanId };
}

/** Adds a kind of afspraak, or changes one when `type` is given. */
export function AfspraaktypeDialog(props: {
  type: Afspraaktype | undefined;
  types: readonly Afspraaktype[];
  onClose: () => void;
  onSaved: () => void;
  onRefused: () => void;
}) {
  const { types } = props;
  // As it was opened: what a colleague saves meanwhile must not be taken for it.
  const [type] = useState(props.type);
  const [fields, setFields] = useState(() => fieldsOf(type, types));
  const intent = useIntent();
  // After a refusal what she saw may be old.
  const options = { onSettled: intent.onSettled, onSuccess: props.onSaved, onError: props.onRefused };
  const add = trpc.beheer.afspraaktypen.add.useMutation(options);
  const change = trpc.beheer.afspraaktypen.change.useMutation(options);
  const { isPending, error } = type ? change : add;
  const { errors, touch } = useFieldErrors(error);
  const set = (next: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...next }));
    touch(Object.keys(next));
  };
  const save = () => {
    // Nothing is no number: the server says at the field what is wanted.
    const duurMinuten = fields.duurMinuten ?? Number.NaN;
    const input = { requestId: intent.requestId(JSON.stringify(fields)), ...fields, duurMinuten };
    if (type) change.mutate({ ...input, id: type.id, seenVersie: type.versie });
    else add.mutate(input);
  };
  const text = (name: "naam" | "titel" | "klantTitel" | "klantTitelInformal") => ({
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    error: errors[name],
  });
  const written = types.filter((one) => one.heeftBevestiging && one.id !== type?.id);
  return (
    <FormDialog
      error={error}
      isPending={isPending}
      onClose={props.onClose}
      onSave={save}
      saveLabel={type ? "Opslaan" : "Toevoegen"}
      title={type ? "Afspraaktype wijzigen" : "Afspraaktype toevoegen"}
    >
      <div className="@container">
        <div className="grid grid-cols-1 gap-3 @min-[26rem]:grid-cols-[1fr_7rem]">
          <TextField {...text("naam")} autoFocus label="Naam" maxLength={80} />
          <NumberField
            error={errors.duurMinuten}
            label="Duur"
            maxValue={600}
            minValue={5}
            onChange={(duurMinuten) => set({ duurMinuten })}
            unit="minute"
            value={fields.duurMinuten}
          />
        </div>
      </div>
      <TextField
        {...text("titel")}
        description="Hiermee begint een nieuwe afspraak. Op de plaats van {achternaam} komen de namen."
        label="Titel"
        marks={["calendar"]}
        maxLength={120}
      />
      <div className="@container">
        <div className="grid grid-cols-1 gap-3 @min-[26rem]:grid-cols-2">
          <TextField {...text("klantTitel")} label="Titel voor de klant, formeel" marks={["eye"]} maxLength={120} />
          <TextField {...text("klantTitelInformal")} label="Titel voor de klant, informeel" marks={["eye"]} maxLength={120} />
        </div>
      </div>
      <p className="-mt-1 text-ink-3 text-xs">
        Op de plaats van {"{kantoor}"} komt de naam van je kantoor. Past een adviseur de titel aan, dan leest ook de klant die.
      </p>
      <Select
        description="Deze mail krijgt de klant als de afspraak is gemaakt."
        error={errors.bevestigingVanId}
        label="Bevestiging"
        onChange={(id) => set({ bevestigingVanId: id === own ? null : id })}
        options={[
          ...(type?.heeftBevestiging ? [{ id: own, label: "Eigen tekst" }] : []),
          ...written.map((one) => ({ id: one.id, label: `Zoals bij ${one.naam}` })),
        ]}
        value={fields.bevestigingVanId ?? own}
      />
    </FormDialog>
  );
}
