import { findNextStatus } from "@dossierklaar/domain/dossiercontrole/rules";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatBytes, plural } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { Button } from "@dossierklaar/ui/advisor/button";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { ComboBox } from "@dossierklaar/ui/advisor/combo-box";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { useState } from "react";
import { useDossier } from "../dossier";
import { deliveredOf, forWhom } from "../dossier-selectors";
import type { StukCommands } from "./use-stuk-commands";

/** Verplaatsen: which files, and to which stuk. A stuk that is judged takes none, and a judged one keeps something. */
export default function MoveDialog(props: { stuk: AdviseurStukView; commands: StukCommands; onClose: () => void }) {
  const { stuk, commands, onClose } = props;
  const dossier = useDossier();
  const files = deliveredOf(stuk);
  const isJudged = stuk.status === "approved" || stuk.status === "provisionallyApproved";
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(isJudged ? [] : files.map((file) => file.id)));
  const [naarStukId, setNaar] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const targets = dossier.stukken.filter((one) => one.id !== stuk.id && findNextStatus(one.status, "deliver") !== undefined);
  const failure = commands.failure?.stukId === stuk.id ? commands.failure.sentence : undefined;
  const filesError =
    chosen.size === 0
      ? "Kies een bestand."
      : isJudged && chosen.size === files.length
        ? "Dit stuk is al beoordeeld. Laat er ten minste één bestand bij staan, of vraag het eerst opnieuw op."
        : undefined;
  const save = async () => {
    setAsked(true);
    if (filesError || naarStukId === null) return;
    const target = targets.find((one) => one.id === naarStukId);
    if (target && (await commands.move(stuk, [...chosen], target))) onClose();
  };
  return (
    <Dialog
      footer={
        <>
          <Button isPending={commands.isPending(stuk.id)} onClick={() => void save()} variant="main">
            Verplaatsen
          </Button>
          <Button className="min-h-9" onClick={onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={onClose}
      title={`${stuk.naam} verplaatsen`}
    >
      <FormError message={failure} />
      <ComboBox
        autoFocus
        description="Het bestand staat daar daarna als Ontvangen. De klant krijgt geen afkeuring."
        empty="Geen stuk met deze woorden waar een bestand bij kan."
        error={isAsked && naarStukId === null ? "Kies een stuk." : undefined}
        label="Naar welk stuk"
        onChange={setNaar}
        options={targets.map((one) => ({
          id: one.id,
          label: one.naam,
          description: `${forWhom(dossier, one.aanvragerId).name} · ${stukStatusLabel(one.status)}`,
        }))}
        value={naarStukId}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1 font-medium text-sm leading-4.5">{plural(files.length, "bestand", "bestanden")}</legend>
        {files.map((file) => (
          <CheckboxField
            isSelected={chosen.has(file.id)}
            key={file.id}
            label={`${file.naam} (${formatBytes(file.grootte)})`}
            onChange={(on) => setChosen((before) => new Set(on ? [...before, file.id] : [...before].filter((id) => id !== file.id)))}
          />
        ))}
        <p className="text-ink-3 text-xs">Losse pagina's verplaats je bij Bekijken, met Pagina's.</p>
        {isAsked && filesError ? (
          <p className="text-rejected text-xs" role="alert">
            {filesError}
          </p>
        ) : null}
      </fieldset>
    </Dialog>
  );
}
