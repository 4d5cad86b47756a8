import { findNextActiepuntStatus } from "@dossierklaar/domain/actiepunt/rules";
import type { ActiepuntView } from "@dossierklaar/domain/actiepunt/view";
import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatDay, formatMoment } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { Badge } from "@dossierklaar/ui/advisor/badge";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { EmptyState } from "@dossierklaar/ui/advisor/states";
import { StatusBadge } from "@dossierklaar/ui/shared/status-badge";
import { Ban, CircleCheck, CircleDashed, Undo2, X } from "lucide-react";
import type { ReactNode } from "react";
import { forWhom, isOpenForKlant } from "../dossier-selectors";
import type { StukCommands } from "../dossiercontrole/use-stuk-commands";
import type { ActiepuntCommands } from "./use-actiepunt-commands";

export type ActiepuntRow = {
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

const columns: readonly Column<ActiepuntRow>[] = [
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

/** What the rows are made from, besides the thing itself. */
export type RowWorld = {
  dossier: AdviseurDossierView;
  now: Date;
  flashes: ReadonlyMap<string, number>;
  mayWork: boolean;
  /** Why nothing can be done now. */
  disabledReason: string | undefined;
  points: ActiepuntCommands;
  stukken: StukCommands;
  /** `Toch vragen` was pressed. */
  onInsist: (stuk: AdviseurStukView) => void;
};

/** A stuk that is asked of the client. */
export function toStukRow(stuk: AdviseurStukView, world: RowWorld): ActiepuntRow {
  const { dossier, now, flashes, mayWork, disabledReason } = world;
  return {
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
        <StukActions commands={world.stukken} disabledReason={disabledReason} onInsist={() => world.onInsist(stuk)} stuk={stuk} />
      ) : null,
    flash: flashes.get(stuk.id),
  };
}

/** What is asked besides documents. */
export function toActiepuntRow(point: ActiepuntView, world: RowWorld): ActiepuntRow {
  const { dossier, now, flashes, mayWork, disabledReason, points } = world;
  return {
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
    flash: flashes.get(point.id),
  };
}

/** One half of what is asked: what is open, or what is done. */
export function ActiepuntTable(props: { title: string; rows: readonly ActiepuntRow[]; empty: string }) {
  const { title, rows, empty } = props;
  return (
    <section aria-label={title} className="pt-4">
      <h2 className="px-6 pb-2 font-semibold text-base tracking-[-.01em] @max-[43.75rem]/app:px-3">
        {title} <span className="font-normal text-ink-3 text-xs tabular-nums">{rows.length}</span>
      </h2>
      <DataTable columns={columns} empty={<EmptyState>{empty}</EmptyState>} flashOf={(row) => row.flash} label={title} rows={rows} />
    </section>
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
