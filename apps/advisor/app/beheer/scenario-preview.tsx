import { plural } from "@dossierklaar/domain/format";
import { TextLink } from "@dossierklaar/ui/advisor/button";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { ScenarioCard } from "@dossierklaar/ui/advisor/scenario";
import { Select } from "@dossierklaar/ui/advisor/select";
import { useState } from "react";
import { type CatalogueParts, type Draft, previewGroups, type SampleClient, startsByItself, type Trigger } from "./scenario-draft";

const aantallen = [
  { id: "1", label: "1 aanvrager" },
  { id: "2", label: "2 aanvragers" },
];
const optionsOf = (list: readonly { id: string; naam: string; actief: boolean }[]) =>
  list.filter((one) => one.actief).map(({ id, naam }) => ({ id, label: naam }));

/** What the scenario would ask of a client of one's choice, as it stands in the form now. */
export function ScenarioPreview(props: {
  draft: Draft;
  scenarioId: string | undefined;
  parts: CatalogueParts;
  triggers: readonly Trigger[];
  today: string;
}) {
  const { draft, parts, today } = props;
  const inkomenstypen = optionsOf(parts.inkomenstypen);
  const klantprofielen = optionsOf(parts.klantprofielen);
  const [client, setClient] = useState<SampleClient>(() => ({
    inkomenstypeId: inkomenstypen[0]?.id ?? "",
    klantprofielId: klantprofielen[0]?.id ?? "",
    aantal: 2,
    aowBinnenTienJaar: false,
  }));
  const set = (next: Partial<SampleClient>) => setClient((before) => ({ ...before, ...next }));
  const groups = previewGroups(draft, parts, client, today);
  const starts = startsByItself(props.scenarioId, props.triggers, parts, client, today);
  return (
    <section
      aria-label="Voorbeeld"
      className="flex min-w-0 flex-col gap-4 bg-canvas px-6 py-4 @max-[43.75rem]/app:px-3 min-[75rem]:border-line min-[75rem]:border-l"
    >
      <header>
        <h2 className="font-semibold text-base tracking-[-.01em]">Voorbeeld</h2>
        <p className="text-ink-3 text-xs">Zo vraagt dit scenario het vandaag, ook wat nog niet is opgeslagen.</p>
      </header>
      <div className="grid grid-cols-1 gap-2.5">
        <Select
          label="Inkomenstype"
          onChange={(inkomenstypeId) => set({ inkomenstypeId })}
          options={inkomenstypen}
          value={client.inkomenstypeId}
        />
        <Select
          label="Klantprofiel"
          onChange={(klantprofielId) => set({ klantprofielId })}
          options={klantprofielen}
          value={client.klantprofielId}
        />
        <SegmentedChoice
          label="Aanvragers"
          onChange={(id) => set({ aantal: id === "2" ? 2 : 1 })}
          options={aantallen}
          value={String(client.aantal)}
        />
        <CheckboxField
          isSelected={client.aowBinnenTienJaar}
          label="AOW binnen tien jaar"
          onChange={(aowBinnenTienJaar) => set({ aowBinnenTienJaar })}
        />
      </div>
      <div aria-live="polite" className="flex flex-col gap-3">
        {starts.length > 0 ? (
          <div className="text-sm">
            <p className="font-medium">Start vanzelf</p>
            <ul>
              {starts.map((sentence) => (
                <li className="text-ink-2" key={sentence}>
                  {sentence}
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <p className="text-ink-2 text-sm">
            Start voor deze klant niet vanzelf. Een adviseur start het zelf, of je maakt een{" "}
            <TextLink href="/beheer/triggers">trigger</TextLink>.
          </p>
        )}
        {groups.length === 0 ? <p className="text-ink-2 text-sm">Dit scenario vraagt deze klant niets.</p> : null}
        {groups.map((group) => (
          <ScenarioCard
            key={group.id}
            stukken={group.lines.map(({ key, naam }) => ({ id: key, name: naam }))}
            summary={plural(group.lines.length, "actiepunt", "actiepunten")}
            title={group.title}
            {...(group.number ? { number: group.number } : {})}
          />
        ))}
      </div>
    </section>
  );
}
