import { toonLabels } from "@dossierklaar/domain/labels";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { PageHead, Section, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { Select } from "@dossierklaar/ui/advisor/select";
import { useNavigate } from "@remix-run/react";
import { Trash2, UserPlus } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { type ApiOutput, trpc } from "../trpc";
import { newPerson, type Person, secondPerson, toAanvrager } from "./person";
import { PersonFields } from "./person-fields";

type Choices = ApiOutput["dossier"]["choices"];
type Toon = Choices["aanspreekvorm"];

/** A Select has no empty choice of its own. */
const none = "geen";
const named = (list: readonly { id: string; naam: string }[]) => list.map(({ id, naam }) => ({ id, label: naam }));

/** The whole form of a new dossier. */
export function NewDossier(props: { choices: Choices }) {
  const { choices } = props;
  const navigate = useNavigate();
  const intent = useIntent();
  const [aanspreekvorm, setAanspreekvorm] = useState<Toon>(choices.aanspreekvorm);
  const [leadbronId, setLeadbron] = useState(none);
  const [adviseurId, setAdviseur] = useState(choices.adviseurId);
  const [behandelaarId, setBehandelaar] = useState(none);
  const [people, setPeople] = useState<Person[]>(() => [newPerson()]);
  const utils = trpc.useUtils();
  const open = trpc.dossier.open.useMutation({
    onSettled: intent.onSettled,
    onSuccess: ({ nummer }) => {
      void utils.dossier.list.invalidate();
      navigate(`/dossiers/${nummer}`);
    },
  });
  const { errors, touch } = useFieldErrors(open.error);
  const change = (at: number, next: Partial<Person>) => {
    setPeople((before) => before.map((person, index) => (index === at ? { ...person, ...next } : person)));
    touch(Object.keys(next).map((field) => `aanvragers.${at}.${field}`));
  };
  const save = () =>
    open.mutate({
      requestId: intent.requestId(),
      aanspreekvorm,
      leadbronId: leadbronId === none ? null : leadbronId,
      adviseurId,
      behandelaarId: behandelaarId === none ? null : behandelaarId,
      aanvragers: people.map((person) => toAanvrager(person, choices.inkomenstypen)),
    });
  const [first, second] = people;
  return (
    <form
      className="flex min-h-full flex-col"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <PageHead title="Nieuw dossier" />
      <div className="flex flex-col gap-6 px-6 pt-4 pb-8 @max-[43.75rem]/app:px-3">
        <FormError message={open.error ? sentenceOf(open.error) : undefined} />
        <div className="grid max-w-4xl grid-cols-[repeat(auto-fit,minmax(12.5rem,1fr))] gap-x-4 gap-y-3">
          <SegmentedChoice
            error={errors.aanspreekvorm}
            label="Aanspreekvorm"
            onChange={(id) => setAanspreekvorm(id as Toon)} // one of the options below
            options={[
              { id: "formal", label: toonLabels.formal },
              { id: "informal", label: toonLabels.informal },
            ]}
            value={aanspreekvorm}
          />
          <Select
            error={errors.leadbronId}
            label="Leadbron"
            onChange={setLeadbron}
            options={[{ id: none, label: "Geen" }, ...named(choices.leadbronnen)]}
            value={leadbronId}
          />
          <Select error={errors.adviseurId} label="Adviseur" onChange={setAdviseur} options={named(choices.adviseurs)} value={adviseurId} />
          <Select
            error={errors.behandelaarId}
            label="Behandelaar"
            onChange={setBehandelaar}
            options={[{ id: none, label: "Geen" }, ...named(choices.behandelaars)]}
            value={behandelaarId}
          />
        </div>
        <div className="grid grid-cols-2 items-start gap-x-10 gap-y-6 @max-[60rem]/app:grid-cols-1">
          {first ? (
            <div className="flex flex-col gap-5">
              <Section title="Aanvrager 1">
                <PersonFields at={0} choices={choices} errors={errors} onChange={(next) => change(0, next)} person={first} />
              </Section>
              {second ? null : (
                <div>
                  <Button icon={UserPlus} onClick={() => setPeople((before) => [...before, secondPerson(before[0] ?? newPerson())])}>
                    Tweede aanvrager toevoegen
                  </Button>
                </div>
              )}
            </div>
          ) : null}
          {second ? (
            <Section title="Aanvrager 2">
              <PersonFields at={1} choices={choices} errors={errors} onChange={(next) => change(1, next)} person={second} />
              <div>
                <Button className="-ml-2 px-2" icon={Trash2} onClick={() => setPeople((before) => before.slice(0, 1))} variant="quiet">
                  Tweede aanvrager weghalen
                </Button>
              </div>
            </Section>
          ) : null}
        </div>
      </div>
      <StickyFoot hint="De klant krijgt nog geen bericht. Dat gebeurt bij de eerste afspraak.">
        <Button isPending={open.isPending} type="submit" variant="main">
          Dossier aanmaken
        </Button>
        <ButtonLink href="/dossiers" variant="quiet">
          Sluiten
        </ButtonLink>
      </StickyFoot>
    </form>
  );
}
