import { findNextActiepuntStatus } from "@dossierklaar/domain/actiepunt/rules";
import type { ActiepuntView } from "@dossierklaar/domain/actiepunt/view";
import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatDateTime, formatDay, formatMoment, formatTime } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { Badge } from "@dossierklaar/ui/advisor/badge";
import { Button } from "@dossierklaar/ui/advisor/button";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { LiveLight } from "@dossierklaar/ui/advisor/live-light";
import { ControlGroup, PageHead, Toolbar } from "@dossierklaar/ui/advisor/page";
import { EmptyState, offlineSentence } from "@dossierklaar/ui/advisor/states";
import { StatusBadge } from "@dossierklaar/ui/shared/status-badge";
import { Ban, CircleCheck, CircleDashed, Undo2, X } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useDossier } from "../dossier";
import { forWhom, isOpenForKlant, stukkenOf } from "../dossier-selectors";
import { FailureLine } from "../dossiercontrole/failure-line";
import { type StukCommands, useStukCommands } from "../dossiercontrole/use-stuk-commands";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { Vragen } from "../vragen/vragen";
import { useActiepuntCommands } from "./use-actiepunt-commands";

// What opens on a press is fetched after the list stands.
const NewActiepuntDialog = lazy(() => import("./new-actiepunt-dialog"));
const StukDialogs = lazy(() => import("../dossiercontrole/stuk-dialogs"));

type Row = {
  id: string;
  what: string;
  kind: string;
  forWhom: { name: string; role?: string };
  status: ReactNode;
  when: string;
  isOpen: boolean;
  actions: ReactNode;
  flash: number | undefined;
};

const columns: readonly Column<Row>[] = [
  { id: "wat", label: "Actiepunt", width: "minmax(0,1fr)", cell: (row) => <TwoLines top={row.what} under={row.kind} /> },
  { id: "wie", label: "Voor wie", width: "9rem", cell: (row) => <TwoLines top={row.forWhom.name} under={row.forWhom.role} /> },
  { id: "status", label: "Status", width: "12rem", cell: (row) => row.status },
  {
    id: "wanneer",
    label: "Wanneer",
    width: "9rem",
    align: "right",
    cell: (row) => <span className="text-ink-2 text-xs tabular-nums">{row.when}</span>,
  },
  {
    id: "acties",
    label: "Acties",
    width: "3.5rem",
    align: "right",
    hideLabel: true,
    cell: (row) => <span className="flex @min-[44rem]:justify-end">{row.actions}</span>,
  },
];

const kinds = { question: "Vraag", ockto: "Ockto", text: "Actie" } as const;

function statusOf(actiepunt: ActiepuntView): ReactNode {
  if (actiepunt.status === "open") return <Badge icon={CircleDashed} label="Open" tone="neutral" />;
  if (actiepunt.status === "cancelled") return <Badge icon={Ban} label="Vervallen" tone="past" />;
  if (actiepunt.antwoord !== null) return <Badge icon={CircleCheck} label={`Antwoord: ${actiepunt.antwoord ? "Ja" : "Nee"}`} tone="good" />;
  return <Badge icon={CircleCheck} label={actiepunt.afgerondDoor === "kantoor" ? "Klaar, door kantoor" : "Klaar"} tone="good" />;
}

/** Everything that is asked of the client at this afspraak: what is open first, then what is done. */
export function Actiepunten(props: { afspraak: AdviseurDossierView["afspraken"][number] }) {
  const { afspraak } = props;
  const dossier = useDossier();
  const live = useLiveDossier();
  const now = useNow();
  const mayWork = useMayWork();
  const points = useActiepuntCommands();
  const stukken = useStukCommands(afspraak.id);
  const [isAsking, setAsking] = useState(false);
  const [insisting, setInsisting] = useState<AdviseurStukView | null>(null);
  const closed = dossier.head.gesloten ? "Dit dossier is gesloten." : undefined;
  const disabledReason = closed ?? (live.staleSince ? offlineSentence(formatTime(live.staleSince)) : undefined);
  const ofStuk = (stuk: AdviseurStukView): Row => ({
    id: stuk.id,
    what: stuk.naam,
    kind: stuk.status === "declaredNotApplicable" && stuk.redenKlant ? `De klant schrijft: ${stuk.redenKlant}` : "Document aanleveren",
    forWhom: forWhom(dossier, stuk.aanvragerId),
    status: <StatusBadge label={stukStatusLabel(stuk.status)} status={stuk.status} />,
    when: stuk.aangeleverdOp ? formatMoment(stuk.aangeleverdOp, now) : stuk.uiterlijk ? `uiterlijk ${formatDay(stuk.uiterlijk)}` : "",
    // What the client says of it waits for the kantoor.
    isOpen: isOpenForKlant(stuk) || stuk.status === "declaredNotApplicable",
    actions:
      mayWork && stuk.status === "declaredNotApplicable" ? (
        <StukActions commands={stukken} disabledReason={disabledReason} onInsist={() => setInsisting(stuk)} stuk={stuk} />
      ) : null,
    flash: live.flashes.get(stuk.id),
  });
  const ofActiepunt = (point: ActiepuntView): Row => ({
    id: point.id,
    what: point.tekst,
    kind: kinds[point.soort],
    forWhom: forWhom(dossier, point.aanvragerId),
    status: statusOf(point),
    when: point.afgerondOp ? formatMoment(point.afgerondOp, now) : point.uiterlijk ? `uiterlijk ${formatDay(point.uiterlijk)}` : "",
    isOpen: point.status === "open",
    actions: mayWork ? (
      <>
        {findNextActiepuntStatus(point, "complete") ? (
          <IconButton
            disabledReason={disabledReason}
            icon={CircleCheck}
            label="Klaar"
            onClick={() => void points.complete(point)}
            tone="approve"
          />
        ) : null}
        {findNextActiepuntStatus(point, "cancel") ? (
          <IconButton disabledReason={disabledReason} icon={X} label="Verwijderen" onClick={() => void points.cancel(point)} tone="quiet" />
        ) : null}
      </>
    ) : null,
    flash: live.flashes.get(point.id),
  });
  const rows = [
    ...dossier.actiepunten.filter((a) => a.afspraakId === afspraak.id).map(ofActiepunt),
    ...stukkenOf(dossier, afspraak.id)
      .filter((stuk) => stuk.klantMagUploaden && stuk.status !== "offered" && stuk.status !== "cancelled")
      .map(ofStuk),
  ];
  const open = rows.filter((row) => row.isOpen);
  const done = rows.filter((row) => !row.isOpen);
  const table = (title: string, part: readonly Row[], empty: string) => (
    <section aria-label={title} className="pt-4">
      <h2 className="px-6 pb-2 font-semibold text-base tracking-[-.01em] @max-[43.75rem]/app:px-3">
        {title} <span className="font-normal text-ink-3 text-xs tabular-nums">{part.length}</span>
      </h2>
      <DataTable columns={columns} empty={<EmptyState>{empty}</EmptyState>} flashOf={(row) => row.flash} label={title} rows={part} />
    </section>
  );
  const failure = points.failure ?? (stukken.failure?.stukId === insisting?.id ? null : stukken.failure);
  return (
    <>
      <PageHead
        actions={<LiveLight isLive={live.state === undefined ? undefined : live.state === "live"} news={live.news} />}
        sub={`${afspraak.type} · ${formatDateTime(afspraak.begintOp)}`}
        title="Actiepunten voor klant"
      />
      {mayWork ? (
        <Toolbar>
          <ControlGroup label="Actiepunt toevoegen">
            <Button disabledReason={disabledReason} onClick={() => setAsking(true)}>
              Nieuw actiepunt
            </Button>
          </ControlGroup>
        </Toolbar>
      ) : null}
      {failure ? (
        <FailureLine
          failure={failure}
          onClose={() => {
            points.clearFailure();
            stukken.clearFailure();
          }}
        />
      ) : null}
      <Vragen stukken={stukkenOf(dossier, afspraak.id)} />
      {rows.length === 0 ? (
        <EmptyState>
          Van de klant wordt nog niets gevraagd. Voeg een actiepunt toe, start een scenario of voeg een stuk toe in de dossiercontrole.
        </EmptyState>
      ) : (
        <>
          {table("Open", open, "De klant heeft alles gedaan.")}
          {table("Gedaan", done, "De klant heeft nog niets gedaan.")}
        </>
      )}
      {isAsking ? (
        <Suspense fallback={null}>
          <NewActiepuntDialog afspraakId={afspraak.id} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
      {insisting ? (
        <Suspense fallback={null}>
          <StukDialogs commands={stukken} onClose={() => setInsisting(null)} question={{ kind: "askAnyway", stuk: insisting }} />
        </Suspense>
      ) : null}
    </>
  );
}

/** The kantoor's answer to `Dit heb ik niet`. */
function StukActions(props: { stuk: AdviseurStukView; commands: StukCommands; onInsist: () => void; disabledReason: string | undefined }) {
  const { stuk, commands, disabledReason } = props;
  return (
    <>
      <IconButton
        disabledReason={disabledReason}
        icon={CircleCheck}
        label="Accepteren"
        onClick={() => void commands.accept(stuk)}
        tone="approve"
      />
      <IconButton disabledReason={disabledReason} icon={Undo2} label="Toch vragen" onClick={props.onInsist} />
    </>
  );
}
