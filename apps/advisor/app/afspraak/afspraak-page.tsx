import { isOver } from "@dossierklaar/domain/afspraak/rules";
import type { AdviseurAfspraakView } from "@dossierklaar/domain/afspraak/view";
import type { LogView } from "@dossierklaar/domain/dossier/view";
import { formatDateTime, formatMoment, formatTimeSpan, plural } from "@dossierklaar/domain/format";
import { afspraakStatusLabels, locatieSoortLabels } from "@dossierklaar/domain/labels";
import { Badge } from "@dossierklaar/ui/advisor/badge";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { type Fact, FactList } from "@dossierklaar/ui/advisor/fact-list";
import { LogboekList, type LogboekRowData } from "@dossierklaar/ui/advisor/lists";
import { LiveLight } from "@dossierklaar/ui/advisor/live-light";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { Link } from "@remix-run/react";
import { Calendar, CalendarCheck, CalendarX, Pencil } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useDossier } from "../dossier";
import { sentenceOf } from "../errors";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { trpc } from "../trpc";
import { AgendaVoorstelCard } from "./agenda-voorstel";
import { VerzoekCard } from "./verzoek-card";

const CancelDialog = lazy(() => import("./cancel-dialog"));

const both = ["eye", "calendar"] as const;

function factsOf(afspraak: AdviseurAfspraakView): Fact[] {
  const { begintOp, duurMinuten, klantTitel, titel } = afspraak;
  const kind = locatieSoortLabels[afspraak.locatieSoort];
  return [
    {
      label: "Wanneer",
      value: `${formatDateTime(begintOp).replace(/ \d\d:\d\d$/, "")}, ${formatTimeSpan(begintOp, duurMinuten)} (${plural(duurMinuten, "minuut", "minuten")})`,
      marks: both,
    },
    { label: "Locatie", value: afspraak.locatie ? `${kind}: ${afspraak.locatie}` : kind, marks: both },
    { label: "Adviseur", value: afspraak.adviseur },
    ...(afspraak.agendaStand === "none" ? [] : [{ label: "Agenda", value: <AgendaStand afspraak={afspraak} /> }]),
    ...(klantTitel === titel ? [] : [{ label: "Titel voor klant", value: klantTitel, marks: both }]),
    ...(afspraak.opmerkingen ? [{ label: "Opmerkingen", value: afspraak.opmerkingen, marks: both }] : []),
    ...(afspraak.interneNotitie ? [{ label: "Interne notitie", value: afspraak.interneNotitie }] : []),
    ...(afspraak.redenVoorKlant ? [{ label: "Reden voor klant", value: afspraak.redenVoorKlant, marks: ["eye"] as const }] : []),
  ];
}

/** How it stands in the agenda of its adviseur. */
function AgendaStand({ afspraak }: { afspraak: AdviseurAfspraakView }) {
  const { agendaStand: stand, adviseur } = afspraak;
  if (stand === "placed") return `Staat in de agenda van ${adviseur}`;
  if (stand === "waiting") return `De agenda van ${adviseur} wordt bijgewerkt`;
  if (stand === "failed") return `De agenda van ${adviseur} weigerde deze afspraak. Wijzig de afspraak om het opnieuw te proberen.`;
  return (
    <>
      De agenda van {adviseur} is niet gekoppeld en wordt niet bijgewerkt. Koppelen kan bij{" "}
      <Link className="underline underline-offset-2" to="/account#agenda">
        Mijn account
      </Link>
      .
    </>
  );
}

function StateBadge(props: { afspraak: AdviseurAfspraakView; now: Date }) {
  const { afspraak, now } = props;
  if (afspraak.status === "cancelled") return <Badge icon={CalendarX} label={afspraakStatusLabels.cancelled} tone="past" />;
  if (isOver(afspraak, now)) return <Badge icon={CalendarCheck} label="Geweest" tone="past" />;
  return <Badge icon={Calendar} label={afspraakStatusLabels.planned} tone="info" />;
}

/** An afspraak itself: what was agreed, what the client asks of it, and who did what with it. */
export function AfspraakPage(props: { afspraak: AdviseurAfspraakView }) {
  const { afspraak } = props;
  const { head } = useDossier();
  const live = useLiveDossier();
  const now = useNow();
  const mayWork = useMayWork();
  const [isCancelling, setCancelling] = useState(false);
  const isPlanned = afspraak.status === "planned";
  const mayChange = isPlanned && mayWork && !head.gesloten;
  const at = `/dossiers/${head.nummer}/afspraken/${afspraak.id}`;
  return (
    <>
      <PageHead
        actions={
          <>
            {mayChange ? (
              <ButtonLink href={`${at}/wijzigen`} icon={Pencil}>
                Wijzigen
              </ButtonLink>
            ) : null}
            {mayChange && !isOver(afspraak, now) ? (
              <Button icon={CalendarX} onClick={() => setCancelling(true)}>
                Afspraak afzeggen
              </Button>
            ) : null}
            {live.state === undefined ? null : <LiveLight isLive={live.state === "live"} news={live.news} />}
          </>
        }
        beside={<StateBadge afspraak={afspraak} now={now} />}
        sub={`${afspraak.type} · ${formatDateTime(afspraak.begintOp)}`}
        title={afspraak.titel}
      />
      <div className="flex max-w-4xl flex-col gap-6 px-6 pt-4 pb-6 @max-[43.75rem]/app:px-3">
        {afspraak.verzoek ? (
          <VerzoekCard
            afspraak={afspraak}
            changeHref={`${at}/wijzigen`}
            mayAnswer={mayChange}
            onCancel={() => setCancelling(true)}
            verzoek={afspraak.verzoek}
          />
        ) : null}
        {afspraak.agendaVoorstel ? (
          <AgendaVoorstelCard
            afspraak={afspraak}
            isMain={afspraak.verzoek?.status !== "open"}
            mayDecide={mayChange}
            onCancel={() => setCancelling(true)}
            voorstel={afspraak.agendaVoorstel}
          />
        ) : null}
        <FactList facts={factsOf(afspraak)} />
      </div>
      <History afspraak={afspraak} />
      <Suspense fallback={null}>
        {isCancelling && mayChange ? <CancelDialog afspraak={afspraak} onClose={() => setCancelling(false)} /> : null}
      </Suspense>
    </>
  );
}

const toRow = (line: LogView, now: Date): LogboekRowData => ({
  id: line.id,
  time: formatMoment(line.at, now),
  actor: line.actorSoort === "system" ? null : { id: line.actor, name: line.actor },
  text: line.tekst,
});

/** Who planned it and what was done with it since. */
function History(props: { afspraak: AdviseurAfspraakView }) {
  const { id, versie } = props.afspraak;
  const { head } = useDossier();
  const now = useNow();
  const history = trpc.afspraak.history.useQuery({ dossierId: head.id, afspraakId: id });
  const seen = useRef(versie);
  useEffect(() => {
    // Each change of the afspraak that the socket brings is one line more.
    if (seen.current !== versie) void history.refetch({ cancelRefetch: false });
    seen.current = versie;
  }, [versie, history.refetch]);
  return (
    <section aria-labelledby="geschiedenis" className="pb-8">
      <h2 className="px-6 pb-2 font-semibold text-base tracking-[-.01em] @max-[43.75rem]/app:px-3" id="geschiedenis">
        Geschiedenis
      </h2>
      {history.isPending ? <SkeletonRows count={1} lines={1} /> : null}
      {history.isError ? (
        <ErrorPane isPending={history.isFetching} message={sentenceOf(history.error)} onRetry={() => void history.refetch()} />
      ) : null}
      {history.data ? (
        <LogboekList empty={<EmptyState>Er is nog niets gebeurd.</EmptyState>} rows={history.data.map((line) => toRow(line, now))} />
      ) : null}
    </section>
  );
}
