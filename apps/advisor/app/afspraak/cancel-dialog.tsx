import { openAtAfspraak } from "@dossierklaar/domain/afspraak/rules";
import type { AdviseurAfspraakView } from "@dossierklaar/domain/afspraak/view";
import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { enumerate, formatDateTime, plural } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { Button } from "@dossierklaar/ui/advisor/button";
import { CheckboxGroup } from "@dossierklaar/ui/advisor/checkbox";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { TextArea } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { forWhom } from "../dossier-selectors";
import { sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { trpc } from "../trpc";

/** What the client asked herself needs no other reason; it stands there to be changed. */
function startReason(dossier: AdviseurDossierView, afspraak: AdviseurAfspraakView): string {
  if (afspraak.verzoek?.status !== "open" || afspraak.verzoek.soort !== "cancel") return "";
  if (dossier.head.aanspreekvorm === "formal") return "U hebt hier zelf om gevraagd.";
  return dossier.aanvragers.length > 1 ? "Jullie hebben hier zelf om gevraagd." : "Je hebt hier zelf om gevraagd.";
}

/** What is still open at the afspraak, and what of it may lapse. */
function openOf(dossier: AdviseurDossierView, afspraakId: string) {
  const planned = dossier.afspraken.filter((a) => a.status === "planned").map((a) => a.id);
  const { mayLapse, stays } = openAtAfspraak(dossier.stukken, afspraakId, planned);
  const points = dossier.actiepunten.filter((a) => a.afspraakId === afspraakId && a.status === "open");
  const who = (aanvragerId: string | null) => forWhom(dossier, aanvragerId).name;
  const options = [
    ...mayLapse.map((stuk) => ({
      id: stuk.id,
      label: stuk.naam,
      description: [who(stuk.aanvragerId), ...(stuk.status === "rejected" ? [stukStatusLabel(stuk.status)] : [])].join(" · "),
    })),
    ...points.map((point) => ({ id: point.id, label: point.tekst, description: who(point.aanvragerId) })),
  ];
  return { options, stays, stukIds: mayLapse.map((stuk) => stuk.id), actiepuntIds: points.map((point) => point.id) };
}

function whoHears(dossier: AdviseurDossierView): string {
  const readers = dossier.aanvragers.filter((a) => a.email !== null).map((a) => a.roepnaam);
  return `${enumerate(readers)} ${readers.length === 1 ? "krijgt" : "krijgen"} meteen een e-mail, met een bijlage die de afspraak uit de agenda haalt.`;
}

/** Asks whether the afspraak is called off, why, and whether what is still open lapses with it. */
export default function CancelDialog(props: { afspraak: AdviseurAfspraakView; onClose: () => void }) {
  const { onClose } = props;
  const dossier = useDossier();
  const toast = useToast();
  const intent = useIntent();
  const refresh = useRefresh(useLiveDossier().state === "live");
  // As it was looked at: what a colleague does meanwhile is told, not overwritten.
  const [afspraak] = useState(props.afspraak);
  const [reden, setReden] = useState(() => startReason(dossier, afspraak));
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const utils = trpc.useUtils();
  const plannings = trpc.scenario.plannings.useQuery({ nummer: dossier.head.nummer });
  const later = (plannings.data ?? []).filter((planning) => planning.afspraakId === afspraak.id).flatMap((p) => p.scenarios).length;
  const cancel = trpc.afspraak.cancel.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      refresh();
    },
    onSuccess: () => {
      void utils.scenario.invalidate();
      toast.show({ text: "Afspraak afgezegd" });
      onClose();
    },
  });
  const { errors, touch } = useFieldErrors(cancel.error);
  const { options, stays, stukIds, actiepuntIds } = openOf(dossier, afspraak.id);
  const isTicked = (id: string) => !kept.has(id);
  const send = () =>
    cancel.mutate({
      requestId: intent.requestId(),
      dossierId: dossier.head.id,
      afspraakId: afspraak.id,
      seenVersie: afspraak.versie,
      redenVoorKlant: reden,
      stukIds: stukIds.filter(isTicked),
      actiepuntIds: actiepuntIds.filter(isTicked),
    });
  return (
    <Dialog
      footer={
        <>
          <Button isPending={cancel.isPending} onClick={send} variant="danger">
            Afspraak afzeggen
          </Button>
          <Button className="min-h-9" onClick={onClose} variant="plain">
            Laten staan
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={onClose}
      title="Afspraak afzeggen?"
    >
      <FormError message={cancel.error && !errors.redenVoorKlant ? sentenceOf(cancel.error) : undefined} />
      <p className="text-sm">
        {afspraak.titel}, {formatDateTime(afspraak.begintOp)}. {whoHears(dossier)}
      </p>
      <TextArea
        autoFocus
        error={errors.redenVoorKlant}
        label="Reden voor klant"
        marks={["eye"]}
        maxLength={1000}
        onChange={(next) => {
          setReden(next);
          touch(["redenVoorKlant"]);
        }}
        value={reden}
      />
      {options.length > 0 ? (
        <CheckboxGroup
          description="Wat is aangeleverd, blijft bewaard."
          direction="column"
          label="Wat nog open staat, laten vervallen"
          onChange={(ticked) => setKept(new Set(options.map((o) => o.id).filter((id) => !ticked.includes(id))))}
          options={options}
          value={options.map((o) => o.id).filter(isTicked)}
        />
      ) : null}
      {later > 0 ? (
        <p className="text-ink-2 text-sm">{plural(later, "gepland scenario start", "geplande scenario's starten")} dan niet meer.</p>
      ) : null}
      {stays.length > 0 ? (
        <p className="text-ink-2 text-sm">
          {enumerate(stays.map((stuk) => stuk.naam))} {stays.length === 1 ? "blijft" : "blijven"} gevraagd, want een andere afspraak vraagt{" "}
          {stays.length === 1 ? "dit" : "ze"} ook.
        </p>
      ) : null}
    </Dialog>
  );
}
