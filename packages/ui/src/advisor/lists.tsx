import { Send } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "../shared/avatar.tsx";
import { ProgressMark } from "../shared/marks-bar.tsx";
import { MailBadge } from "./badge.tsx";
import { Button } from "./button.tsx";
import { type Column, DataTable, TwoLines } from "./data-table.tsx";

export type DossierRowData = {
  id: string;
  nummer: string;
  href: string;
  aanvragers: string;
  email?: string;
  adviseur?: { id: string; name: string };
  klantprofiel: string;
  fase: string;
  delivered: number;
  total: number;
  lastActivity: string;
  isClosed?: boolean;
  flash?: string | number;
};

const dossierColumns: readonly Column<DossierRowData>[] = [
  { id: "dossier", label: "Dossier", width: "6.5rem", cell: (row) => <span className="font-medium tabular-nums">{row.nummer}</span> },
  {
    id: "aanvragers",
    label: "Aanvrager(s)",
    width: "minmax(10rem,1.4fr)",
    cell: (row) => <TwoLines top={row.aanvragers} under={row.email} />,
  },
  {
    id: "adviseur",
    label: "Adviseur",
    width: "minmax(7rem,.8fr)",
    cell: (row) =>
      row.adviseur ? (
        <span className="flex min-w-0 items-center gap-2">
          <Avatar id={row.adviseur.id} name={row.adviseur.name} />
          <span className="truncate">{row.adviseur.name}</span>
        </span>
      ) : null,
  },
  {
    id: "klantprofiel",
    label: "Klantprofiel",
    width: "minmax(6rem,.7fr)",
    cell: (row) => <span className="block truncate">{row.klantprofiel}</span>,
    isExtra: true,
  },
  { id: "fase", label: "Fase", width: "minmax(5.5rem,.5fr)", cell: (row) => (row.isClosed ? "Gesloten" : row.fase) },
  { id: "voortgang", label: "Voortgang", width: "9rem", cell: (row) => <ProgressMark done={row.delivered} total={row.total} /> },
  {
    id: "activiteit",
    label: "Laatste activiteit",
    width: "8rem",
    cell: (row) => <span className="text-ink-2 text-xs tabular-nums">{row.lastActivity}</span>,
    align: "right",
  },
];

/** The dossiers of the kantoor. */
export function DossierList(props: { rows: readonly DossierRowData[]; empty: ReactNode }) {
  return (
    <DataTable
      columns={dossierColumns}
      empty={props.empty}
      flashOf={(row) => row.flash}
      hrefOf={(row) => row.href}
      label="Dossiers"
      rows={props.rows}
    />
  );
}

export type EmailRowData = {
  id: string;
  time: string;
  to: string;
  subject: string;
  status: Parameters<typeof MailBadge>[0]["status"];
  statusLabel: string;
  /** Why it did not arrive, or when it was opened. */
  statusDetail?: string;
  canResend: boolean;
  flash?: string | number;
};

/** Every mail that left, and what became of it. A press shows it as it was sent. */
export function EmailList(props: {
  rows: readonly EmailRowData[];
  currentId?: string;
  onOpen: (id: string) => void;
  onResend: (id: string) => void;
  pendingId?: string | undefined;
  empty: ReactNode;
}) {
  const columns: readonly Column<EmailRowData>[] = [
    {
      id: "onderwerp",
      label: "Onderwerp",
      width: "minmax(0,1.4fr)",
      cell: (row) => <TwoLines top={row.subject} under={`aan ${row.to}`} />,
    },
    {
      id: "status",
      label: "Status",
      width: "minmax(9rem,1fr)",
      cell: (row) => (
        <span className="flex min-w-0 flex-col items-start gap-0.5">
          <MailBadge label={row.statusLabel} status={row.status} />
          {row.statusDetail ? (
            <span className={`max-w-full text-xs ${row.status === "bounced" || row.status === "failed" ? "text-rejected" : "text-ink-3"}`}>
              {row.statusDetail}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: "tijd",
      label: "Verstuurd",
      width: "8.5rem",
      cell: (row) => <span className="text-ink-2 text-xs tabular-nums">{row.time}</span>,
    },
    {
      id: "acties",
      label: "Acties",
      hideLabel: true,
      width: "11rem",
      align: "right",
      cell: (row) =>
        row.canResend ? (
          <Button
            className="@max-[44rem]:-ml-3"
            icon={Send}
            isPending={props.pendingId === row.id}
            onClick={() => props.onResend(row.id)}
            variant="quiet"
          >
            Opnieuw versturen
          </Button>
        ) : null,
    },
  ];
  return (
    <DataTable
      columns={columns}
      currentId={props.currentId}
      empty={props.empty}
      flashOf={(row) => row.flash}
      label="E-mails"
      onOpen={(row) => props.onOpen(row.id)}
      rows={props.rows}
    />
  );
}

export type LogboekRowData = { id: string; time: string; actor: { id: string; name: string } | null; text: string; detail?: string };

const logboekColumns: readonly Column<LogboekRowData>[] = [
  {
    id: "tijd",
    label: "Tijd",
    width: "8.5rem",
    cell: (row) => <span className="text-ink-2 text-xs tabular-nums">{row.time}</span>,
  },
  {
    id: "wie",
    label: "Wie",
    width: "minmax(7rem,12rem)",
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2">
        {row.actor ? <Avatar id={row.actor.id} name={row.actor.name} size={20} /> : null}
        <span className="truncate">{row.actor?.name ?? "Dossierklaar"}</span>
      </span>
    ),
  },
  {
    id: "wat",
    label: "Wat",
    width: "minmax(0,1fr)",
    cell: (row) => (
      <span className="block min-w-0">
        {row.text}
        {row.detail ? <span className="block text-ink-3 text-xs">{row.detail}</span> : null}
      </span>
    ),
  },
];

/** What happened in the dossier, newest first. */
export function LogboekList(props: { rows: readonly LogboekRowData[]; empty: ReactNode }) {
  return <DataTable columns={logboekColumns} density="one-line" empty={props.empty} label="Logboek" rows={props.rows} />;
}
