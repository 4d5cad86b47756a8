import { isToAnnounce, mostKeptYears } from "@dossierklaar/domain/bewaartermijn/rules";
import { addMonths } from "@dossierklaar/domain/calendar-day";
import { dayOf, formatDay, plural } from "@dossierklaar/domain/format";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { DateField } from "@dossierklaar/ui/advisor/date-fields";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useNow } from "../now";
import { type ApiOutput, trpc } from "../trpc";

type View = ApiOutput["beheer"]["bewaartermijn"]["show"];
type Announced = View["aangekondigd"][number] & { id: string };
type Deleted = View["verwijderd"][number] & { id: string };

/** Which closed dossiers are deleted when, and which were: an admin can keep one longer. */
export function Bewaartermijn() {
  const list = trpc.beheer.bewaartermijn.show.useQuery();
  const [kept, setKept] = useState<Announced>();
  return (
    <>
      <PageHead
        className="pb-4"
        sub="Een gesloten dossier wordt na zijn bewaartermijn verwijderd, met alle bestanden. Het staat hier vier weken van tevoren."
        title="Bewaartermijn"
      />
      {list.isError ? <ErrorPane isPending={list.isFetching} message={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data ? (
        <>
          <DataTable
            columns={announcedColumns(setKept)}
            empty={<EmptyState>Er wordt de komende vier weken geen dossier verwijderd.</EmptyState>}
            label="Wordt verwijderd"
            rows={list.data.aangekondigd.map((row) => ({ ...row, id: row.dossierId }))}
          />
          {list.data.verwijderd.length > 0 ? (
            <>
              <h2 className="px-6 pt-8 pb-3 font-semibold text-base @max-[43.75rem]/app:px-3">Verwijderd</h2>
              <DataTable
                columns={deletedColumns}
                empty={<EmptyState>Nog geen dossiers verwijderd.</EmptyState>}
                label="Verwijderd"
                rows={list.data.verwijderd.map((row) => ({ ...row, id: row.nummer }))}
              />
            </>
          ) : null}
        </>
      ) : null}
      {kept ? (
        <KeepDialog
          dossier={kept}
          onClose={() => setKept(undefined)}
          onSaved={() => {
            setKept(undefined);
            void list.refetch();
          }}
        />
      ) : null}
    </>
  );
}

const announcedColumns = (onKeep: (row: Announced) => void): readonly Column<Announced>[] => [
  {
    id: "dossier",
    label: "Dossier",
    width: "minmax(0,1fr)",
    cell: (row) => <TwoLines top={row.namen} under={`${row.nummer} · gesloten ${formatDay(dayOf(row.geslotenOp))}`} />,
  },
  { id: "op", label: "Wordt verwijderd op", width: "minmax(0,.7fr)", cell: (row) => formatDay(row.verwijderenOp) },
  {
    id: "acties",
    label: "Acties",
    hideLabel: true,
    width: "16rem",
    align: "right",
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center justify-end gap-1">
        <ButtonLink href={`/dossiers/${row.nummer}`}>Naar dossier</ButtonLink>
        <Button onClick={() => onKeep(row)}>Langer bewaren</Button>
      </span>
    ),
  },
];

const deletedColumns: readonly Column<Deleted>[] = [
  { id: "dossier", label: "Dossier", width: "minmax(0,1fr)", cell: (row) => row.nummer },
  { id: "gesloten", label: "Gesloten op", width: "minmax(0,1fr)", cell: (row) => formatDay(dayOf(row.geslotenOp)) },
  {
    id: "op",
    label: "Verwijderd op",
    width: "minmax(0,1fr)",
    cell: (row) => <TwoLines top={formatDay(dayOf(row.verwijderdOp))} under={plural(row.bestanden, "bestand", "bestanden")} />,
  },
];

function KeepDialog(props: { dossier: Announced; onClose: () => void; onSaved: () => void }) {
  const { dossier } = props;
  const today = dayOf(useNow());
  const intent = useIntent();
  const [tot, setTot] = useState(() => addMonths([dossier.bewarenTot, today].toSorted().at(-1) ?? today, 12));
  const [isTried, setTried] = useState(false);
  const keep = trpc.beheer.bewaartermijn.keepLonger.useMutation({ onSettled: intent.onSettled, onSuccess: props.onSaved });
  const last = addMonths(today, 12 * mostKeptYears);
  const error =
    tot === ""
      ? "Vul een datum in, bijvoorbeeld 24-11-2027."
      : isToAnnounce(tot, today)
        ? "Kies een datum die meer dan vier weken weg ligt."
        : tot > last
          ? `Kies een datum tot en met ${formatDay(last)}.`
          : undefined;
  const save = () => {
    setTried(true);
    if (!error) keep.mutate({ requestId: intent.requestId(`${dossier.dossierId} ${tot}`), dossierId: dossier.dossierId, tot });
  };
  return (
    <Dialog
      footer={
        <>
          <Button isPending={keep.isPending} onClick={save} variant="main">
            Opslaan
          </Button>
          <Button className="min-h-9" onClick={props.onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={props.onClose}
      size="small"
      title="Langer bewaren"
    >
      <FormError message={keep.error ? sentenceOf(keep.error) : undefined} />
      <p className="text-ink-2 text-sm">{`${dossier.namen}, dossier ${dossier.nummer}. Bewaar een dossier alleen langer als daar een reden voor is, zoals een lopende klacht.`}</p>
      <DateField label="Bewaren tot" min={today} onChange={setTot} today={today} value={tot} {...(isTried && error ? { error } : {})} />
    </Dialog>
  );
}
