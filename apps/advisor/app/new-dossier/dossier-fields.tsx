import { toonLabels } from "@dossierklaar/domain/labels";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { Select } from "@dossierklaar/ui/advisor/select";
import type { ApiOutput } from "../trpc";

type Choices = Pick<ApiOutput["dossier"]["choices"], "leadbronnen" | "adviseurs" | "behandelaars">;

/** What is entered of a dossier beside its aanvragers. */
export type DossierEntries = {
  aanspreekvorm: ApiOutput["dossier"]["choices"]["aanspreekvorm"];
  leadbronId: string | null;
  adviseurId: string;
  behandelaarId: string | null;
};

/** A Select has no empty choice of its own. */
const none = "geen";
const orNull = (id: string) => (id === none ? null : id);
const named = (list: readonly { id: string; naam: string }[]) => list.map(({ id, naam }) => ({ id, label: naam }));

/** The fields of the dossier itself, for who opens one and for who changes it. */
export function DossierFields(props: {
  choices: Choices;
  errors: Readonly<Record<string, string>>;
  entries: DossierEntries;
  onChange: (next: Partial<DossierEntries>) => void;
}) {
  const { choices, errors, entries, onChange } = props;
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(12.5rem,1fr))] gap-x-4 gap-y-3">
      <SegmentedChoice
        error={errors.aanspreekvorm}
        label="Aanspreekvorm"
        onChange={(id) => onChange({ aanspreekvorm: id as DossierEntries["aanspreekvorm"] })} // one of the options below
        options={[
          { id: "formal", label: toonLabels.formal },
          { id: "informal", label: toonLabels.informal },
        ]}
        value={entries.aanspreekvorm}
      />
      <Select
        error={errors.leadbronId}
        label="Leadbron"
        onChange={(id) => onChange({ leadbronId: orNull(id) })}
        options={[{ id: none, label: "Geen" }, ...named(choices.leadbronnen)]}
        value={entries.leadbronId ?? none}
      />
      <Select
        error={errors.adviseurId}
        label="Adviseur"
        onChange={(adviseurId) => onChange({ adviseurId })}
        options={named(choices.adviseurs)}
        value={entries.adviseurId}
      />
      <Select
        error={errors.behandelaarId}
        label="Behandelaar"
        onChange={(id) => onChange({ behandelaarId: orNull(id) })}
        options={[{ id: none, label: "Geen" }, ...named(choices.behandelaars)]}
        value={entries.behandelaarId ?? none}
      />
    </div>
  );
}
