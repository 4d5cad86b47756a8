import { dayOf, enumerate } from "@dossierklaar/domain/format";
import { useNavigate } from "@remix-run/react";
import { useDossier, useRefresh } from "../dossier";
import { presentAanvragers } from "../dossier-selectors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { useNow } from "../now";
import { trpc } from "../trpc";
import { AfspraakFormPage } from "./afspraak-form-page";
import { AfspraakPreview } from "./afspraak-preview";
import { type AfspraakChoices, type AfspraakForm, emptyForm, useAfspraakForm } from "./use-afspraak-form";

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

/** Form, the adviser's day, and what saving will start and ask. */
export function NewAfspraak(props: { choices: AfspraakChoices }) {
  const { choices } = props;
  const dossier = useDossier();
  const { head } = dossier;
  const aanvragers = presentAanvragers(dossier);
  const { plan, save } = usePlan();
  const { errors, touch } = useFieldErrors(plan.error);
  const today = dayOf(useNow());
  const state = useAfspraakForm(choices, () => emptyForm(choices, today), true, touch);
  return (
    <AfspraakFormPage
      choices={choices}
      closeHref={`/dossiers/${head.nummer}`}
      error={plan.error}
      errors={errors}
      hint={whatHappens(aanvragers)}
      isPending={plan.isPending}
      onSave={save}
      preview={<AfspraakPreview state={state} />}
      refused={plan.variables}
      state={state}
      title="Nieuwe afspraak"
    />
  );
}

function whatHappens(aanvragers: readonly { roepnaam: string; email: string | null }[]): string {
  const readers = aanvragers.filter((a) => a.email !== null).map((a) => a.roepnaam);
  const verb = readers.length === 1 ? "krijgt" : "krijgen";
  return `${enumerate(readers)} ${verb} de bevestiging meteen. De stukken staan direct in ${readers.length === 1 ? "het" : "hun"} portaal.`;
}
