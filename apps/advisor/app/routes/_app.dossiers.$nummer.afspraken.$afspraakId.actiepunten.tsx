import type { ActiepuntView } from "@dossierklaar/domain/actiepunt/view";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatDateTime, formatDay, formatMoment } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { Badge } from "@dossierklaar/ui/advisor/badge";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { LiveLight } from "@dossierklaar/ui/advisor/live-light";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { EmptyState } from "@dossierklaar/ui/advisor/states";
import { StatusBadge } from "@dossierklaar/ui/shared/status-badge";
import { Ban, CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { useAfspraak, useDossier } from "../dossier";
import { forWhom, isOpenForKlant, stukkenOf } from "../dossier-selectors";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";

type Row = {
  id: string;
  what: string;
  kind: string;
  forWhom: { name: string; role?: string };
  status: ReactNode;
  when: string;
  isOpen: boolean;
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
];

const kinds = { question: "Vraag", ockto: "Ockto", text: "Actie" } as const;

function statusOf(actiepunt: ActiepuntView): ReactNode {
  if (actiepunt.status === "open") return <Badge icon={CircleDashed} label="Open" tone="neutral" />;
  if (actiepunt.status === "cancelled") return <Badge icon={Ban} label="Vervallen" tone="past" />;
  const label = actiepunt.antwoord === null ? "Gedaan" : actiepunt.antwoord ? "Antwoord: Ja" : "Antwoord: Nee";
  return <Badge icon={CircleCheck} label={label} tone="good" />;
}

/** Everything that is asked of the client at this afspraak: what is open first, then what is done. */
export default function Actiepunten() {
  const dossier = useDossier();
  const afspraak = useAfspraak();
  const live = useLiveDossier();
  const now = useNow();
  if (!afspraak) return null;
  const ofStuk = (stuk: AdviseurStukView): Row => ({
    id: stuk.id,
    what: stuk.naam,
    kind: "Document aanleveren",
    forWhom: forWhom(dossier, stuk.aanvragerId),
    status: <StatusBadge label={stukStatusLabel(stuk.status)} status={stuk.status} />,
    when: stuk.aangeleverdOp ? formatMoment(stuk.aangeleverdOp, now) : stuk.uiterlijk ? `uiterlijk ${formatDay(stuk.uiterlijk)}` : "",
    isOpen: isOpenForKlant(stuk),
    flash: live.flashes.get(stuk.id),
  });
  const ofActiepunt = (actiepunt: ActiepuntView): Row => ({
    id: actiepunt.id,
    what: actiepunt.tekst,
    kind: kinds[actiepunt.soort],
    forWhom: forWhom(dossier, actiepunt.aanvragerId),
    status: statusOf(actiepunt),
    when: actiepunt.afgerondOp ? formatMoment(actiepunt.afgerondOp, now) : "",
    isOpen: actiepunt.status === "open",
    flash: live.flashes.get(actiepunt.id),
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
  return (
    <>
      <PageHead
        actions={<LiveLight isLive={live.state === undefined ? undefined : live.state === "live"} news={live.news} />}
        sub={`${afspraak.type} · ${formatDateTime(afspraak.begintOp)}`}
        title="Actiepunten voor klant"
      />
      {rows.length === 0 ? (
        <EmptyState>Van de klant wordt nog niets gevraagd. Start een scenario of voeg een stuk toe in de dossiercontrole.</EmptyState>
      ) : (
        <>
          {table("Open", open, "De klant heeft alles gedaan.")}
          {table("Gedaan", done, "De klant heeft nog niets gedaan.")}
        </>
      )}
    </>
  );
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
