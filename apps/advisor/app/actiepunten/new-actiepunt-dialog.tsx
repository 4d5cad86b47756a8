import { dayOf } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { ComboBox } from "@dossierklaar/ui/advisor/combo-box";
import { DateField } from "@dossierklaar/ui/advisor/date-fields";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { Select } from "@dossierklaar/ui/advisor/select";
import { TextArea } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { presentAanvragers } from "../dossier-selectors";
import { fieldErrorsOf, sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { trpc } from "../trpc";

/** A Select has no empty choice of its own. */
const nobody = "dossier";

/** `Nieuw actiepunt`: something to do in the kantoor's own words, or a question whose Ja starts a scenario. */
export default function NewActiepuntDialog(props: { afspraakId: string; onClose: () => void }) {
  const { afspraakId, onClose } = props;
  const dossier = useDossier();
  const { state } = useLiveDossier();
  const refresh = useRefresh(state === "live");
  const today = dayOf(useNow());
  const toast = useToast();
  const intent = useIntent();
  const [soort, setSoort] = useState<"text" | "question">("text");
  const [tekst, setTekst] = useState("");
  const [voorWie, setVoorWie] = useState(nobody);
  const [uiterlijk, setUiterlijk] = useState("");
  const [scenarioId, setScenario] = useState<string | null>(null);
  const scenarios = trpc.scenario.choices.useQuery({ nummer: dossier.head.nummer }, { enabled: soort === "question" });
  const ask = trpc.actiepunt.ask.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      refresh();
    },
    onSuccess: () => {
      toast.show({ text: "Actiepunt toegevoegd" });
      onClose();
    },
  });
  const errors = fieldErrorsOf(ask.error);
  const save = () =>
    ask.mutate({
      requestId: intent.requestId(),
      dossierId: dossier.head.id,
      afspraakId,
      aanvragerId: voorWie === nobody ? null : voorWie,
      soort,
      tekst,
      uiterlijk: uiterlijk || null,
      jaStartScenarioId: soort === "question" ? scenarioId : null,
    });
  return (
    <Dialog
      footer={
        <>
          <Button isPending={ask.isPending} onClick={save} variant="main">
            Toevoegen
          </Button>
          <Button className="min-h-9" onClick={onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={onClose}
      title="Nieuw actiepunt"
    >
      <FormError message={ask.error ? sentenceOf(ask.error) : undefined} />
      <SegmentedChoice
        label="Soort actiepunt"
        onChange={(id) => setSoort(id === "question" ? "question" : "text")}
        options={[
          { id: "text", label: "Iets doen" },
          { id: "question", label: "Vraag met ja of nee" },
        ]}
        value={soort}
      />
      <TextArea
        autoFocus
        description={soort === "text" ? "De klant leest dit en vinkt het af met Klaar." : "De klant leest dit en kiest Ja of Nee."}
        error={errors.tekst}
        label={soort === "text" ? "Wat moet de klant doen" : "Vraag"}
        marks={["eye"]}
        maxLength={500}
        onChange={setTekst}
        rows={3}
        value={tekst}
      />
      {soort === "question" ? (
        <ComboBox
          description="Start zodra de klant Ja kiest, voor wie het antwoord geeft."
          error={errors.jaStartScenarioId}
          label="Scenario bij Ja"
          onChange={setScenario}
          options={(scenarios.data ?? []).map((choice) => ({ id: choice.id, label: choice.naam }))}
          value={scenarioId}
        />
      ) : null}
      <Select
        error={errors.aanvragerId}
        label="Voor wie"
        onChange={setVoorWie}
        options={[{ id: nobody, label: "Beiden / dossier" }, ...presentAanvragers(dossier).map((a) => ({ id: a.id, label: a.naam }))]}
        value={voorWie}
      />
      <DateField
        className="max-w-56"
        error={errors.uiterlijk}
        label="Uiterlijk op"
        marks={["eye"]}
        min={today}
        onChange={setUiterlijk}
        today={today}
        value={uiterlijk}
      />
    </Dialog>
  );
}
