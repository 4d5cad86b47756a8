import { splitLines, splitWords } from "@dossierklaar/domain/soort/rules";
import { Button } from "@dossierklaar/ui/advisor/button";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { PageHead, Section, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { Select } from "@dossierklaar/ui/advisor/select";
import { NumberField, TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { fieldErrorsOf, sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { type ApiInput, trpc } from "../trpc";
import { AfkeurredenenField, type ReasonRow, toReasonRows } from "./afkeurredenen-field";
import { SoortTexts } from "./soort-texts";
import { bronWords, months, onderwerpWords, optionsOf, periodeWords, perWords, type Soort } from "./soort-words";
import { useRefreshSoorten } from "./soorten";
import { VoorbeeldField } from "./voorbeeld-field";

type Input = ApiInput["beheer"]["soorten"]["add"];
/** As it is typed: what the api takes as a list is text here, a line or a word each. */
export type SoortFields = Omit<Input, "requestId" | "synoniemen" | "waarVindIk" | "waarVindIkInformal" | "goedeKopie" | "afkeurredenen"> & {
  synoniemen: string;
  waarVindIk: string;
  waarVindIkInformal: string;
  goedeKopie: string;
};

const empty: SoortFields = {
  naam: "",
  synoniemen: "",
  bron: "klant",
  per: "aanvrager",
  onderwerp: "none",
  periode: "none",
  jaarVanafMaand: 5,
  geldigMaanden: null,
  eigenVervaldatum: false,
  toontBsn: false,
  teTekenen: false,
  klantNaam: "",
  watIsHet: "",
  watIsHetInformal: "",
  waarom: "",
  waaromInformal: "",
  waarVindIk: "",
  waarVindIkInformal: "",
  linkLabel: "",
  linkUrl: "",
  goedeKopie: "",
};

const fieldsOf = (soort: Soort): SoortFields => {
  const { id: _, versie: __, actief: ___, voorbeeld: ____, scenarios: _____, afkeurredenen: ______, ...fields } = soort;
  return {
    ...fields,
    synoniemen: soort.synoniemen.join(", "),
    waarVindIk: soort.waarVindIk.join("\n"),
    waarVindIkInformal: soort.waarVindIkInformal.join("\n"),
    goedeKopie: soort.goedeKopie.join("\n"),
  };
};

const inputOf = (fields: SoortFields, redenen: readonly ReasonRow[]): Omit<Input, "requestId"> => ({
  ...fields,
  synoniemen: splitWords(fields.synoniemen),
  waarVindIk: splitLines(fields.waarVindIk),
  waarVindIkInformal: splitLines(fields.waarVindIkInformal),
  goedeKopie: splitLines(fields.goedeKopie),
  afkeurredenen: redenen.map(({ tekst, actief }) => ({ tekst, actief })),
});

/** Adds a kind of document, or changes one when `soort` is given. */
export function SoortForm(props: { soort: Soort | undefined }) {
  const { soort } = props;
  const intent = useIntent();
  const toast = useToast();
  const navigate = useNavigate();
  const refresh = useRefreshSoorten();
  const [fields, setFields] = useState(() => (soort ? fieldsOf(soort) : empty));
  const [redenen, setRedenen] = useState(() => toReasonRows(soort?.afkeurredenen ?? []));
  const [kept, setKept] = useState({ versie: soort?.versie ?? 0, voorbeeld: soort?.voorbeeld ?? null });
  const [saved, setSaved] = useState(() => JSON.stringify(inputOf(fields, redenen)));
  const now = JSON.stringify(inputOf(fields, redenen));
  const add = trpc.beheer.soorten.add.useMutation({
    onSettled: intent.onSettled,
    onSuccess: ({ id }) => {
      refresh();
      toast.show({ text: `${fields.naam.trim()} is toegevoegd. Een voorbeeld kun je nu ook kiezen.` });
      navigate(`/beheer/soorten-documenten/${id}`, { replace: true });
    },
  });
  const change = trpc.beheer.soorten.change.useMutation({
    onSettled: intent.onSettled,
    onSuccess: ({ versie }) => {
      setKept((before) => ({ ...before, versie }));
      setSaved(now);
      setRedenen((before) => before.map((reden) => ({ ...reden, isNew: false })));
      refresh();
      toast.show({ text: `${fields.naam.trim()} is opgeslagen voor wat je vanaf nu vraagt.` });
    },
  });
  const { error, isPending } = soort ? change : add;
  const { errors, touch } = useFieldErrors(error);
  const set = (next: Partial<SoortFields>) => {
    setFields((before) => ({ ...before, ...next }));
    touch(Object.keys(next));
  };
  const save = () => {
    const input = { requestId: intent.requestId(`${kept.versie} ${now}`), ...inputOf(fields, redenen) };
    if (soort) change.mutate({ ...input, id: soort.id, versie: kept.versie });
    else add.mutate(input);
  };
  const hasOwnError = error && Object.keys(fieldErrorsOf(error)).length === 0;
  return (
    <form
      className="flex min-h-full flex-col"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <PageHead sub={subOf(soort)} title={soort ? soort.naam : "Soort toevoegen"} />
      <div className="flex max-w-3xl flex-col gap-8 px-6 pt-4 pb-8 @max-[43.75rem]/app:px-3">
        <FormError message={hasOwnError || (error && Object.keys(errors).length > 0) ? sentenceOf(error) : undefined} />
        <Section title="Voor het kantoor">
          <TextField error={errors.naam} label="Naam" maxLength={120} onChange={(naam) => set({ naam })} value={fields.naam} />
          <TextField
            description="Andere woorden waarop collega's dit vinden, met komma's ertussen."
            error={errors.synoniemen}
            label="Synoniemen"
            onChange={(synoniemen) => set({ synoniemen })}
            value={fields.synoniemen}
          />
          <Facts errors={errors} fields={fields} set={set} />
        </Section>
        <SoortTexts errors={errors} fields={fields} set={set} />
        {soort ? (
          <Section sub="Staat bij de vraag in het klantportaal." title="Voorbeeld">
            <VoorbeeldField
              onKept={(next) => {
                setKept(next);
                refresh();
              }}
              soort={{ id: soort.id, naam: fields.naam, versie: kept.versie }}
              voorbeeld={kept.voorbeeld}
            />
          </Section>
        ) : null}
        <Section sub="Hieruit kies je bij Afkeuren. De klant leest de reden." title="Afkeurredenen">
          <AfkeurredenenField
            errorAt={(index) => errors[`afkeurredenen.${index}.tekst`]}
            onChange={(rows) => {
              setRedenen(rows);
              touch(Object.keys(errors).filter((at) => at.startsWith("afkeurredenen")));
            }}
            rows={redenen}
          />
        </Section>
      </div>
      <StickyFoot hint={soort && now !== saved ? "Er zijn wijzigingen die nog niet zijn opgeslagen." : undefined}>
        <Button isPending={isPending} type="submit" variant="main">
          {soort ? "Opslaan" : "Toevoegen"}
        </Button>
      </StickyFoot>
    </form>
  );
}

function subOf(soort: Soort | undefined): string {
  if (!soort) return "Daarna kun je het meteen aan klanten vragen en in scenario's zetten.";
  if (!soort.actief) return "Staat uit: wordt niet meer gevraagd.";
  return soort.scenarios.length > 0 ? `In ${soort.scenarios.join(", ")}` : "Nog in geen scenario.";
}

/** Of whom, about what, of when, and how long it holds. */
function Facts(props: { fields: SoortFields; errors: Record<string, string>; set: (next: Partial<SoortFields>) => void }) {
  const { fields, errors, set } = props;
  const geldig = fields.geldigMaanden !== null ? "months" : fields.eigenVervaldatum ? "own" : "always";
  return (
    <>
      <div className="grid grid-cols-2 gap-3 @max-[30rem]/app:grid-cols-1">
        <Select
          error={errors.per}
          label="Voor wie"
          onChange={(id) => set({ per: id as SoortFields["per"] })} // one of the options below
          options={optionsOf(perWords)}
          value={fields.per}
        />
        <Select
          error={errors.onderwerp}
          label="Gaat over"
          onChange={(id) => set({ onderwerp: id as SoortFields["onderwerp"] })} // one of the options below
          options={optionsOf(onderwerpWords)}
          value={fields.onderwerp}
        />
        <Select
          error={errors.bron}
          label="Komt van"
          onChange={(id) => set({ bron: id as SoortFields["bron"] })} // one of the options below
          options={optionsOf(bronWords)}
          value={fields.bron}
        />
        <Select
          error={errors.periode}
          label="Periode"
          onChange={(id) => set({ periode: id as SoortFields["periode"] })} // one of the options below
          options={optionsOf(periodeWords)}
          value={fields.periode}
        />
        {fields.periode === "year" ? (
          <Select
            description="Vanaf deze maand kan het stuk van vorig jaar er zijn."
            error={errors.jaarVanafMaand}
            label="Vorig jaar vanaf"
            onChange={(id) => set({ jaarVanafMaand: Number(id) })}
            options={months.map((label, index) => ({ id: String(index + 1), label }))}
            value={String(fields.jaarVanafMaand)}
          />
        ) : null}
      </div>
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-start gap-3 @max-[30rem]/app:grid-cols-1">
        <SegmentedChoice
          label="Geldigheid"
          onChange={(id) => set({ geldigMaanden: id === "months" ? (fields.geldigMaanden ?? 3) : null, eigenVervaldatum: id === "own" })}
          options={[
            { id: "always", label: "Onbeperkt" },
            { id: "months", label: "Aantal maanden" },
            { id: "own", label: "Staat op het stuk" },
          ]}
          value={geldig}
        />
        {fields.geldigMaanden !== null ? (
          <NumberField
            error={errors.geldigMaanden}
            label="Geldig"
            maxValue={240}
            minValue={1}
            // An emptied number is no number; the api says so at its field.
            onChange={(next) => set({ geldigMaanden: next ?? Number.NaN })}
            unit="month"
            value={Number.isNaN(fields.geldigMaanden) ? undefined : fields.geldigMaanden}
          />
        ) : null}
      </div>
      <CheckboxField
        description="Een adviseur mag het BSN in principe niet verwerken: de klant kan het afdekken."
        isSelected={fields.toontBsn}
        label="Op dit stuk staat een BSN"
        onChange={(toontBsn) => set({ toontBsn })}
      />
      <CheckboxField
        description="De bevestiging van een tekenafspraak noemt het."
        isSelected={fields.teTekenen}
        label="Te tekenen"
        onChange={(teTekenen) => set({ teTekenen })}
      />
    </>
  );
}
