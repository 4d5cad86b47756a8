import { dayOf, enumerate, formatDateTime, formatDayLong } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useParams } from "@remix-run/react";
import { CalendarClock } from "lucide-react";
import { useDossier } from "../dossier";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useNow } from "../now";
import { type ApiOutput, trpc } from "../trpc";

type Planning = ApiOutput["scenario"]["plannings"][number];

/** What was told to start later at this afspraak, with the way back. Nothing while there is none. */
export function PlannedStarts(props: { afspraakId: string; disabledReason: string | undefined }) {
  const { nummer = "" } = useParams();
  const plannings = trpc.scenario.plannings.useQuery({ nummer });
  const own = (plannings.data ?? []).filter((planning) => planning.afspraakId === props.afspraakId);
  if (own.length === 0) return null;
  return (
    <section aria-label="Gepland">
      <h2 className="px-2 pt-2.5 pb-1 font-medium text-ink-3 text-xs">Gepland</h2>
      <ul>
        {own.map((planning) => (
          <PlannedStart disabledReason={props.disabledReason} key={planning.id} planning={planning} />
        ))}
      </ul>
    </section>
  );
}

function PlannedStart(props: { planning: Planning; disabledReason: string | undefined }) {
  const { planning } = props;
  const names = planning.scenarios;
  const { head } = useDossier();
  const today = dayOf(useNow());
  const toast = useToast();
  const intent = useIntent();
  const utils = trpc.useUtils();
  const withdraw = trpc.scenario.withdraw.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      void utils.scenario.plannings.invalidate();
    },
    onSuccess: () => toast.show({ text: `Geplande start van ${enumerate(names)} ingetrokken` }),
  });
  const when = planning.heeftTijd ? formatDateTime(planning.op) : formatDayLong(dayOf(planning.op), today);
  return (
    <li className="grid min-h-11 grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-2.5 px-2 py-1 text-sm">
      <CalendarClock aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
      <span className="min-w-0">
        <span className="block font-medium">{enumerate(names)}</span>
        <span className="block text-ink-3 text-xs tabular-nums">
          Start op {when} · door {planning.door.split(" ")[0]}
        </span>
        {withdraw.error ? (
          <span className="block text-rejected text-xs" role="alert">
            {sentenceOf(withdraw.error)}
          </span>
        ) : null}
      </span>
      <Button
        disabledReason={props.disabledReason}
        isPending={withdraw.isPending}
        onClick={() => withdraw.mutate({ requestId: intent.requestId(), dossierId: head.id, planningId: planning.id })}
        variant="plain"
      >
        Intrekken
      </Button>
    </li>
  );
}
