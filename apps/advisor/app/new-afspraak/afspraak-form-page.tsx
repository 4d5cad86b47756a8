import { addDays } from "@dossierklaar/domain/calendar-day";
import { dayOf, formatDayLong, formatTime } from "@dossierklaar/domain/format";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { DayPane } from "@dossierklaar/ui/advisor/day-pane";
import { MarksLegend } from "@dossierklaar/ui/advisor/field";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { FormColumns, PageHead, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { offlineSentence } from "@dossierklaar/ui/advisor/states";
import { keepPreviousData } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useDossier } from "../dossier";
import { domainCodeOf, sentenceOf } from "../errors";
import { useLiveDossier } from "../live-dossier";
import { useKantoorChanges } from "../live-socket";
import { useNow } from "../now";
import { trpc } from "../trpc";
import { AfspraakFields } from "./afspraak-fields";
import { type DayBlock, endOf, toDayBlock } from "./day";
import type { AfspraakChoices, AfspraakForm, AfspraakFormState } from "./use-afspraak-form";

const own = "deze-afspraak";

/** The form of an afspraak, the day of whose agenda is booked beside it, and what saving will do. */
export function AfspraakFormPage(props: {
  title: string;
  sub?: string;
  choices: AfspraakChoices;
  state: AfspraakFormState;
  errors: Record<string, string>;
  /** Why saving was refused, and the moment that was refused. */
  error: unknown;
  refused: { datum: string; tijdstip: string } | undefined;
  isPending: boolean;
  onSave: (form: AfspraakForm) => void;
  /** Above the fields: what must be known before changing them. */
  notes?: ReactNode;
  preview: ReactNode;
  hint: string;
  closeHref: string;
  /** The afspraak that is changed: it is not in its own way. */
  changing?: { id: string; type: string };
}) {
  const { choices, state, error, refused, changing } = props;
  const { form } = state;
  const { head } = useDossier();
  const live = useLiveDossier();
  const day = trpc.afspraak.day.useQuery(
    { adviseurId: form.adviseurId, datum: form.datum },
    { enabled: form.datum !== "", placeholderData: keepPreviousData, staleTime: 10_000 },
  );
  useKantoorChanges(() => day.refetch({ cancelRefetch: false }));
  const agenda = (day.data ?? []).filter((block) => block.afspraakId !== changing?.id);
  const blocks = form.datum === "" ? [] : agenda.map(toDayBlock);
  const isAmbiguous = domainCodeOf(error) === "AMBIGUOUS_TIME" && refused?.datum === form.datum && refused.tijdstip === form.tijdstip;
  const offline = live.staleSince ? offlineSentence(formatTime(live.staleSince)) : undefined;
  return (
    <form
      className="flex min-h-full flex-col"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave(form);
      }}
    >
      <PageHead beside={<MarksLegend />} sub={props.sub} title={props.title} />
      <div className="flex flex-col gap-2 px-6 pt-2 @max-[43.75rem]/app:px-3">
        <FormError message={whatWentWrong(error)} />
        {props.notes}
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
            errors={props.errors}
            fixedType={changing?.type}
            mustChooseKeer={isAmbiguous || form.keer !== null}
            state={state}
          />
        }
        preview={props.preview}
      />
      <StickyFoot hint={props.hint}>
        <Button
          disabledReason={head.gesloten ? "Dit dossier is gesloten." : offline}
          isPending={props.isPending}
          type="submit"
          variant="main"
        >
          Opslaan
        </Button>
        <ButtonLink href={props.closeHref} variant="quiet">
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
