import { dayOf } from "@dossierklaar/domain/format";
import { aanhefLabels } from "@dossierklaar/domain/labels";
import { Button } from "@dossierklaar/ui/advisor/button";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { DateField } from "@dossierklaar/ui/advisor/date-fields";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { Select } from "@dossierklaar/ui/advisor/select";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { Plus, X } from "lucide-react";
import { useNow } from "../now";
import type { ApiOutput } from "../trpc";
import { isOndernemer, type Person } from "./person";

type Choices = ApiOutput["dossier"]["choices"];
type Aanhef = Person["aanhef"];

const aanheffen = (["mevrouw", "heer", "geen"] as const).map((id) => ({ id, label: aanhefLabels[id] }));
const mostInkomenstypen = 6;

type Props = {
  /** Which aanvrager, counted from 0: the place in the api's errors. */
  at: number;
  person: Person;
  onChange: (next: Partial<Person>) => void;
  errors: Record<string, string>;
  choices: Choices;
};

/** Everything that is asked of one aanvrager. Only the first must have an e-mail address. */
export function PersonFields({ at, person, onChange, errors, choices }: Props) {
  const today = dayOf(useNow());
  const errorOf = (field: keyof Person) => errors[`aanvragers.${at}.${field}`];
  const text = (
    field: "voorletters" | "voornaam" | "tussenvoegsel" | "achternaam" | "email" | "telefoon" | "straat" | "postcode" | "plaats",
  ) => ({
    value: person[field],
    onChange: (value: string) => onChange({ [field]: value }),
    error: errorOf(field),
  });
  const part = "grid gap-x-3 gap-y-3 grid-cols-6 @max-[30rem]/app:grid-cols-1 @max-[30rem]/app:[&>*]:col-span-1!";
  return (
    <>
      <SegmentedChoice
        className="max-w-72"
        error={errorOf("aanhef")}
        label="Aanhef"
        onChange={(id) => onChange({ aanhef: id as Aanhef })} // one of the options
        options={aanheffen}
        value={person.aanhef}
      />
      <div className={part}>
        <TextField {...text("voorletters")} className="col-span-2" label="Voorletters" />
        <TextField {...text("voornaam")} className="col-span-4" label="Voornaam" />
        <TextField {...text("tussenvoegsel")} className="col-span-2" label="Tussenvoegsel" />
        <TextField {...text("achternaam")} className="col-span-4" isRequired label="Achternaam" />
        <DateField
          className="col-span-2"
          error={errorOf("geboortedatum")}
          label="Geboortedatum"
          max={today}
          onChange={(geboortedatum) => onChange({ geboortedatum })}
          today={today}
          value={person.geboortedatum}
        />
        <TextField {...text("telefoon")} className="col-span-4" inputMode="tel" label="Telefoon" type="tel" />
        <TextField
          {...text("email")}
          className="col-span-6"
          description={at === 0 ? undefined : "Zonder eigen adres ziet de eerste aanvrager ook deze stukken."}
          isRequired={at === 0}
          label="E-mailadres"
          type="email"
        />
        <TextField {...text("straat")} className="col-span-6" label="Straat en huisnummer" />
        <TextField {...text("postcode")} className="col-span-2" label="Postcode" />
        <TextField {...text("plaats")} className="col-span-4" label="Plaats" />
      </div>
      <Inkomenstypen choices={choices} error={errorOf("inkomenstypeIds")} onChange={onChange} person={person} />
      {isOndernemer(person, choices.inkomenstypen) ? (
        <TextField
          className="max-w-72 [&>:nth-child(2)]:max-w-32"
          defaultValue={person.ondernemingSinds === undefined ? "" : String(person.ondernemingSinds)}
          description="Het jaar waarin de onderneming begon."
          error={errorOf("ondernemingSinds")}
          inputMode="numeric"
          label="Onderneming sinds"
          maxLength={4}
          onChange={(typed) => onChange({ ondernemingSinds: toYear(typed) })}
        />
      ) : null}
      <Select
        error={errorOf("klantprofielId")}
        isRequired
        label="Klantprofiel"
        onChange={(klantprofielId) => onChange({ klantprofielId })}
        options={choices.klantprofielen.map(({ id, naam }) => ({ id, label: naam }))}
        value={person.klantprofielId || null}
      />
    </>
  );
}

/** What is typed and is no year is no empty field either: it is sent as 0, which is refused at the field. */
const toYear = (typed: string): number | undefined => {
  if (typed.trim() === "") return undefined;
  return /^\d+$/.test(typed.trim()) ? Number(typed) : 0;
};

function Inkomenstypen(props: Pick<Props, "person" | "onChange" | "choices"> & { error: string | undefined }) {
  const { person, onChange, choices, error } = props;
  const chosen = person.inkomenstypeIds;
  const set = (index: number, id: string) => onChange({ inkomenstypeIds: chosen.map((one, i) => (i === index ? id : one)) });
  return (
    <div className="flex flex-col items-start gap-2">
      {chosen.map((id, index) => (
        <div className="flex w-full items-end gap-1" key={`${index}-${chosen.length}`}>
          <Select
            className="flex-1"
            error={index === 0 ? error : undefined}
            isRequired={index === 0}
            label={index === 0 ? "Inkomenstype" : `Inkomenstype ${index + 1}`}
            onChange={(next) => set(index, next)}
            // What is chosen in another field is not a choice here.
            options={choices.inkomenstypen.filter((t) => t.id === id || !chosen.includes(t.id)).map((t) => ({ id: t.id, label: t.naam }))}
            value={id}
          />
          {index > 0 ? (
            <IconButton
              className="mb-0.5"
              icon={X}
              label={`Inkomenstype ${index + 1} weghalen`}
              onClick={() => onChange({ inkomenstypeIds: chosen.filter((_, i) => i !== index) })}
            />
          ) : null}
        </div>
      ))}
      {chosen.length < mostInkomenstypen ? (
        <Button
          className="-ml-2 px-2"
          disabledReason={chosen.includes(null) ? "Kies eerst het inkomenstype hierboven." : undefined}
          icon={Plus}
          onClick={() => onChange({ inkomenstypeIds: [...chosen, null] })}
          variant="quiet"
        >
          Nog een inkomenstype toevoegen
        </Button>
      ) : null}
    </div>
  );
}
