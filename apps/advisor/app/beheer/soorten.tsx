import { plural } from "@dossierklaar/domain/format";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { SegmentedFilter } from "@dossierklaar/ui/advisor/choice";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { PageHead, Toolbar } from "@dossierklaar/ui/advisor/page";
import { SearchField } from "@dossierklaar/ui/advisor/search-field";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { Plus } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { trpc } from "../trpc";
import { ListError, OnOff } from "./list-parts";
import { geldigWords, onderwerpWords, perWords, type SoortLine } from "./soort-words";

const path = "/beheer/soorten-documenten";

/** Everything that was read of the kinds of document, once one has changed. */
export function useRefreshSoorten(): () => void {
  const utils = trpc.useUtils();
  return () => {
    void utils.beheer.soorten.invalidate();
    void utils.dossiercontrole.soorten.invalidate();
  };
}

/** Every kind of document that the kantoor can ask: search, open, switch off. */
export function Soorten() {
  const list = trpc.beheer.soorten.list.useQuery();
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState<"all" | "off">("all");
  const words = search.toLocaleLowerCase("nl").split(/\s+/).filter(Boolean);
  const found = (list.data ?? []).filter((soort) => {
    const text = [soort.naam, soort.klantNaam, ...soort.synoniemen].join(" ").toLocaleLowerCase("nl");
    return (shown === "all" || !soort.actief) && words.every((word) => text.includes(word));
  });
  return (
    <>
      <PageHead
        actions={
          <ButtonLink href={`${path}/nieuw`} icon={Plus}>
            Soort toevoegen
          </ButtonLink>
        }
        sub="Wat je wijzigt, geldt voor wat je vanaf nu vraagt. Wat al gevraagd is, blijft zoals het was."
        title="Soorten documenten"
      />
      <Toolbar
        filter={
          <SegmentedFilter
            label="Welke soorten"
            onChange={(id) => setShown(id === "off" ? "off" : "all")}
            options={[
              { id: "all", label: "Alles", count: list.data?.length },
              { id: "off", label: "Staat uit", count: list.data?.filter((soort) => !soort.actief).length },
            ]}
            value={shown}
          />
        }
      >
        <SearchField
          className="w-72 max-w-full"
          label="Zoek een soort document"
          onChange={setSearch}
          placeholder="Zoek op naam of synoniem"
          value={search}
        />
      </Toolbar>
      {list.isError ? <ErrorPane isPending={list.isFetching} message={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data ? (
        <Rows
          isFiltered={words.length > 0 || shown === "off"}
          onShowAll={() => {
            setSearch("");
            setShown("all");
          }}
          soorten={found}
        />
      ) : null}
    </>
  );
}

function Rows(props: { soorten: readonly SoortLine[]; isFiltered: boolean; onShowAll: () => void }) {
  const intent = useIntent();
  const toast = useToast();
  const refresh = useRefreshSoorten();
  const toggle = trpc.beheer.soorten.switch.useMutation({
    onSettled: intent.onSettled,
    onSuccess: (_, { id, actief }) => {
      refresh();
      const soort = props.soorten.find((one) => one.id === id);
      if (actief || !soort) return;
      const scenarios = soort.scenarios.length > 0 ? ` Ook ${namesOf(soort.scenarios)} vraagt het niet meer.` : "";
      toast.show({ text: `${soort.naam} staat uit. Wat al gevraagd is, blijft staan.${scenarios}`, onUndo: () => turn(id, true) });
    },
  });
  const turn = (id: string, actief: boolean) => toggle.mutate({ requestId: intent.requestId(`${id} ${actief}`), id, actief });
  const columns: readonly Column<SoortLine>[] = [
    {
      id: "naam",
      label: "Naam",
      width: "minmax(0,1fr)",
      cell: (soort) => <TwoLines top={soort.naam} under={soort.synoniemen.join(", ")} />,
    },
    {
      id: "per",
      label: "Voor wie",
      width: "11rem",
      cell: (soort) => (
        <TwoLines
          top={<span className="font-normal text-ink-2">{perWords[soort.per]}</span>}
          under={soort.onderwerp === "none" ? "" : onderwerpWords[soort.onderwerp]}
        />
      ),
    },
    {
      id: "geldig",
      label: "Geldig",
      width: "10rem",
      isExtra: true,
      cell: (soort) => <span className="text-ink-2 text-xs tabular-nums">{geldigWords(soort)}</span>,
    },
    {
      id: "scenarios",
      label: "In scenario's",
      width: "6.5rem",
      isExtra: true,
      cell: (soort) => <span className="text-ink-2 text-xs tabular-nums">{soort.scenarios.length || "geen"}</span>,
    },
    {
      id: "status",
      label: "Status",
      width: "4rem",
      cell: (soort) => <OnOff actief={soort.actief} />,
    },
    {
      id: "acties",
      label: "Acties",
      hideLabel: true,
      width: "6rem",
      align: "right",
      cell: (soort) => (
        <Button
          aria-label={`${soort.actief ? "Uitzetten" : "Aanzetten"}: ${soort.naam}`}
          className="w-24"
          isPending={toggle.isPending && toggle.variables.id === soort.id}
          onClick={() => turn(soort.id, !soort.actief)}
          variant="quiet"
        >
          {soort.actief ? "Uitzetten" : "Aanzetten"}
        </Button>
      ),
    },
  ];
  return (
    <>
      <ListError error={toggle.error} />
      <DataTable
        columns={columns}
        empty={
          props.isFiltered ? (
            <EmptyState action={<Button onClick={props.onShowAll}>Alles tonen</Button>}>Geen soorten documenten gevonden.</EmptyState>
          ) : (
            <EmptyState>Nog geen soorten documenten. Voeg er een toe, dan kun je het aan klanten vragen.</EmptyState>
          )
        }
        hrefOf={(soort) => `${path}/${soort.id}`}
        label="Soorten documenten"
        rows={props.soorten}
      />
    </>
  );
}

/** `scenario Eigen middelen`, or how many there are. */
const namesOf = (scenarios: readonly string[]): string =>
  scenarios.length === 1 ? `scenario ${scenarios[0]}` : `elk van ${plural(scenarios.length, "scenario", "scenario's")}`;
