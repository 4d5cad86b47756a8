import { mostRappels } from "@dossierklaar/domain/herinnering/rules";
import { NumberField } from "@dossierklaar/ui/advisor/text-fields";

const labels = ["Eerste herinnering na", "Tweede herinnering na", "Derde herinnering na"];

/** After how many werkdagen without a reaction each reminder goes. An emptied one takes those after it along: none goes before it. */
export function RappelFields(props: {
  werkdagen: readonly number[];
  errors: Record<string, string>;
  onChange: (werkdagen: number[]) => void;
}) {
  const { werkdagen } = props;
  const set = (at: number, days: number | undefined) =>
    props.onChange(days === undefined ? werkdagen.slice(0, at) : [...werkdagen.slice(0, at), days, ...werkdagen.slice(at + 1)]);
  return (
    <div className="grid grid-cols-3 items-start gap-3 @max-[30rem]/app:grid-cols-1">
      {labels.slice(0, mostRappels).map((label, at) => (
        <NumberField
          description={at === 0 ? "Werkdagen zonder reactie. Leeg: geen herinneringen." : "Werkdagen. Leeg: deze gaat niet."}
          error={props.errors[`rappelWerkdagen.${at}`]}
          isDisabled={at > werkdagen.length}
          key={label}
          label={label}
          maxValue={60}
          minValue={1}
          onChange={(days) => set(at, days)}
          value={werkdagen[at]}
        />
      ))}
    </div>
  );
}
