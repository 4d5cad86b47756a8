import { keerOf } from "@dossierklaar/domain/afspraak/rules";
import type { AdviseurAfspraakView } from "@dossierklaar/domain/afspraak/view";
import { dayOf, formatDateTime, formatTime, formatTimeSpan } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { FormError, Note } from "@dossierklaar/ui/advisor/form-error";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { CalendarClock, CalendarX } from "lucide-react";
import { useDossier, useRefresh } from "../dossier";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { trpc } from "../trpc";
import { formOf } from "./change-form";

type Voorstel = NonNullable<AdviseurAfspraakView["agendaVoorstel"]>;
type Props = { afspraak: AdviseurAfspraakView; voorstel: Voorstel; mayDecide: boolean; isMain: boolean; onCancel: () => void };

const whenOf = (voorstel: Extract<Voorstel, { soort: "moved" }>): string => {
  const begintOp = new Date(voorstel.begintOp);
  return `${formatDateTime(begintOp).replace(/ \d\d:\d\d$/, "")}, ${formatTimeSpan(begintOp, voorstel.duurMinuten)}`;
};

/** The afspraak as it stands, on another moment: the input of changing it. */
function movedTo(afspraak: AdviseurAfspraakView, voorstel: Extract<Voorstel, { soort: "moved" }>) {
  const { afspraaktypeId: _, ocktoAanvragerIds: __, leaveOut: ___, ...fields } = formOf(afspraak);
  const begintOp = new Date(voorstel.begintOp);
  return {
    ...fields,
    datum: dayOf(begintOp),
    tijdstip: formatTime(begintOp),
    keer: keerOf(begintOp),
    duurMinuten: voorstel.duurMinuten,
  };
}

/** What the adviseur did with the afspraak in her own agenda, to be taken over or not: nothing of it is decided by itself. */
export function AgendaVoorstelCard(props: Props) {
  const { afspraak, voorstel, mayDecide, isMain } = props;
  const { head } = useDossier();
  const toast = useToast();
  const intent = useIntent();
  const refresh = useRefresh(useLiveDossier().state === "live");
  const utils = trpc.useUtils();
  const settled = (data: unknown, error: unknown) => {
    intent.onSettled(data, error);
    refresh();
  };
  const change = trpc.afspraak.change.useMutation({
    onSettled: settled,
    onSuccess: ({ isMailed }) => {
      void utils.afspraak.invalidate();
      toast.show({ text: isMailed ? "Afspraak verzet, de klant krijgt een e-mail" : "Afspraak verzet" });
    },
  });
  const decline = trpc.afspraak.declineVoorstel.useMutation({
    onSettled: settled,
    onSuccess: () => toast.show({ text: "De afspraak blijft staan, de agenda wordt teruggezet" }),
  });
  const about = { dossierId: head.id, afspraakId: afspraak.id };
  const takeOver = (moved: Extract<Voorstel, { soort: "moved" }>) =>
    change.mutate({
      ...movedTo(afspraak, moved),
      ...about,
      requestId: intent.requestId(JSON.stringify([moved, afspraak.versie])),
      seenVersie: afspraak.versie,
    });
  const error = change.error ?? decline.error;
  const isPending = change.isPending || decline.isPending;
  return (
    <section aria-label="Gewijzigd in de agenda" className="flex flex-col gap-3">
      <FormError message={error ? sentenceOf(error) : undefined} />
      <Note icon={voorstel.soort === "moved" ? CalendarClock : CalendarX} tone="info">
        <p className="text-sm">
          {voorstel.soort === "moved"
            ? `In de agenda van ${afspraak.adviseur} staat deze afspraak nu op ${whenOf(voorstel)}`
            : `Deze afspraak is verwijderd uit de agenda van ${afspraak.adviseur}`}
        </p>
        <p className="pt-1 font-normal text-ink-2 text-sm">De klant weet hier nog niets van.</p>
      </Note>
      {mayDecide ? (
        <div className="flex flex-wrap gap-2">
          {voorstel.soort === "moved" ? (
            <Button icon={CalendarClock} isPending={isPending} onClick={() => takeOver(voorstel)} variant={isMain ? "go" : "plain"}>
              Overnemen
            </Button>
          ) : (
            <Button icon={CalendarX} isPending={isPending} onClick={props.onCancel} variant={isMain ? "go" : "plain"}>
              Afzeggen
            </Button>
          )}
          <Button
            isPending={isPending}
            onClick={() => decline.mutate({ ...about, requestId: intent.requestId(JSON.stringify(["decline", afspraak.versie])) })}
          >
            {voorstel.soort === "moved" ? "Niet overnemen" : "Terugzetten in agenda"}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
