import type { AdviseurAfspraakView, VerzoekView } from "@dossierklaar/domain/afspraak/view";
import { formatMoment } from "@dossierklaar/domain/format";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError, Note } from "@dossierklaar/ui/advisor/form-error";
import { TextArea } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { CalendarClock, CalendarX } from "lucide-react";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { trpc } from "../trpc";

const asks = { move: "vraagt om een ander moment", cancel: "vraagt om de afspraak af te zeggen" } as const;
const asked = { move: "vroeg om een ander moment", cancel: "vroeg om de afspraak af te zeggen" } as const;
const outcomes = { granted: "Toegezegd.", declined: "Afgewezen." } as const;

/** What the client wrote with her request; nothing when she wrote nothing. */
export function VerzoekWords(props: { verzoek: VerzoekView }) {
  const { reden, momenten } = props.verzoek;
  return (
    <>
      {reden ? <p className="whitespace-pre-line break-words text-ink">{reden}</p> : null}
      {momenten ? (
        <p className="whitespace-pre-line break-words text-ink">
          <span className="text-ink-2">Komt wel uit: </span>
          {momenten}
        </p>
      ) : null}
    </>
  );
}

/** What the client asks of the afspraak, answered with one press; what came of it when it was answered. */
export function VerzoekCard(props: {
  afspraak: AdviseurAfspraakView;
  verzoek: VerzoekView;
  mayAnswer: boolean;
  changeHref: string;
  onCancel: () => void;
}) {
  const { afspraak, verzoek } = props;
  const now = useNow();
  const [isDeclining, setDeclining] = useState(false);
  const when = formatMoment(verzoek.op, now);
  if (verzoek.status !== "open")
    return (
      <p className="text-ink-2 text-sm">
        {verzoek.door} {asked[verzoek.soort]} ({when}). {outcomes[verzoek.status]}
        {verzoek.antwoord ? ` ${verzoek.antwoord}` : ""}
      </p>
    );
  return (
    <section aria-label="Verzoek van de klant" className="flex flex-col gap-3">
      <Note icon={CalendarClock} tone="info">
        <p className="text-sm">
          {verzoek.door} {asks[verzoek.soort]}
          <span className="font-normal text-ink-2"> · {when}</span>
        </p>
        <div className="pt-1 font-normal text-sm">
          <VerzoekWords verzoek={verzoek} />
        </div>
      </Note>
      {props.mayAnswer ? (
        <div className="flex flex-wrap gap-2">
          {verzoek.soort === "move" ? (
            <ButtonLink href={props.changeHref} icon={CalendarClock} variant="go">
              Ander moment kiezen
            </ButtonLink>
          ) : (
            <Button icon={CalendarX} onClick={props.onCancel} variant="go">
              Afzeggen
            </Button>
          )}
          <Button onClick={() => setDeclining(true)}>Afwijzen</Button>
        </div>
      ) : null}
      {isDeclining ? <DeclineDialog afspraak={afspraak} onClose={() => setDeclining(false)} /> : null}
    </section>
  );
}

function DeclineDialog(props: { afspraak: AdviseurAfspraakView; onClose: () => void }) {
  const { afspraak, onClose } = props;
  const { head } = useDossier();
  const toast = useToast();
  const intent = useIntent();
  const refresh = useRefresh(useLiveDossier().state === "live");
  const [antwoord, setAntwoord] = useState("");
  const decline = trpc.afspraak.declineVerzoek.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      refresh();
    },
    onSuccess: () => {
      toast.show({ text: "Verzoek afgewezen, de klant krijgt je antwoord per e-mail" });
      onClose();
    },
  });
  const { errors, touch } = useFieldErrors(decline.error);
  const send = () => decline.mutate({ requestId: intent.requestId(antwoord), dossierId: head.id, afspraakId: afspraak.id, antwoord });
  return (
    <Dialog
      footer={
        <>
          <Button isPending={decline.isPending} onClick={send} variant="main">
            Afwijzen
          </Button>
          <Button className="min-h-9" onClick={onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={onClose}
      title="Verzoek afwijzen?"
    >
      <FormError message={decline.error && !errors.antwoord ? sentenceOf(decline.error) : undefined} />
      <p className="text-ink-2 text-sm">De afspraak blijft staan zoals gepland.</p>
      <TextArea
        autoFocus
        description="De klant krijgt dit per e-mail en leest het in het portaal."
        error={errors.antwoord}
        label="Antwoord voor klant"
        marks={["eye"]}
        maxLength={1000}
        onChange={(next) => {
          setAntwoord(next);
          touch(["antwoord"]);
        }}
        rows={3}
        value={antwoord}
      />
    </Dialog>
  );
}
