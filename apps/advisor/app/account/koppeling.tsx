import { formatDateTime } from "@dossierklaar/domain/format";
import { agendaSoortLabels } from "@dossierklaar/domain/labels";
import { Badge } from "@dossierklaar/ui/advisor/badge";
import { Button } from "@dossierklaar/ui/advisor/button";
import { Note } from "@dossierklaar/ui/advisor/form-error";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useSearchParams } from "@remix-run/react";
import { CalendarCheck, CalendarPlus, CalendarX, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { type ApiOutput, trpc } from "../trpc";
import { Question } from "./question";

type Agenda = ApiOutput["agenda"]["show"];
type Soort = Agenda["soorten"][number];

const verbs: Record<Soort, string> = { google: "Google Agenda koppelen", microsoft: "Outlook koppelen" };

/** How the way to Google or Microsoft and back ended, as the address says. */
const outcomes: Record<string, { tone: "info" | "warning"; text: string }> = {
  gekoppeld: { tone: "info", text: "Je agenda is gekoppeld. Afspraken waarbij je dat aanvinkt, komen er vanzelf in te staan." },
  geweigerd: { tone: "warning", text: "Je agenda is niet gekoppeld, want er is geen toestemming gegeven. Probeer het opnieuw." },
  mislukt: { tone: "warning", text: "Koppelen lukte niet. Probeer het opnieuw." },
};

/** Her agenda at Google or Microsoft: couple it, see whether it works, and uncouple it. */
export function Koppeling(props: { agenda: Agenda }) {
  const { koppeling, soorten } = props.agenda;
  const [params] = useSearchParams();
  const outcome = outcomes[params.get("agenda") ?? ""];
  if (soorten.length === 0 && !koppeling) return null;
  return (
    <div className="flex flex-col gap-3 border-line border-b pb-3">
      {outcome && (outcome.tone === "warning" || koppeling) ? (
        <Note icon={outcome.tone === "info" ? CalendarCheck : TriangleAlert} tone={outcome.tone}>
          {outcome.text}
        </Note>
      ) : null}
      {koppeling?.isExpired ? (
        <Note tone="warning">
          {agendaSoortLabels[koppeling.soort]} geeft Dossierklaar geen toegang meer. Koppel opnieuw: wat je intussen plant, komt er dan
          alsnog in te staan.
        </Note>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-[1_1_20rem]">
          <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
            Gekoppelde agenda
            <StateBadge koppeling={koppeling} />
          </p>
          <p className="text-ink-3 text-xs">
            {koppeling ? (
              <>
                {agendaSoortLabels[koppeling.soort]} van <span className="break-all">{koppeling.account}</span>, gekoppeld op{" "}
                {formatDateTime(koppeling.gekoppeldOp)}.
              </>
            ) : (
              "Afspraken komen in je eigen agenda te staan, en verzet je er daar een, dan zie je dat hier. Je interne notities gaan er niet heen."
            )}
          </p>
        </div>
        <Choices agenda={props.agenda} />
      </div>
    </div>
  );
}

function StateBadge({ koppeling }: Pick<Agenda, "koppeling">) {
  if (!koppeling) return <Badge icon={CalendarX} label="Niet gekoppeld" tone="neutral" />;
  if (koppeling.isExpired) return <Badge icon={TriangleAlert} label="Toegang verlopen" tone="warning" />;
  return <Badge icon={CalendarCheck} label="Gekoppeld" tone="good" />;
}

function Choices({ agenda }: { agenda: Agenda }) {
  const { koppeling, soorten } = agenda;
  const [isAsking, setAsking] = useState(false);
  const [going, setGoing] = useState<Soort>();
  const utils = trpc.useUtils();
  const toast = useToast();
  const decouple = trpc.agenda.decouple.useMutation({
    onSuccess: () => {
      utils.agenda.show.setData(undefined, (before) => before && { ...before, koppeling: null });
      void utils.afspraak.choices.invalidate();
      setAsking(false);
      toast.show({ text: "Je agenda is ontkoppeld." });
    },
  });
  const couple = (soort: Soort) => {
    setGoing(soort);
    window.location.assign(`/agenda/koppelen/${soort}`);
  };
  const offered = !koppeling ? soorten : koppeling.isExpired ? soorten.filter((soort) => soort === koppeling.soort) : [];
  return (
    <div className="flex flex-wrap gap-2">
      {offered.map((soort) => (
        <Button icon={CalendarPlus} isPending={going === soort} key={soort} onClick={() => couple(soort)}>
          {verbs[soort]}
        </Button>
      ))}
      {koppeling ? (
        <Button
          onClick={() => {
            decouple.reset();
            setAsking(true);
          }}
          variant={koppeling.isExpired ? "quiet" : "plain"}
        >
          Ontkoppelen
        </Button>
      ) : null}
      {isAsking && koppeling ? (
        <Question
          error={decouple.error}
          isPending={decouple.isPending}
          onClose={() => setAsking(false)}
          onYes={() => decouple.mutate()}
          text="Wat al in je agenda staat, blijft daar staan. Wijzigingen en nieuwe afspraken komen er niet meer in."
          title={`${agendaSoortLabels[koppeling.soort]} ontkoppelen?`}
          verb="Ontkoppelen"
        />
      ) : null}
    </div>
  );
}
