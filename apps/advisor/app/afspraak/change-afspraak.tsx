import type { AdviseurAfspraakView } from "@dossierklaar/domain/afspraak/view";
import { enumerate, formatDateTime, plural } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { Note } from "@dossierklaar/ui/advisor/form-error";
import { PreviewPane } from "@dossierklaar/ui/advisor/preview-pane";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useNavigate } from "@remix-run/react";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { presentAanvragers } from "../dossier-selectors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { AfspraakFormPage } from "../new-afspraak/afspraak-form-page";
import { type AfspraakChoices, type AfspraakForm, useAfspraakForm } from "../new-afspraak/use-afspraak-form";
import { trpc } from "../trpc";
import { choicesFor, differencesOf, formOf, tellDifferences } from "./change-form";
import { VerzoekWords } from "./verzoek-card";

/** Saves the form as a change of what was seen, and goes back to the afspraak. */
function useChange(seen: AdviseurAfspraakView) {
  const { head } = useDossier();
  const refresh = useRefresh(false);
  const navigate = useNavigate();
  const intent = useIntent();
  const toast = useToast();
  const utils = trpc.useUtils();
  const change = trpc.afspraak.change.useMutation({
    onSettled: intent.onSettled,
    async onSuccess({ isMailed }) {
      await utils.dossier.show.refetch({ nummer: head.nummer }, undefined, { cancelRefetch: false }).catch(refresh);
      void utils.afspraak.invalidate();
      toast.show({ text: isMailed ? "Afspraak gewijzigd, de klant krijgt een e-mail" : "Afspraak gewijzigd" });
      navigate(`/dossiers/${head.nummer}/afspraken/${seen.id}`);
    },
  });
  const save = (form: AfspraakForm) => {
    const { afspraaktypeId: _, ocktoAanvragerIds: __, leaveOut: ___, duurMinuten, ...rest } = form;
    change.mutate({
      ...rest,
      requestId: intent.requestId(JSON.stringify([rest, duurMinuten, seen.versie])),
      dossierId: head.id,
      afspraakId: seen.id,
      seenVersie: seen.versie,
      locatieId: form.locatieSoort === "office" ? form.locatieId : null,
      // Nothing filled in is not a length; the api says so at the field.
      duurMinuten: duurMinuten ?? Number.NaN,
    });
  };
  return { change, save };
}

/** `Wijzigen`: the form of planning, filled in, without its type. */
export function ChangeAfspraak(props: { afspraak: AdviseurAfspraakView; choices: AfspraakChoices }) {
  const dossier = useDossier();
  const { head } = dossier;
  const aanvragers = presentAanvragers(dossier);
  // What the form was filled from; a colleague's change since is told and can be taken over.
  const [seen, setSeen] = useState(props.afspraak);
  const { change, save } = useChange(seen);
  const { errors, touch } = useFieldErrors(change.error);
  const choices = choicesFor(props.choices, seen);
  const state = useAfspraakForm(choices, () => formOf(seen), false, touch);
  const { changed, noticed } = differencesOf(seen, state.form);
  const isOvertaken = props.afspraak.status === "cancelled" || differencesOf(props.afspraak, formOf(seen)).changed.length > 0;
  const takeOver = () => {
    setSeen(props.afspraak);
    state.reset(formOf(props.afspraak));
    change.reset();
  };
  const addresses = [...new Set(aanvragers.flatMap((a) => (a.email ? [a.email] : [])))];
  const toon = head.aanspreekvorm === "formal" ? "formeel" : "informeel";
  const mail = { what: `${noticed.includes("moment") ? "Afspraak verzet" : "Afspraak gewijzigd"}, ${toon}`, to: enumerate(addresses) };
  const { verzoek } = props.afspraak;
  return (
    <AfspraakFormPage
      changing={{ id: seen.id, type: seen.type }}
      choices={choices}
      closeHref={`/dossiers/${head.nummer}/afspraken/${seen.id}`}
      error={change.error}
      errors={errors}
      hint={noticed.length > 0 ? whoHears(aanvragers) : "Er gaat alleen een e-mail uit als de klant er iets van merkt."}
      isPending={change.isPending}
      notes={
        <>
          {isOvertaken ? <OvertakenNote afspraak={props.afspraak} onTakeOver={takeOver} /> : null}
          {verzoek?.status === "open" ? (
            <Note icon={CalendarClock} tone="info">
              <p className="text-sm">
                {verzoek.door} vraagt om {verzoek.soort === "move" ? "een ander moment" : "de afspraak af te zeggen"}
              </p>
              <div className="font-normal text-sm">
                <VerzoekWords verzoek={verzoek} />
              </div>
            </Note>
          ) : null}
        </>
      }
      onSave={save}
      preview={
        <PreviewPane
          empty={tellDifferences(changed, noticed)}
          groups={[]}
          mail={noticed.length > 0 && addresses.length > 0 ? mail : undefined}
          onToggle={() => undefined}
          summary={changed.length > 0 ? plural(changed.length, "wijziging", "wijzigingen") : ""}
        />
      }
      refused={change.variables}
      state={state}
      sub={`${seen.type} · ${formatDateTime(seen.begintOp)}`}
      title="Afspraak wijzigen"
    />
  );
}

function whoHears(aanvragers: readonly { roepnaam: string; email: string | null }[]): string {
  const readers = aanvragers.filter((a) => a.email !== null).map((a) => a.roepnaam);
  return `${enumerate(readers)} ${readers.length === 1 ? "krijgt" : "krijgen"} hiervan meteen een e-mail, met de nieuwe gegevens voor de agenda.`;
}

/** A colleague was first: what was typed stays until she takes over what stands now. */
function OvertakenNote(props: { afspraak: AdviseurAfspraakView; onTakeOver: () => void }) {
  const isCancelled = props.afspraak.status === "cancelled";
  return (
    <Note tone="warning">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span>
          {isCancelled ? "Een collega heeft deze afspraak net afgezegd." : "Een collega heeft deze afspraak net gewijzigd."}{" "}
          {isCancelled ? "Wijzigen kan niet meer." : "Wat je invulde, staat er nog en kan zo niet worden opgeslagen."}
        </span>
        {isCancelled ? null : <Button onClick={props.onTakeOver}>Overnemen wat er nu staat</Button>}
      </div>
    </Note>
  );
}
