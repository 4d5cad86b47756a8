import { formatDay } from "@dossierklaar/domain/format";
import { onderwerpLabels, regelVoorwaardeLabels } from "@dossierklaar/domain/labels";
import { asksYears, mostJaren, onderwerpenFor } from "@dossierklaar/domain/regel/rules";
import { monthText, quarterText } from "@dossierklaar/domain/scenario/periods";
import { ComboBox } from "@dossierklaar/ui/advisor/combo-box";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { Select } from "@dossierklaar/ui/advisor/select";
import { NumberField, TextArea } from "@dossierklaar/ui/advisor/text-fields";
import { FileText, Link2, MessageCircleQuestion, X } from "lucide-react";
import type { ReactNode } from "react";
import { OrderButtons } from "./order-buttons";
import { type CatalogueParts, type DocumentRegel, type DraftRegel, type QuestionRegel, withPer, withSoort } from "./scenario-draft";

const perOptions = [
  { id: "aanvrager", label: "Elke aanvrager" },
  { id: "dossier", label: "Beiden / dossier" },
];
const voorwaardeOptions = Object.entries(regelVoorwaardeLabels).map(([id, label]) => ({ id, label }));
const looks = {
  document: { icon: FileText, word: "Stuk" },
  question: { icon: MessageCircleQuestion, word: "Vraag" },
  ockto: { icon: Link2, word: "Ockto" },
} as const;

type Change = (regel: DraftRegel) => void;
type Choice = { id: string; label: string; terms?: readonly string[]; description?: string };
export type RegelProps = {
  regel: DraftRegel;
  number: number;
  all: readonly DraftRegel[];
  parts: CatalogueParts;
  scenarios: readonly Choice[];
  today: string;
  /** It was just added: whoever did goes on in its first field. */
  autoFocus: boolean;
  /** The sentence at a field of this line. */
  errorOf: (field: string) => string | undefined;
  onChange: Change;
  onMove: (keys: string[]) => void;
  onRemove: () => void;
};

/** One line of a scenario: what is asked, of whom, about what and when. */
export function RegelFields(props: RegelProps) {
  const { regel, number } = props;
  const { icon: Icon, word } = looks[regel.soort];
  return (
    <li className="@container border-line border-b py-3" data-regel={regel.soort}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lay its legend in a row with the buttons beside it */}
      <div aria-label={`Regel ${number}`} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-2.5" role="group">
        <h3 className="flex min-h-7 items-center gap-2 font-medium text-ink-2 text-xs">
          <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.75} />
          {number}. {word}
        </h3>
        <span className="inline-flex items-center gap-1">
          <OrderButtons id={regel.key} onMove={props.onMove} rows={props.all.map(({ key }) => ({ id: key }))} />
          <IconButton icon={X} label="Regel weghalen" onClick={props.onRemove} tone="quiet" />
        </span>
        <div className="col-span-2 min-w-0">
          {regel.soort === "document" ? <DocumentFields {...props} regel={regel} /> : null}
          {regel.soort === "question" ? <QuestionFields {...props} regel={regel} /> : null}
          {regel.soort === "ockto" ? (
            <div className="flex flex-col gap-2.5">
              <p className="text-ink-2 text-sm">De klant haalt de gegevens op via Ockto, of kiest voor zelf uploaden.</p>
              <Row>
                <VoorwaardeField onChange={props.onChange} regel={regel} />
              </Row>
            </div>
          ) : null}
        </div>
      </div>
    </li>
  );
}

/** Short fields: four beside each other where there is room, two on a phone. */
const Row = (props: { children: ReactNode }) => (
  <div className="grid grid-cols-1 items-start gap-2.5 @min-[22rem]:grid-cols-2 @min-[42rem]:grid-cols-4">{props.children}</div>
);

function VoorwaardeField(props: { regel: DraftRegel; onChange: Change }) {
  const { regel } = props;
  return (
    <Select
      label="Voorwaarde"
      onChange={(id) => props.onChange({ ...regel, voorwaarde: id as DraftRegel["voorwaarde"] })} // one of the options
      options={voorwaardeOptions}
      value={regel.voorwaarde}
    />
  );
}

function DocumentFields(props: RegelProps & { regel: DocumentRegel }) {
  const { regel, parts, onChange, errorOf } = props;
  const soort = parts.soorten.find((one) => one.id === regel.soortDocumentId);
  const may = soort ? onderwerpenFor(soort, regel.per) : [];
  const years = soort !== undefined && asksYears(soort);
  return (
    <div className="flex flex-col gap-2.5">
      <ComboBox
        autoFocus={props.autoFocus}
        description={soort ? noteOf(soort, props.today) : undefined}
        error={errorOf("soortDocumentId")}
        label="Soort document"
        onChange={(id) =>
          onChange(
            withSoort(
              regel,
              parts.soorten.find((one) => one.id === id),
            ),
          )
        }
        options={parts.soorten
          .filter((one) => one.actief || one.id === regel.soortDocumentId)
          .map((one) => ({ id: one.id, label: one.naam, terms: one.synoniemen }))}
        placeholder="Zoek een soort document"
        value={regel.soortDocumentId || null}
      />
      <Row>
        <Select
          label="Voor wie"
          onChange={(id) => onChange(withPer(regel, id as DocumentRegel["per"], soort))} // one of the options
          options={perOptions}
          value={regel.per}
        />
        {may.length > 1 ? (
          <Select
            error={errorOf("onderwerp")}
            label="Onderwerp"
            onChange={(id) => onChange({ ...regel, onderwerp: id as DocumentRegel["onderwerp"] })} // one of the options
            options={may.map((id) => ({ id, label: onderwerpLabels[id] }))}
            value={regel.onderwerp}
          />
        ) : null}
        {years ? (
          <NumberField
            error={errorOf("jaren")}
            label="Aantal jaren"
            maxValue={mostJaren}
            minValue={1}
            onChange={(jaren) => onChange({ ...regel, jaren: jaren ?? null })}
            value={regel.jaren ?? undefined}
          />
        ) : null}
        <VoorwaardeField onChange={onChange} regel={regel} />
      </Row>
    </div>
  );
}

/** What the kind of paper itself decides, and a line cannot. */
function noteOf(soort: CatalogueParts["soorten"][number], today: string): string | undefined {
  if (!soort.actief) return "Dit soort document staat uit en wordt niet gevraagd. Zet het aan, kies een ander, of haal de regel weg.";
  if (soort.kwartaal) return `Wordt per kwartaal gevraagd: op ${formatDay(today)} is dat ${quarterText(today)}.`;
  if (soort.maandelijks) return `Wordt per maand gevraagd: op ${formatDay(today)} is dat ${monthText(today)}.`;
  return undefined;
}

function QuestionFields(props: RegelProps & { regel: QuestionRegel }) {
  const { regel, onChange, errorOf } = props;
  return (
    <div className="flex flex-col gap-2.5">
      <div className="grid grid-cols-1 items-start gap-2.5 @min-[36rem]:grid-cols-2">
        <TextArea
          autoFocus={props.autoFocus}
          error={errorOf("vraagFormal")}
          label="Vraag, formeel"
          marks={["eye"]}
          maxLength={300}
          onChange={(vraagFormal) => onChange({ ...regel, vraagFormal })}
          rows={2}
          value={regel.vraagFormal}
        />
        <TextArea
          error={errorOf("vraagInformal")}
          label="Vraag, informeel"
          marks={["eye"]}
          maxLength={300}
          onChange={(vraagInformal) => onChange({ ...regel, vraagInformal })}
          rows={2}
          value={regel.vraagInformal}
        />
      </div>
      <ComboBox
        error={errorOf("jaStartScenarioId")}
        label="Ja start scenario"
        onChange={(id) => onChange({ ...regel, jaStartScenarioId: id ?? "" })}
        options={props.scenarios}
        placeholder="Zoek een scenario"
        value={regel.jaStartScenarioId || null}
      />
      <Row>
        <Select
          label="Voor wie"
          onChange={(id) => onChange({ ...regel, per: id as QuestionRegel["per"] })} // one of the options
          options={perOptions}
          value={regel.per}
        />
        <VoorwaardeField onChange={onChange} regel={regel} />
      </Row>
    </div>
  );
}
