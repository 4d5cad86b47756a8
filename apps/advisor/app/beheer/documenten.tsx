import { formatBytes, formatMoment } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { ConfirmDialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { Download, Pencil, Plus, X } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useNow } from "../now";
import { type ApiOutput, trpc } from "../trpc";
import { DocumentDialog } from "./document-dialog";
import { ListError } from "./list-parts";
import { inOrder, OrderButtons } from "./order-buttons";

export type Document = ApiOutput["beheer"]["documenten"]["list"][number];

/** The papers that every client finds in the portal: add, change, put in order, take away. */
export function Documenten() {
  const utils = trpc.useUtils();
  const list = trpc.beheer.documenten.list.useQuery();
  const [edited, setEdited] = useState<Document | "new">();
  const refresh = () => void utils.beheer.documenten.list.invalidate();
  return (
    <>
      <PageHead
        actions={
          <Button icon={Plus} onClick={() => setEdited("new")}>
            Document toevoegen
          </Button>
        }
        className="pb-4"
        sub="Elke klant vindt deze documenten in het portaal, onder Belangrijke documenten."
        title="Belangrijke documenten"
      />
      {list.isError ? <ErrorPane isPending={list.isFetching} message={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data ? <Rows documenten={list.data} onChange={setEdited} refresh={refresh} /> : null}
      {edited ? (
        <DocumentDialog
          document={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSaved={() => {
            setEdited(undefined);
            refresh();
          }}
        />
      ) : null}
    </>
  );
}

function Rows(props: { documenten: readonly Document[]; onChange: (document: Document) => void; refresh: () => void }) {
  const { documenten } = props;
  const now = useNow();
  const utils = trpc.useUtils();
  const intent = useIntent();
  const [removing, setRemoving] = useState<Document>();
  const order = trpc.beheer.documenten.order.useMutation({
    onMutate: ({ ids }) =>
      // The row goes where it was sent at once; the answer only confirms it.
      utils.beheer.documenten.list.setData(undefined, (before) => before && inOrder(before, ids)),
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      props.refresh();
    },
  });
  const remove = trpc.beheer.documenten.remove.useMutation({
    onSettled: intent.onSettled,
    onSuccess: () => {
      setRemoving(undefined);
      props.refresh();
    },
  });
  const move = (ids: string[]) => order.mutate({ requestId: intent.requestId(ids.join()), ids });
  const columns: readonly Column<Document>[] = [
    {
      id: "naam",
      label: "Naam",
      width: "minmax(0,1fr)",
      cell: (document) => <TwoLines top={document.naam} under={document.omschrijving} />,
    },
    {
      id: "bestand",
      label: "Bestand",
      width: "minmax(0,1fr)",
      cell: (document) => (
        <TwoLines top={document.bestandsnaam} under={`${formatBytes(document.grootte)} · ${formatMoment(document.gewijzigdOp, now)}`} />
      ),
    },
    {
      id: "acties",
      label: "Acties",
      hideLabel: true,
      width: "11rem",
      align: "right",
      cell: (document) => (
        <span className="inline-flex items-center gap-1">
          <OrderButtons id={document.id} onMove={move} rows={documenten} />
          <IconButton icon={Download} label="Downloaden" onClick={() => window.location.assign(`/belangrijk/${document.id}`)} />
          <IconButton icon={Pencil} label="Wijzigen" onClick={() => props.onChange(document)} />
          <IconButton icon={X} label="Verwijderen" onClick={() => setRemoving(document)} tone="quiet" />
        </span>
      ),
    },
  ];
  return (
    <>
      <ListError error={order.error} />
      <DataTable
        columns={columns}
        empty={<EmptyState>Nog geen documenten. Voeg er een toe, bijvoorbeeld je dienstverleningsdocument.</EmptyState>}
        label="Belangrijke documenten"
        rows={documenten}
      />
      {removing ? (
        <ConfirmDialog
          confirmLabel="Verwijderen"
          isOpen
          isPending={remove.isPending}
          onClose={() => setRemoving(undefined)}
          onConfirm={() => remove.mutate({ requestId: intent.requestId(`weg ${removing.id}`), id: removing.id })}
          title={`${removing.naam} verwijderen?`}
        >
          <FormError message={remove.error ? sentenceOf(remove.error) : undefined} />
          <p>Klanten kunnen dit document daarna niet meer downloaden.</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
