import { addDays } from "@dossierklaar/domain/calendar-day";
import { dayOf, enumerate, formatDayLong, formatTime } from "@dossierklaar/domain/format";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { DayPane } from "@dossierklaar/ui/advisor/day-pane";
import { MarksLegend } from "@dossierklaar/ui/advisor/field";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { FormColumns, PageHead, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { offlineSentence } from "@dossierklaar/ui/advisor/states";
import { useNavigate } from "@remix-run/react";
import { keepPreviousData } from "@tanstack/react-query";
import { useDossier, useRefresh } from "../dossier";
import { domainCodeOf, sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useKantoorChanges } from "../live-socket";
import { useNow } from "../now";
import { trpc } from "../trpc";
import { AfspraakFields } from "./afspraak-fields";
import { AfspraakPreview } from "./afspraak-preview";
import { type DayBlock, endOf, toDayBlock } from "./day";
import { type AfspraakChoices, type AfspraakForm, type AfspraakFormState, useAfspraakForm } from "./use-afspraak-form";

const own = "deze-afspraak";

/** Saves what is filled in, and goes to the afspraak's checklist. */
function usePlan() {
  const { head } = useDossier();
  const refresh = useRefresh(false);
  const navigate = useNavigate();
  const intent = useIntent();
  const utils = trpc.useUtils();
  const plan = trpc.afspraak.plan.useMutation({
    onSettled: intent.onSettled,
    async onSuccess({ afspraakId }) {
      // The afspraak must be on the screen it leads to; the socket may bring it a moment later, or not at all.
      await utils.dossier.show.refetch({ nummer: head.nummer }, undefined, { cancelRefetch: false }).catch(refresh);
      void utils.afspraak.invalidate();
      void utils.scenario.invalidate();
      navigate(`/dossiers/${head.nummer}/afspraken/${afspraakId}/dossiercontrole`);
    },
  });
  const save = (form: AfspraakForm) => {
    const { leaveOut, duurMinuten, ...rest } = form;
    plan.mutate({
      ...rest,
      requestId: intent.requestId(),
      dossierId: head.id,
      locatieId: form.locatieSoort === "office" ? form.locatieId : null,
      // Nothing filled in is not a length; the api says so at the field.
      duurMinuten: duurMinuten ?? Number.NaN,
      leaveOut: [...leaveOut],
    });
  };
  return { plan, save };
}

/** Form, the adviser's day, and what saving will do. */
export function NewAfspraak(props: { choices: AfspraakChoices }) {
  const { choices } = props;
  const { head, aanvragers } = useDossier();
  const live = useLiveDossier();
  const { plan, save } = usePlan();
  const { errors, touch } = useFieldErrors(plan.error);
  const state = useAfspraakForm(choices, touch);
  const { form } = state;
  const day = trpc.afspraak.day.useQuery(
    { adviseurId: form.adviseurId, datum: form.datum },
    { enabled: form.datum !== "", placeholderData: keepPreviousData, staleTime: 10_000 },
  );
  useKantoorChanges(() => day.refetch({ cancelRefetch: false }));
  const blocks = form.datum === "" ? [] : (day.data ?? []).map(toDayBlock);
  const refused = plan.variables;
  const isAmbiguous = domainCodeOf(plan.error) === "AMBIGUOUS_TIME" && refused?.datum === form.datum && refused.tijdstip === form.tijdstip;
  const offline = live.staleSince ? offlineSentence(formatTime(live.staleSince)) : undefined;
  return (
    <form
      className="flex min-h-full flex-col"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(form);
      }}
    >
      <PageHead beside={<MarksLegend />} title="Nieuwe afspraak" />
      <div className="px-6 pt-2 @max-[43.75rem]/app:px-3">
        <FormError message={whatWentWrong(plan.error)} />
      </div>
      <FormColumns
        day={
          <Day
            blocks={blocks}
            choices={choices}
            error={day.isError ? { message: sentenceOf(day.error), onRetry: () => void day.refetch() } : undefined}
            state={state}
          />
        }
        form={
          <AfspraakFields
            blocks={blocks}
            choices={choices}
            errors={errors}
            mustChooseKeer={isAmbiguous || form.keer !== null}
            state={state}
          />
        }
        preview={<AfspraakPreview state={state} />}
      />
      <StickyFoot hint={whatHappens(aanvragers)}>
        <Button
          disabledReason={head.gesloten ? "Dit dossier is gesloten." : offline}
          isPending={plan.isPending}
          type="submit"
          variant="main"
        >
          Opslaan
        </Button>
        <ButtonLink href={`/dossiers/${head.nummer}`} variant="quiet">
          Sluiten
        </ButtonLink>
      </StickyFoot>
    </form>
  );
}

function whatWentWrong(error: unknown): string | undefined {
  if (domainCodeOf(error) === "AMBIGUOUS_TIME") return "Deze tijd is er die nacht twee keer. Kies bij het tijdstip welke je bedoelt.";
  return error ? sentenceOf(error) : undefined;
}

function whatHappens(aanvragers: readonly { roepnaam: string; email: string | null }[]): string {
  const readers = aanvragers.filter((a) => a.email !== null).map((a) => a.roepnaam);
  const verb = readers.length === 1 ? "krijgt" : "krijgen";
  return `${enumerate(readers)} ${verb} de bevestiging meteen. De stukken staan direct in ${readers.length === 1 ? "het" : "hun"} portaal.`;
}

function Day(props: {
  choices: AfspraakChoices;
  state: AfspraakFormState;
  blocks: readonly DayBlock[];
  error: { message: string; onRetry: () => void } | undefined;
}) {
  const { choices, state, blocks } = props;
  const { form, set } = state;
  const today = dayOf(useNow());
  const adviseur = choices.adviseurs.find((a) => a.id === form.adviseurId)?.naam ?? "";
  const datum = form.datum || today;
  const mine: DayBlock[] =
    form.tijdstip && form.datum
      ? [{ id: own, title: "Deze afspraak", start: form.tijdstip, end: endOf(form.tijdstip, form.duurMinuten ?? 15), isOwn: true }]
      : [];
  return (
    <DayPane
      blocks={[...blocks, ...mine]}
      error={props.error}
      label={`Agenda van ${adviseur}`}
      onNextDay={() => set({ datum: addDays(datum, 1) })}
      onPick={(tijdstip) => set({ tijdstip, keer: null })}
      onPreviousDay={() => set({ datum: addDays(datum, -1) })}
      title={`${adviseur.split(" ")[0]}, ${formatDayLong(datum, today)}`}
    />
  );
}
