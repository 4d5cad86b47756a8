import type { AdviseurStukView, VraagView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatMoment } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { useState } from "react";
import { useDossier } from "../dossier";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { useMayWork } from "../role";
import AnswerDialog from "./answer-dialog";

type Row = { id: string; stuk: AdviseurStukView; vraag: VraagView };

/** What the client asks about the stukken of an afspraak: what waits for an answer first. Nothing where nothing was asked. */
export function Vragen(props: { stukken: readonly AdviseurStukView[] }) {
  const { head } = useDossier();
  const mayAnswer = useMayWork() && !head.gesloten;
  const live = useLiveDossier();
  const now = useNow();
  const [answering, setAnswering] = useState<Row>();
  const all = props.stukken.flatMap((stuk) => stuk.vragen.map((vraag): Row => ({ id: vraag.id, stuk, vraag })));
  const rows = [...all.filter((row) => row.vraag.beantwoordOp === null), ...all.filter((row) => row.vraag.beantwoordOp !== null)];
  if (rows.length === 0) return null;
  const columns: readonly Column<Row>[] = [
    { id: "vraag", label: "Vraag", width: "minmax(0,1fr)", cell: ({ vraag, stuk }) => <TwoLines top={vraag.tekst} under={stuk.naam} /> },
    {
      id: "antwoord",
      label: "Antwoord",
      width: "minmax(0,1fr)",
      cell: ({ vraag }) =>
        vraag.beantwoordOp ? (
          <TwoLines top={vraag.antwoord} under={`${vraag.beantwoordDoor}, ${formatMoment(vraag.beantwoordOp, now)}`} />
        ) : (
          <span className="text-declared text-xs">Wacht op antwoord</span>
        ),
    },
    {
      id: "wanneer",
      label: "Gesteld",
      width: "10rem",
      cell: ({ vraag }) => <TwoLines top={vraag.gesteldDoor} under={formatMoment(vraag.gesteldOp, now)} />,
    },
    {
      id: "acties",
      label: "Acties",
      hideLabel: true,
      width: "8.5rem",
      align: "right",
      cell: (row) =>
        mayAnswer ? (
          <Button onClick={() => setAnswering(row)} variant={row.vraag.beantwoordOp ? "quiet" : "plain"}>
            {row.vraag.beantwoordOp ? "Wijzigen" : "Beantwoorden"}
          </Button>
        ) : null,
    },
  ];
  return (
    <section aria-label="Vragen van de klant" className="pt-4">
      <h2 className="px-6 pb-2 font-semibold text-base tracking-[-.01em] @max-[43.75rem]/app:px-3">
        Vragen van de klant <span className="font-normal text-ink-3 text-xs tabular-nums">{rows.length}</span>
      </h2>
      <DataTable columns={columns} empty={null} flashOf={(row) => live.flashes.get(row.stuk.id)} label="Vragen van de klant" rows={rows} />
      {answering ? <AnswerDialog onClose={() => setAnswering(undefined)} stuk={answering.stuk} vraag={answering.vraag} /> : null}
    </section>
  );
}
