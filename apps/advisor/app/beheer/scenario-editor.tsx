import { dayOf } from "@dossierklaar/domain/format";
import { faseLabels } from "@dossierklaar/domain/labels";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { PageHead, Section, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useNavigate } from "@remix-run/react";
import { ArrowLeft, Plus } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { useNow } from "../now";
import { trpc } from "../trpc";
import { RegelFields } from "./regel-fields";
import {
  type CatalogueParts,
  type DraftRegel,
  draftOf,
  inputOf,
  newRegel,
  type Scenario,
  type Trigger,
  withRegelAt,
} from "./scenario-draft";
import { ScenarioPreview } from "./scenario-preview";

const fasen = Object.entries(faseLabels).map(([id, label]) => ({ id, label }));
const listPath = "/beheer/scenarios";

/** Everything that shows scenario's anew once one has changed. */
export function useRefreshScenarios(): () => void {
  const utils = trpc.useUtils();
  return () => {
    void utils.beheer.scenarios.list.invalidate();
    void utils.beheer.triggers.list.invalidate();
    void utils.scenario.invalidate();
    void utils.afspraak.preview.invalidate();
  };
}

/** Adds a scenario, or changes one when `scenario` is given, beside what it would ask. */
export function ScenarioEditor(props: {
  scenario: Scenario | undefined;
  scenarios: readonly Scenario[];
  parts: CatalogueParts;
  triggers: readonly Trigger[];
}) {
  const { parts } = props;
  // As it was opened: what a colleague saves meanwhile must not be taken for it.
  const [scenario] = useState(props.scenario);
  const [first] = useState(() => draftOf(scenario));
  const [draft, setDraft] = useState(first);
  const today = dayOf(useNow());
  const navigate = useNavigate();
  const toast = useToast();
  const intent = useIntent();
  const refresh = useRefreshScenarios();
  const options = {
    onSettled: (data: unknown, error: unknown) => {
      intent.onSettled(data, error);
      refresh();
    },
    onSuccess: () => {
      toast.show({ text: scenario ? `${draft.naam} is opgeslagen. Het geldt voor wat je hierna vraagt.` : `${draft.naam} is toegevoegd.` });
      navigate(listPath);
    },
  };
  const add = trpc.beheer.scenarios.add.useMutation(options);
  const change = trpc.beheer.scenarios.change.useMutation(options);
  const { isPending, error } = scenario ? change : add;
  const { errors, touch } = useFieldErrors(error);
  const save = () => {
    const input = { requestId: intent.requestId(JSON.stringify(draft)), ...inputOf(draft) };
    if (scenario) change.mutate({ ...input, id: scenario.id, seenVersie: scenario.versie });
    else add.mutate(input);
  };
  const setRegels = (regels: DraftRegel[]) => {
    setDraft((before) => ({ ...before, regels }));
    // The sentences of lines go by their place, and that has changed.
    touch(Object.keys(errors).filter((path) => path.startsWith("regels")));
  };
  const changeRegel = (at: number, regel: DraftRegel) => {
    setDraft((before) => ({ ...before, regels: before.regels.map((one, index) => (index === at ? regel : one)) }));
    touch(Object.keys(errors).filter((path) => path.startsWith(`regels.${at}.`)));
  };
  const removeRegel = (regel: DraftRegel) => {
    const at = draft.regels.indexOf(regel);
    setRegels(draft.regels.filter((one) => one.key !== regel.key));
    // What was changed since stays changed.
    const putBack = () => setDraft((now) => ({ ...now, regels: withRegelAt(now.regels, regel, at) }));
    toast.show({ text: "Regel weggehaald.", onUndo: putBack });
  };
  const byPlace = (keys: readonly string[]) => [...draft.regels].sort((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key));
  const [addedKey, setAddedKey] = useState<string>();
  const addRegel = (soort: DraftRegel["soort"]) => {
    const key = crypto.randomUUID();
    setAddedKey(key);
    setRegels([...draft.regels, newRegel(soort, key)]);
  };
  const answers = props.scenarios
    .filter(
      (one) =>
        one.id !== scenario?.id &&
        (one.actief || draft.regels.some((regel) => "jaStartScenarioId" in regel && regel.jaStartScenarioId === one.id)),
    )
    .map((one) => ({ id: one.id, label: one.naam, description: faseLabels[one.fase] }));
  return (
    <form
      className="flex min-h-full flex-col"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <PageHead
        actions={
          <ButtonLink href={listPath} icon={ArrowLeft} variant="quiet">
            Alle scenario's
          </ButtonLink>
        }
        className="border-line border-b pb-4"
        sub="Wat je wijzigt, geldt voor wat je hierna vraagt. Wat al gevraagd is, blijft zoals het is."
        title={scenario ? scenario.naam : "Scenario toevoegen"}
      />
      <div className="grid flex-1 grid-cols-[minmax(0,1fr)] min-[75rem]:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex max-w-4xl flex-col gap-5 px-6 py-4 @max-[43.75rem]/app:px-3">
          <FormError message={error ? sentenceOf(error) : undefined} />
          <div className="grid grid-cols-1 gap-3 min-[60rem]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <TextField
              autoFocus={!scenario}
              error={errors.naam}
              label="Naam"
              maxLength={80}
              onChange={(naam) => {
                setDraft((before) => ({ ...before, naam }));
                touch(["naam"]);
              }}
              value={draft.naam}
            />
            <SegmentedChoice
              label="Fase"
              onChange={(id) => setDraft((before) => ({ ...before, fase: id as Scenario["fase"] }))} // one of the options
              options={fasen}
              value={draft.fase}
            />
          </div>
          <Section sub="In deze volgorde komen ze in de dossiercontrole." title="Regels">
            {draft.regels.length === 0 ? (
              <p className="text-ink-2 text-sm">Nog geen regels. Voeg een stuk of een vraag toe.</p>
            ) : (
              <ol className="border-line border-t">
                {draft.regels.map((regel, at) => (
                  <RegelFields
                    all={draft.regels}
                    autoFocus={regel.key === addedKey}
                    errorOf={(field) => errors[`regels.${at}.${field}`]}
                    key={regel.key}
                    number={at + 1}
                    onChange={(next) => changeRegel(at, next)}
                    onMove={(keys) => setRegels(byPlace(keys))}
                    onRemove={() => removeRegel(regel)}
                    parts={parts}
                    regel={regel}
                    scenarios={answers}
                    today={today}
                  />
                ))}
              </ol>
            )}
            {errors.regels ? <p className="text-rejected text-xs">{errors.regels}</p> : null}
            <div className="flex flex-wrap gap-2">
              <Button icon={Plus} onClick={() => addRegel("document")}>
                Stuk
              </Button>
              <Button icon={Plus} onClick={() => addRegel("question")}>
                Vraag
              </Button>
              {parts.ockto ? (
                <Button icon={Plus} onClick={() => addRegel("ockto")}>
                  Ockto
                </Button>
              ) : null}
            </div>
          </Section>
        </div>
        <ScenarioPreview draft={draft} parts={parts} scenarioId={scenario?.id} today={today} triggers={props.triggers} />
      </div>
      <StickyFoot hint={draft === first ? undefined : "Er zijn wijzigingen die nog niet zijn opgeslagen."}>
        <Button isPending={isPending} type="submit" variant="main">
          {scenario ? "Opslaan" : "Toevoegen"}
        </Button>
      </StickyFoot>
    </form>
  );
}
