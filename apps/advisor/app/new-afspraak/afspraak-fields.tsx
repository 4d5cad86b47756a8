import { dayOf } from "@dossierklaar/domain/format";
import { agendaSoortLabels, locatieSoortLabels } from "@dossierklaar/domain/labels";
import { CheckboxField, CheckboxGroup } from "@dossierklaar/ui/advisor/checkbox";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { DateField, TimeField } from "@dossierklaar/ui/advisor/date-fields";
import { ClashNote } from "@dossierklaar/ui/advisor/day-pane";
import { WhenFields } from "@dossierklaar/ui/advisor/page";
import { Select } from "@dossierklaar/ui/advisor/select";
import { NumberField, TextArea, TextField } from "@dossierklaar/ui/advisor/text-fields";
import { Avatar } from "@dossierklaar/ui/shared/avatar";
import { Link2, MapPin, Phone } from "lucide-react";
import { useNow } from "../now";
import { type DayBlock, findClash, findFreeTime } from "./day";
import { type AfspraakChoices, type AfspraakFormState, agendaOf, type LocatieSoort } from "./use-afspraak-form";

const soorten = (["office", "home", "phone", "video", "other"] as const).map((id) => ({ id, label: locatieSoortLabels[id] }));
const placeIcons = { office: MapPin, home: MapPin, phone: Phone, video: Link2, other: MapPin } as const;
const placeholders: Partial<Record<LocatieSoort, string>> = { video: "Link naar het gesprek", phone: "Telefoonnummer van de klant" };

type Props = {
  choices: AfspraakChoices;
  state: AfspraakFormState;
  errors: Record<string, string>;
  blocks: readonly DayBlock[];
  /** The time exists twice: which of the two is meant must be said. */
  mustChooseKeer: boolean;
  /** Of an afspraak that is changed: its type stays, and asks nothing anew. */
  fixedType?: string | undefined;
};

/** The fields of an afspraak, in the order in which an adviser thinks of them. */
export function AfspraakFields(props: Props) {
  const { choices, state, errors } = props;
  const { form, set } = state;
  const both = ["eye", "calendar"] as const;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {props.fixedType === undefined ? (
        <Select
          error={errors.afspraaktypeId}
          isRequired
          label="Type afspraak"
          onChange={state.chooseType}
          options={choices.afspraaktypen.map(({ id, naam }) => ({ id, label: naam }))}
          value={form.afspraaktypeId || null}
        />
      ) : (
        <TextField description="Een ander type is een nieuwe afspraak." isReadOnly label="Type afspraak" value={props.fixedType} />
      )}
      <TextField error={errors.titel} isRequired label="Titel" marks={both} onChange={state.editTitel} value={form.titel} />
      <SegmentedChoice
        error={errors.locatieSoort}
        label="Locatie kiezen"
        onChange={(id) => state.chooseLocatieSoort(id as LocatieSoort)} // one of the options
        options={soorten}
        value={form.locatieSoort}
      />
      {form.locatieSoort === "office" && choices.locaties.length > 1 ? (
        <Select
          error={errors.locatieId}
          label="Kantoor"
          onChange={state.chooseOffice}
          options={choices.locaties.map(({ id, naam, adres }) => ({ id, label: naam, description: adres }))}
          value={form.locatieId}
        />
      ) : null}
      <TextField
        error={errors.locatie}
        icon={placeIcons[form.locatieSoort]}
        label="Locatie"
        marks={both}
        onChange={state.editLocatie}
        value={form.locatie}
        {...(placeholders[form.locatieSoort] ? { placeholder: placeholders[form.locatieSoort] } : {})}
      />
      <TextArea
        error={errors.opmerkingen}
        label="Opmerkingen"
        marks={both}
        onChange={(opmerkingen) => set({ opmerkingen })}
        value={form.opmerkingen}
      />
      <TextArea
        error={errors.interneNotitie}
        label="Interne notitie"
        onChange={(interneNotitie) => set({ interneNotitie })}
        placeholder="Alleen voor kantoor"
        rows={1}
        value={form.interneNotitie}
      />
      <Moment {...props} />
      <Select
        error={errors.adviseurId}
        label="Adviseur"
        onChange={state.chooseAdviseur}
        options={choices.adviseurs.map(({ id, naam }) => ({ id, label: naam, icon: <Avatar id={id} name={naam} size={20} /> }))}
        value={form.adviseurId}
      />
      <InAgenda {...props} />
      {choices.ockto && props.fixedType === undefined ? (
        <CheckboxGroup
          error={errors.ocktoAanvragerIds}
          label="Gegevens opvragen via Ockto"
          onChange={(ocktoAanvragerIds) => set({ ocktoAanvragerIds })}
          options={choices.aanvragers.map(({ id, roepnaam }) => ({ id, label: roepnaam }))}
          value={form.ocktoAanvragerIds}
        />
      ) : null}
    </div>
  );
}

/** Whether it goes into the agenda of the chosen adviseur: asked when she has one, or when it is in hers already. */
function InAgenda({ choices, state }: Props) {
  const { form, set } = state;
  const agenda = agendaOf(form.adviseurId, choices);
  if (agenda === null && !form.inAgenda) return null;
  const adviseur = choices.adviseurs.find((a) => a.id === form.adviseurId)?.naam ?? "";
  return (
    <CheckboxField
      description={
        agenda === null
          ? `De agenda van ${adviseur} is niet gekoppeld. De afspraak komt erin zodra dat weer zo is.`
          : `${agendaSoortLabels[agenda]} van ${adviseur}: titel, locatie, opmerkingen en tijd.`
      }
      isSelected={form.inAgenda}
      label="Synchroniseren met agenda"
      onChange={(inAgenda) => set({ inAgenda })}
    />
  );
}

/** When, and what is in the way then. */
function Moment({ state, errors, blocks, mustChooseKeer }: Props) {
  const { form, set } = state;
  const today = dayOf(useNow());
  const isComplete = form.datum !== "" && form.tijdstip !== "" && form.duurMinuten !== undefined;
  const clash = isComplete ? findClash(blocks, form.tijdstip, form.duurMinuten ?? 0) : undefined;
  return (
    <>
      <WhenFields>
        <DateField
          error={errors.datum}
          isRequired
          label="Datum"
          min={today}
          onChange={(datum) => set({ datum, keer: null })}
          today={today}
          value={form.datum}
        />
        <TimeField
          error={errors.tijdstip && !mustChooseKeer ? errors.tijdstip : undefined}
          isRequired
          label="Tijdstip"
          onChange={(tijdstip) => set({ tijdstip, keer: null })}
          value={form.tijdstip}
        />
        <NumberField
          error={errors.duurMinuten}
          isRequired
          label="Duur"
          maxValue={600}
          minValue={5}
          onChange={state.editDuur}
          unit="minute"
          value={form.duurMinuten}
        />
      </WhenFields>
      {mustChooseKeer ? (
        <SegmentedChoice
          description="De klok gaat die nacht een uur terug, dus deze tijd is er twee keer."
          error={form.keer === null ? "Kies welke je bedoelt." : undefined}
          label="Welke van de twee"
          onChange={(keer) => set({ keer: keer === "first" ? "first" : "second" })}
          options={[
            { id: "first", label: "De eerste keer (zomertijd)" },
            { id: "second", label: "De tweede keer (wintertijd)" },
          ]}
          value={form.keer ?? ""}
        />
      ) : null}
      {clash ? (
        <ClashNote
          end={clash.end}
          freeTime={findFreeTime(blocks, form.tijdstip, form.duurMinuten ?? 0)}
          onPick={(tijdstip) => set({ tijdstip, keer: null })}
          start={clash.start}
          title={clash.title}
        />
      ) : null}
    </>
  );
}
