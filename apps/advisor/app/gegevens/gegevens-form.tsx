import { Button } from "@dossierklaar/ui/advisor/button";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { canReadAll } from "@dossierklaar/ui/advisor/date-fields";
import { ConfirmDialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError, Note } from "@dossierklaar/ui/advisor/form-error";
import { PageHead, Section, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { UserMinus, UserPlus } from "lucide-react";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { presentAanvragers } from "../dossier-selectors";
import { sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { type DossierEntries, DossierFields } from "../new-dossier/dossier-fields";
import { newPerson, secondPerson } from "../new-dossier/person";
import { PersonFields } from "../new-dossier/person-fields";
import { trpc } from "../trpc";
import { type Choices, choicesWith, type EditedPerson, nameOf, toEdited, toInput, toPreviewInput } from "./gegevens-form-state";
import { GegevensPreview, usePreview } from "./gegevens-preview";

/** Changes everything that was entered. Loads what can be chosen first. */
export default function GegevensForm(props: { onClose: () => void }) {
  const dossier = useDossier();
  const choices = trpc.dossier.choices.useQuery();
  if (!choices.data) return <SkeletonRows lines={1} />;
  return <Form choices={choicesWith(choices.data, dossier)} onClose={props.onClose} />;
}

function Form(props: { choices: Choices; onClose: () => void }) {
  const { choices, onClose } = props;
  const dossier = useDossier();
  const { head } = dossier;
  const toast = useToast();
  const intent = useIntent();
  const refresh = useRefresh(useLiveDossier().state === "live");
  // What stood there when she began to type; a colleague may change it meanwhile.
  const [before] = useState({ versie: head.gegevensVersie, people: presentAanvragers(dossier) });
  const [entries, setEntries] = useState<DossierEntries>({
    aanspreekvorm: head.aanspreekvorm,
    leadbronId: head.leadbron?.id ?? null,
    adviseurId: head.adviseur.id,
    behandelaarId: head.behandelaar?.id ?? null,
  });
  const [people, setPeople] = useState<EditedPerson[]>(() => before.people.map(toEdited));
  const [leaveOut, setLeaveOut] = useState<ReadonlySet<string>>(new Set());
  const [keep, setKeep] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const preview = usePreview(toPreviewInput(head.nummer, people, choices));
  const save = trpc.dossier.changeGegevens.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      setAsking(false);
    },
    onSuccess: () => {
      refresh();
      toast.show({ text: "De gegevens zijn opgeslagen." });
      onClose();
    },
  });
  const { errors, touch } = useFieldErrors(save.error);
  const change = (at: number, next: Partial<EditedPerson>) => {
    setPeople((now) => now.map((person, index) => (index === at ? { ...person, ...next } : person)));
    touch(Object.keys(next).map((field) => `aanvragers.${at}.${field}`));
  };
  const [first, second] = people;
  const leaving = before.people.find((person) => person.positie === 2 && !people.some((p) => p.id === person.id));
  const send = () =>
    save.mutate({
      requestId: intent.requestId(),
      dossierId: head.id,
      seenVersie: before.versie,
      ...entries,
      aanvragers: people.map((person) => toInput(person, choices)),
      leaveOut: [...leaveOut],
      lapse: (preview.data?.lapses ?? []).map((one) => one.id).filter((id) => !keep.has(id)),
    });
  return (
    <form
      className="flex min-h-full flex-col"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!canReadAll(event.currentTarget)) return;
        if (leaving) setAsking(true);
        else send();
      }}
    >
      <PageHead sub={`Dossier ${head.nummer}`} title="Gegevens wijzigen" />
      <div className="@container px-6 pt-4 pb-8 @max-[43.75rem]/app:px-3">
        <div className="grid items-start gap-x-8 gap-y-6 @min-[60rem]:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-6">
            <FormError message={save.error ? sentenceOf(save.error) : undefined} />
            {head.gegevensVersie === before.versie || save.isPending ? null : (
              <Note tone="warning">Een collega heeft de gegevens gewijzigd terwijl jij bezig was. Sluit dit en begin opnieuw.</Note>
            )}
            <Section title="Dossier">
              <DossierFields
                choices={choices}
                entries={entries}
                errors={errors}
                onChange={(next) => setEntries((now) => ({ ...now, ...next }))}
              />
            </Section>
            <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,24rem),1fr))] items-start gap-x-10 gap-y-6">
              {first ? (
                <Section title="Aanvrager 1">
                  <PersonFields at={0} choices={choices} errors={errors} onChange={(next) => change(0, next)} person={first} />
                  {second ? <PartnerTick at={0} onChange={(next) => change(0, next)} person={first} /> : null}
                </Section>
              ) : null}
              {second ? (
                <Section title="Aanvrager 2">
                  <PersonFields at={1} choices={choices} errors={errors} onChange={(next) => change(1, next)} person={second} />
                  <PartnerTick at={1} onChange={(next) => change(1, next)} person={second} />
                  <div>
                    <Button className="-ml-2 px-2" icon={UserMinus} onClick={() => setPeople((now) => now.slice(0, 1))} variant="quiet">
                      {second.id === null ? "Tweede aanvrager weghalen" : "Tweede aanvrager uit het dossier halen"}
                    </Button>
                  </div>
                </Section>
              ) : (
                <div className="flex flex-col items-start gap-3">
                  {leaving ? (
                    <Note tone="warning">
                      {leaving.naam} gaat uit het dossier zodra je opslaat. De toegang tot het klantportaal stopt dan meteen; wat is
                      aangeleverd, blijft staan.
                      <Button className="mt-1.5" onClick={() => setPeople((now) => [...now, toEdited(leaving)])}>
                        Toch in het dossier houden
                      </Button>
                    </Note>
                  ) : null}
                  <Button
                    icon={UserPlus}
                    onClick={() => setPeople((now) => [...now, { ...secondPerson(now[0] ?? newPerson()), id: null, partnerMagZien: true }])}
                  >
                    Tweede aanvrager toevoegen
                  </Button>
                </div>
              )}
            </div>
          </div>
          <div className="min-w-0 @min-[60rem]:sticky @min-[60rem]:top-4">
            <GegevensPreview
              keep={keep}
              leaveOut={leaveOut}
              leavingName={leaving?.naam}
              onKeep={(id, isKept) => setKeep((now) => withMember(now, [id], isKept))}
              onLeaveOut={(keys, isTicked) => setLeaveOut((now) => withMember(now, keys, !isTicked))}
              people={people}
              preview={preview}
            />
          </div>
        </div>
      </div>
      <StickyFoot hint={hintOf(preview.data)}>
        <Button
          disabledReason={
            preview.isSuccess || save.isPending ? undefined : "Even wachten: wat dit van de klant vraagt, wordt nog uitgezocht."
          }
          isPending={save.isPending}
          type="submit"
          variant="main"
        >
          Opslaan
        </Button>
        <Button onClick={onClose} variant="quiet">
          Sluiten
        </Button>
      </StickyFoot>
      {leaving && isAsking ? (
        <ConfirmDialog
          confirmLabel="Uit het dossier halen"
          isOpen
          isPending={save.isPending}
          keepLabel="Terug naar het formulier"
          onClose={() => setAsking(false)}
          onConfirm={send}
          title={`${leaving.naam} uit het dossier halen?`}
        >
          <p>
            De toegang tot het klantportaal stopt meteen, ook op telefoons die nog zijn ingelogd. Wat is aangeleverd, blijft onder deze naam
            in de Dossiercontrole staan. Dit kun je niet terugdraaien.
          </p>
        </ConfirmDialog>
      ) : null}
    </form>
  );
}

/** Whether the other aanvrager may serve and see this one; it matters only while she has no address of her own. */
function PartnerTick(props: { at: number; person: EditedPerson; onChange: (next: Partial<EditedPerson>) => void }) {
  const { person, at } = props;
  const name = person.voornaam || nameOf(person, at);
  return (
    <CheckboxField
      description={
        person.email.trim() === ""
          ? `${name} heeft geen eigen e-mailadres en ziet het klantportaal anders nergens.`
          : `Geldt zolang ${name} geen eigen e-mailadres heeft. Zet dit uit na een scheiding.`
      }
      isSelected={person.partnerMagZien}
      label={`De andere aanvrager mag de stukken van ${name} zien en aanleveren`}
      onChange={(partnerMagZien) => props.onChange({ partnerMagZien })}
    />
  );
}

function withMember(set: ReadonlySet<string>, members: readonly string[], isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const one of members) isIn ? next.add(one) : next.delete(one);
  return next;
}

function hintOf(preview: { asks: { scenarios: readonly unknown[] } } | undefined): string {
  if (!preview) return "";
  return preview.asks.scenarios.length > 0
    ? "De klant krijgt één mail over wat er nieuw wordt gevraagd."
    : "De klant krijgt hier geen mail over.";
}
