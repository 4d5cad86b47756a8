import { Button } from "@dossierklaar/ui/advisor/button";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { trpc } from "../trpc";
import { type Keuze, KeuzeDialog } from "./keuze-dialog";
import type { KeuzelijstWords } from "./keuzelijst-words";
import { ListError, OnOff } from "./list-parts";
import { inOrder, OrderButtons } from "./order-buttons";

/** Everything that forms choose from anew once a list has changed. */
function useRefresh(lijst: KeuzelijstWords["lijst"]): () => void {
  const utils = trpc.useUtils();
  return () => {
    void utils.beheer.keuzelijst.show.invalidate({ lijst });
    void utils.dossier.choices.invalidate();
    void utils.afspraak.choices.invalidate();
  };
}

/** One list of the kantoor: add, change, put in order, switch off. */
export function Keuzelijst(props: { words: KeuzelijstWords }) {
  const { words } = props;
  const { lijst } = words;
  const list = trpc.beheer.keuzelijst.show.useQuery({ lijst });
  const [edited, setEdited] = useState<Keuze | "new">();
  const refresh = useRefresh(lijst);
  return (
    <>
      <PageHead
        actions={
          <Button icon={Plus} onClick={() => setEdited("new")}>
            {words.add}
          </Button>
        }
        className="pb-4"
        sub={words.sub}
        title={words.title}
      />
      {list.isError ? <ErrorPane isPending={list.isFetching} message={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data ? <Rows keuzes={list.data} onChange={setEdited} refresh={refresh} words={words} /> : null}
      {edited ? (
        <KeuzeDialog
          keuze={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSaved={() => {
            setEdited(undefined);
            refresh();
          }}
          words={words}
        />
      ) : null}
    </>
  );
}

function Rows(props: { words: KeuzelijstWords; keuzes: readonly Keuze[]; onChange: (keuze: Keuze) => void; refresh: () => void }) {
  const { keuzes } = props;
  const { lijst } = props.words;
  const utils = trpc.useUtils();
  const intent = useIntent();
  const toast = useToast();
  const order = trpc.beheer.keuzelijst.order.useMutation({
    onMutate: ({ ids }) =>
      // The row goes where it was sent at once; the answer only confirms it.
      utils.beheer.keuzelijst.show.setData({ lijst }, (before) => before && inOrder(before, ids)),
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      props.refresh();
    },
  });
  const toggle = trpc.beheer.keuzelijst.switch.useMutation({
    onSettled: intent.onSettled,
    onSuccess: (_, { id, actief }) => {
      props.refresh();
      const naam = keuzes.find((keuze) => keuze.id === id)?.naam ?? "";
      if (!actief) toast.show({ text: `${naam} staat uit. Dossiers die het hebben, houden het.`, onUndo: () => turn(id, true) });
    },
  });
  const turn = (id: string, actief: boolean) => toggle.mutate({ requestId: intent.requestId(`${id} ${actief}`), lijst, id, actief });
  const move = (ids: string[]) => order.mutate({ requestId: intent.requestId(ids.join()), lijst, ids });
  const error = toggle.error ?? order.error;
  const columns: readonly Column<Keuze>[] = [
    { id: "naam", label: "Naam", width: "minmax(0,1fr)", cell: (keuze) => <TwoLines top={keuze.naam} under={keuze.adres} /> },
    {
      id: "status",
      label: "Status",
      width: "6rem",
      cell: (keuze) => <OnOff actief={keuze.actief} />,
    },
    {
      id: "acties",
      label: "Acties",
      hideLabel: true,
      width: "13.5rem",
      align: "right",
      cell: (keuze) => (
        <span className="inline-flex items-center gap-1">
          <OrderButtons id={keuze.id} onMove={move} rows={keuzes} />
          <IconButton icon={Pencil} label="Wijzigen" onClick={() => props.onChange(keuze)} />
          <Button
            className="w-24"
            isPending={toggle.isPending && toggle.variables.id === keuze.id}
            onClick={() => turn(keuze.id, !keuze.actief)}
            variant="quiet"
          >
            {keuze.actief ? "Uitzetten" : "Aanzetten"}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <ListError error={error} />
      <DataTable
        columns={columns}
        density="one-line"
        empty={<EmptyState>{props.words.empty}</EmptyState>}
        label={props.words.title}
        rows={keuzes}
      />
    </>
  );
}
