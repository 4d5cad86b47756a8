import { faseLabels, voorwaardeLabels } from "@dossierklaar/domain/labels";
import { triggerSentence } from "@dossierklaar/domain/trigger/rules";
import { ComboBox } from "@dossierklaar/ui/advisor/combo-box";
import { Select } from "@dossierklaar/ui/advisor/select";
import { useState } from "react";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { type ApiInput, trpc } from "../trpc";
import { FormDialog } from "./form-dialog";
import type { CatalogueParts, Scenario, Trigger } from "./scenario-draft";
import { wordsOf } from "./trigger-words";

type Fields = Omit<ApiInput["beheer"]["triggers"]["add"], "requestId">;

/** In a Select: no choice narrows it down. */
const everyOne = "every";
const blank: Fields = { afspraaktypeId: null, inkomenstypeId: null, klantprofielId: null, voorwaarde: "none", scenarioId: "" };

/** Adds a trigger, or changes one when `trigger` is given; the sentence below the fields says what it does. */
export function TriggerDialog(props: {
  trigger: Trigger | undefined;
  parts: CatalogueParts;
  scenarios: readonly Scenario[];
  onClose: () => void;
  onSaved: () => void;
  onRefused: () => void;
}) {
  const { parts, scenarios } = props;
  // As it was opened: what a colleague saves meanwhile must not be taken for it.
  const [trigger] = useState(props.trigger);
  const intent = useIntent();
  const [fields, setFields] = useState<Fields>(() => (trigger ? { ...trigger } : { ...blank, afspraaktypeId: firstOf(parts) }));
  const options = {
    onSettled: intent.onSettled,
    onSuccess: props.onSaved,
    // What she saw may be old.
    onError: props.onRefused,
  };
  const add = trpc.beheer.triggers.add.useMutation(options);
  const change = trpc.beheer.triggers.change.useMutation(options);
  const { isPending, error } = trigger ? change : add;
  const { errors, touch } = useFieldErrors(error);
  const set = (next: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...next }));
    touch([...Object.keys(next), "scenarioId"]);
  };
  const save = () => {
    const { afspraaktypeId, inkomenstypeId, klantprofielId, voorwaarde, scenarioId } = fields;
    const input = { afspraaktypeId, inkomenstypeId, klantprofielId, voorwaarde, scenarioId };
    const requestId = intent.requestId(JSON.stringify(input));
    if (trigger) change.mutate({ requestId, id: trigger.id, seenVersie: trigger.versie, ...input });
    else add.mutate({ requestId, ...input });
  };
  const choice = (
    name: "afspraaktypeId" | "inkomenstypeId" | "klantprofielId",
    anyLabel: string,
    list: CatalogueParts["inkomenstypen"],
  ) => ({
    error: errors[name],
    options: [
      { id: everyOne, label: anyLabel },
      ...list.filter((one) => one.actief || one.id === fields[name]).map(({ id, naam }) => ({ id, label: naam })),
    ],
    value: fields[name] ?? everyOne,
    onChange: (id: string) => set({ [name]: id === everyOne ? null : id }),
  });
  const words = wordsOf(fields, parts, scenarios);
  return (
    <FormDialog
      error={error}
      isPending={isPending}
      onClose={props.onClose}
      onSave={save}
      saveLabel={trigger ? "Opslaan" : "Toevoegen"}
      title={trigger ? "Trigger wijzigen" : "Trigger toevoegen"}
    >
      <Select {...choice("afspraaktypeId", "Elke afspraak", parts.afspraaktypen)} label="Type afspraak" />
      <div className="@container">
        <div className="grid grid-cols-1 gap-3 @min-[26rem]:grid-cols-2">
          <Select {...choice("inkomenstypeId", "Elk inkomenstype", parts.inkomenstypen)} label="Inkomenstype" />
          <Select {...choice("klantprofielId", "Elk klantprofiel", parts.klantprofielen)} label="Klantprofiel" />
        </div>
      </div>
      <Select
        description={fields.voorwaarde === "ocktoTicked" && !parts.ockto ? "De module Ockto staat uit, dus nu start dit niet." : undefined}
        label="Voorwaarde"
        onChange={(id) => set({ voorwaarde: id as Fields["voorwaarde"] })} // one of the options
        options={Object.entries(voorwaardeLabels).map(([id, label]) => ({ id, label }))}
        value={fields.voorwaarde}
      />
      <ComboBox
        error={errors.scenarioId}
        label="Scenario"
        onChange={(id) => set({ scenarioId: id ?? "" })}
        options={scenarios
          .filter((one) => one.actief || one.id === fields.scenarioId)
          .map((one) => ({ id: one.id, label: one.naam, description: faseLabels[one.fase] }))}
        placeholder="Zoek een scenario"
        value={fields.scenarioId || null}
      />
      <p aria-live="polite" className="rounded-md bg-sunken px-3 py-2 text-sm">
        {fields.scenarioId ? `${triggerSentence(words)}.` : "Kies een scenario. Hier lees je dan wat deze trigger doet."}
      </p>
    </FormDialog>
  );
}

const firstOf = (parts: CatalogueParts): string | null => parts.afspraaktypen.find((one) => one.actief)?.id ?? null;
