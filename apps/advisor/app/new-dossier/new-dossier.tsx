import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { canReadAll } from "@dossierklaar/ui/advisor/date-fields";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { PageHead, Section, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { useNavigate } from "@remix-run/react";
import { Trash2, UserPlus } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { type ApiOutput, trpc } from "../trpc";
import { type DossierEntries, DossierFields } from "./dossier-fields";
import { isFilledIn, newPerson, type Person, secondPerson, toAanvrager } from "./person";
import { PersonFields } from "./person-fields";

type Choices = ApiOutput["dossier"]["choices"];

/** The whole form of a new dossier. */
export function NewDossier(props: { choices: Choices }) {
  const { choices } = props;
  const navigate = useNavigate();
  const intent = useIntent();
  const [entries, setEntries] = useState<DossierEntries>({
    aanspreekvorm: choices.aanspreekvorm,
    leadbronId: null,
    adviseurId: choices.adviseurId,
    behandelaarId: null,
  });
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
      ...entries,
      aanvragers: people.map((person) => toAanvrager(person, choices.inkomenstypen)),
    });
  const [first, second] = people;
  return (
    <form
      className="flex min-h-full flex-col"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // Where the api refuses anyhow, it says all that is wrong at once.
        if (!people.every(isFilledIn) || canReadAll(event.currentTarget)) save();
      }}
    >
      <PageHead title="Nieuw dossier" />
      <div className="flex flex-col gap-6 px-6 pt-4 pb-8 @max-[43.75rem]/app:px-3">
        <FormError message={open.error ? sentenceOf(open.error) : undefined} />
        <div className="max-w-4xl">
          <DossierFields
            choices={choices}
            entries={entries}
            errors={errors}
            onChange={(next) => setEntries((before) => ({ ...before, ...next }))}
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
