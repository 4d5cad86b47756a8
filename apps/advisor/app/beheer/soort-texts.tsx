import { toonLabels } from "@dossierklaar/domain/labels";
import { SegmentedFilter } from "@dossierklaar/ui/advisor/choice";
import { Section } from "@dossierklaar/ui/advisor/page";
import { TextArea, TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useEffect, useState } from "react";
import type { SoortFields } from "./soort-form";

/** What stands on the side of the formal text, also what serves both tones. */
const formalFields = ["klantNaam", "watIsHet", "waarom", "waarVindIk", "linkLabel", "linkUrl", "goedeKopie"];
const informalFields = ["watIsHetInformal", "waaromInformal", "waarVindIkInformal"];

/** What the client reads: one text for both tones, or one of its own for who is addressed with je. */
export function SoortTexts(props: { fields: SoortFields; errors: Record<string, string>; set: (next: Partial<SoortFields>) => void }) {
  const { fields, errors, set } = props;
  const [toon, setToon] = useState<"formal" | "informal">("formal");
  const wrong = formalFields.some((field) => errors[field]) ? "formal" : informalFields.some((field) => errors[field]) ? "informal" : "";
  // What is wrong must be in sight.
  useEffect(() => {
    if (wrong) setToon(wrong);
  }, [wrong]);
  return (
    <Section
      actions={
        <SegmentedFilter
          label="Aanspreekvorm van de tekst"
          onChange={(id) => setToon(id === "informal" ? "informal" : "formal")}
          options={[
            { id: "formal", label: toonLabels.formal },
            { id: "informal", label: toonLabels.informal },
          ]}
          value={toon}
        />
      }
      title="Voor de klant"
    >
      {toon === "formal" ? (
        <>
          <TextField
            description="Kort, in woorden van de klant. Voor beide aanspreekvormen."
            error={errors.klantNaam}
            label="Naam voor de klant"
            marks={["eye"]}
            maxLength={80}
            onChange={(klantNaam) => set({ klantNaam })}
            value={fields.klantNaam}
          />
          <TextArea
            error={errors.watIsHet}
            label="Wat is het"
            marks={["eye"]}
            onChange={(watIsHet) => set({ watIsHet })}
            rows={2}
            value={fields.watIsHet}
          />
          <TextArea
            error={errors.waarom}
            label="Waarom"
            marks={["eye"]}
            onChange={(waarom) => set({ waarom })}
            rows={2}
            value={fields.waarom}
          />
          <TextArea
            description="Elke regel is een stap."
            error={errors.waarVindIk}
            label="Waar vind ik dit"
            marks={["eye"]}
            onChange={(waarVindIk) => set({ waarVindIk })}
            rows={3}
            value={fields.waarVindIk}
          />
          <div className="grid grid-cols-2 gap-3 @max-[30rem]/app:grid-cols-1">
            <TextField
              error={errors.linkLabel}
              label="Naam van de link"
              marks={["eye"]}
              maxLength={80}
              onChange={(linkLabel) => set({ linkLabel })}
              value={fields.linkLabel}
            />
            <TextField
              error={errors.linkUrl}
              label="Adres van de link"
              marks={["eye"]}
              onChange={(linkUrl) => set({ linkUrl })}
              type="url"
              value={fields.linkUrl}
            />
          </div>
          <TextArea
            description="Elke regel is een punt. De eerste staat er altijd, de rest na openen."
            error={errors.goedeKopie}
            label="Goede kopie"
            marks={["eye"]}
            onChange={(goedeKopie) => set({ goedeKopie })}
            rows={3}
            value={fields.goedeKopie}
          />
        </>
      ) : (
        <>
          <p className="max-w-prose text-ink-3 text-xs">Laat leeg wat voor u en je hetzelfde is: de klant leest dan de formele tekst.</p>
          <TextArea
            error={errors.watIsHetInformal}
            label="Wat is het (informeel)"
            marks={["eye"]}
            onChange={(watIsHetInformal) => set({ watIsHetInformal })}
            placeholder={fields.watIsHet}
            rows={2}
            value={fields.watIsHetInformal}
          />
          <TextArea
            error={errors.waaromInformal}
            label="Waarom (informeel)"
            marks={["eye"]}
            onChange={(waaromInformal) => set({ waaromInformal })}
            placeholder={fields.waarom}
            rows={2}
            value={fields.waaromInformal}
          />
          <TextArea
            description="Elke regel is een stap."
            error={errors.waarVindIkInformal}
            label="Waar vind ik dit (informeel)"
            marks={["eye"]}
            onChange={(waarVindIkInformal) => set({ waarVindIkInformal })}
            placeholder={fields.waarVindIk}
            rows={3}
            value={fields.waarVindIkInformal}
          />
        </>
      )}
    </Section>
  );
}
