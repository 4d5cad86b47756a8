import { plural } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { trpc } from "../trpc";
import { type Afspraaktype, AfspraaktypeDialog } from "./afspraaktype-dialog";
import { ListError, OnOff } from "./list-parts";
import { inOrder, OrderButtons } from "./order-buttons";

function useRefresh(): () => void {
  const utils = trpc.useUtils();
  return () => {
    void utils.beheer.afspraaktypen.list.invalidate();
    void utils.beheer.scenarios.parts.invalidate();
    void utils.afspraak.choices.invalidate();
    void utils.afspraak.preview.invalidate();
  };
}

/** The kinds of afspraak: add, change, put in order, switch off. */
export function Afspraaktypen() {
  const list = trpc.beheer.afspraaktypen.list.useQuery();
  const refresh = useRefresh();
  const [edited, setEdited] = useState<Afspraaktype | "new">();
  return (
    <>
      <PageHead
        actions={
          <Button icon={Plus} onClick={() => setEdited("new")}>
            Afspraaktype toevoegen
          </Button>
        }
        className="pb-4"
        sub="Waarvoor een afspraak is: met welke titel en duur ze begint, en welke bevestiging de klant krijgt."
        title="Afspraaktypen"
      />
      {list.isError ? <ErrorPane isPending={list.isFetching} message={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data ? <Rows onChange={setEdited} refresh={refresh} types={list.data} /> : null}
      {edited && list.data ? (
        <AfspraaktypeDialog
          onClose={() => setEdited(undefined)}
          onRefused={refresh}
          onSaved={() => {
            setEdited(undefined);
            refresh();
          }}
          type={edited === "new" ? undefined : edited}
          types={list.data}
        />
      ) : null}
    </>
  );
}

function Rows(props: { types: readonly Afspraaktype[]; onChange: (type: Afspraaktype) => void; refresh: () => void }) {
  const { types } = props;
  const utils = trpc.useUtils();
  const intent = useIntent();
  const toast = useToast();
  const onSettled = (data: unknown, error: unknown) => {
    intent.onSettled(data, error);
    props.refresh();
  };
  const order = trpc.beheer.afspraaktypen.order.useMutation({
    // The row goes where it was sent at once; the answer only confirms it.
    onMutate: ({ ids }) => utils.beheer.afspraaktypen.list.setData(undefined, (before) => before && inOrder(before, ids)),
    onSettled,
  });
  const toggle = trpc.beheer.afspraaktypen.switch.useMutation({
    onSettled,
    onSuccess: (_, { id, actief }) => {
      const type = types.find((one) => one.id === id);
      const starts = type?.triggers ? ` ${plural(type.triggers, "trigger start", "triggers starten")} nu niets.` : "";
      if (!actief)
        toast.show({ text: `${type?.naam ?? ""} staat uit. Afspraken die er zijn, blijven.${starts}`, onUndo: () => turn(id, true) });
    },
  });
  const turn = (id: string, actief: boolean) => toggle.mutate({ requestId: intent.requestId(`${id} ${actief}`), id, actief });
  const move = (ids: string[]) => order.mutate({ requestId: intent.requestId(ids.join()), ids });
  const error = toggle.error ?? order.error;
  const columns: readonly Column<Afspraaktype>[] = [
    { id: "naam", label: "Naam", width: "minmax(0,1fr)", cell: (type) => <TwoLines top={type.naam} under={type.titel} /> },
    {
      id: "bevestiging",
      label: "Bevestiging",
      width: "minmax(0,.8fr)",
      isExtra: true,
      cell: (type) => {
        const from = types.find((one) => one.id === type.bevestigingVanId);
        return <span className="block truncate text-ink-2 text-xs">{from ? `Zoals bij ${from.naam}` : "Eigen tekst"}</span>;
      },
    },
    {
      id: "duur",
      label: "Duur",
      width: "4.5rem",
      cell: (type) => <span className="text-ink-2 text-xs tabular-nums">{type.duurMinuten} min</span>,
    },
    {
      id: "status",
      label: "Status",
      width: "4.5rem",
      cell: (type) => <OnOff actief={type.actief} />,
    },
    {
      id: "acties",
      label: "Acties",
      hideLabel: true,
      width: "13.5rem",
      align: "right",
      cell: (type) => (
        <span className="inline-flex items-center gap-1">
          <OrderButtons id={type.id} onMove={move} rows={types} />
          <IconButton icon={Pencil} label="Wijzigen" onClick={() => props.onChange(type)} />
          <Button
            className="w-24"
            isPending={toggle.isPending && toggle.variables.id === type.id}
            onClick={() => turn(type.id, !type.actief)}
            variant="quiet"
          >
            {type.actief ? "Uitzetten" : "Aanzetten"}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <ListError error={error} />
      <DataTable columns={columns} label="Afspraaktypen" rows={types} />
    </>
  );
}
