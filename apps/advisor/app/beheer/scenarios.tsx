import { fold, plural } from "@dossierklaar/domain/format";
import { faseLabels } from "@dossierklaar/domain/labels";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { ConfirmDialog } from "@dossierklaar/ui/advisor/dialog";
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
import { OrderButtons } from "./order-buttons";
import type { CatalogueParts, Scenario } from "./scenario-draft";
import { useRefreshScenarios } from "./scenario-editor";

const fasen = ["orientation", "application", "transfer", "management"] as const;

/** The kantoor's scenario's by fase: open one to change it, put them in order, switch off. */
export function Scenarios() {
  const list = trpc.beheer.scenarios.list.useQuery();
  const parts = trpc.beheer.scenarios.parts.useQuery();
  const [typed, setTyped] = useState("");
  const failed = [list, parts].find((query) => query.isError);
  return (
    <>
      <PageHead
        actions={
          <ButtonLink href="/beheer/scenarios/nieuw" icon={Plus}>
            Scenario toevoegen
          </ButtonLink>
        }
        sub="Wat er in één keer gevraagd wordt. Wat je wijzigt, geldt voor wat je hierna vraagt."
        title="Scenario's"
      />
      <Toolbar>
        <SearchField className="w-72" label="Scenario zoeken" onChange={setTyped} placeholder="Zoek een scenario of stuk" value={typed} />
      </Toolbar>
      {failed ? <ErrorPane isPending={failed.isFetching} message={sentenceOf(failed.error)} onRetry={() => void failed.refetch()} /> : null}
      {list.isPending || parts.isPending ? <SkeletonRows /> : null}
      {list.data && parts.data ? <Groups parts={parts.data} scenarios={list.data} typed={typed} /> : null}
    </>
  );
}

/** The names of what a scenario asks, with the other words for it: it is found by them. */
function asked(scenario: Scenario, parts: CatalogueParts): { names: string[]; words: string } {
  const soorten = scenario.regels.flatMap((regel) => {
    const soort = regel.soort === "document" ? parts.soorten.find((one) => one.id === regel.soortDocumentId) : undefined;
    return soort ? [soort] : [];
  });
  const others = scenario.regels.flatMap((regel) => (regel.soort === "question" ? ["Vraag"] : regel.soort === "ockto" ? ["Ockto"] : []));
  const names = [...new Set(soorten.map((soort) => soort.naam)), ...others];
  return { names, words: fold([scenario.naam, ...names, ...soorten.flatMap((soort) => soort.synoniemen)].join(" ")) };
}

function Groups(props: { scenarios: readonly Scenario[]; parts: CatalogueParts; typed: string }) {
  const { parts } = props;
  const refresh = useRefreshScenarios();
  const utils = trpc.useUtils();
  const intent = useIntent();
  const toast = useToast();
  const [leaving, setLeaving] = useState<Scenario>();
  const onSettled = (data: unknown, error: unknown) => {
    intent.onSettled(data, error);
    setLeaving(undefined);
    refresh();
  };
  const order = trpc.beheer.scenarios.order.useMutation({
    // The row goes where it was sent at once; the answer only confirms it.
    onMutate: ({ ids }) => utils.beheer.scenarios.list.setData(undefined, (before) => before && placed(before, ids)),
    onSettled,
  });
  const toggle = trpc.beheer.scenarios.switch.useMutation({
    onSettled,
    onSuccess: (_, { id, actief }) => {
      const naam = props.scenarios.find((one) => one.id === id)?.naam ?? "";
      if (!actief) toast.show({ text: `${naam} staat uit. Wat het vroeg, blijft gevraagd.`, onUndo: () => turn(id, true) });
    },
  });
  const turn = (id: string, actief: boolean) => toggle.mutate({ requestId: intent.requestId(`${id} ${actief}`), id, actief });
  const move = (ids: string[]) => order.mutate({ requestId: intent.requestId(ids.join()), ids });
  const words = fold(props.typed).split(/\s+/).filter(Boolean);
  const found = props.scenarios.filter((one) => words.every((word) => asked(one, parts).words.includes(word)));
  const error = toggle.error ?? order.error;
  const columnsOf = (rows: readonly Scenario[]): readonly Column<Scenario>[] => [
    {
      id: "naam",
      label: "Naam",
      width: "minmax(0,1fr)",
      cell: (one) => <TwoLines top={one.naam} under={asked(one, parts).names.join(", ") || "Vraagt nog niets"} />,
    },
    {
      id: "start",
      label: "Start vanzelf",
      width: "7.5rem",
      isExtra: true,
      cell: (one) => <span className="text-ink-2 text-xs">{one.triggers > 0 ? plural(one.triggers, "trigger", "triggers") : "Nee"}</span>,
    },
    {
      id: "status",
      label: "Status",
      width: "4.5rem",
      cell: (one) => <OnOff actief={one.actief} />,
    },
    {
      id: "acties",
      label: "Acties",
      hideLabel: true,
      width: "11.5rem",
      align: "right",
      cell: (one) => (
        <span className="inline-flex items-center gap-1">
          <OrderButtons id={one.id} onMove={move} rows={rows} />
          <Button
            className="w-24"
            isPending={toggle.isPending && toggle.variables.id === one.id}
            onClick={() => (one.actief && one.triggers > 0 ? setLeaving(one) : turn(one.id, !one.actief))}
            variant="quiet"
          >
            {one.actief ? "Uitzetten" : "Aanzetten"}
          </Button>
        </span>
      ),
    },
  ];
  if (found.length === 0)
    return (
      <EmptyState>
        {props.scenarios.length === 0
          ? "Nog geen scenario's. Voeg er een toe, dan is het te starten bij een afspraak."
          : "Geen scenario met deze woorden."}
      </EmptyState>
    );
  return (
    <>
      <ListError error={error} />
      {fasen.map((fase) => {
        const rows = found.filter((one) => one.fase === fase);
        return rows.length === 0 ? null : (
          <div className="pb-6" key={fase}>
            <h2 className="px-6 pb-2 font-semibold text-base tracking-[-.01em] @max-[43.75rem]/app:px-3">
              {faseLabels[fase]} <span className="font-normal text-ink-3 text-xs">{plural(rows.length, "scenario", "scenario's")}</span>
            </h2>
            <DataTable columns={columnsOf(rows)} hrefOf={(one) => `/beheer/scenarios/${one.id}`} label={faseLabels[fase]} rows={rows} />
          </div>
        );
      })}
      <ConfirmDialog
        confirmLabel="Uitzetten"
        isOpen={leaving !== undefined}
        isPending={toggle.isPending}
        keepLabel="Aan laten staan"
        onClose={() => setLeaving(undefined)}
        onConfirm={() => leaving && turn(leaving.id, false)}
        title={`${leaving?.naam ?? ""} uitzetten?`}
      >
        <p>
          {plural(leaving?.triggers ?? 0, "trigger start", "triggers starten")} dit scenario vanzelf. Dat stopt, tot je het weer aanzet. Wat
          al gevraagd is, blijft gevraagd.
        </p>
      </ConfirmDialog>
    </>
  );
}

/** As the server orders: these take each other's places, the rest stays. */
function placed(scenarios: readonly Scenario[], ids: readonly string[]): Scenario[] {
  const next = ids.flatMap((id) => scenarios.find((one) => one.id === id) ?? []);
  return scenarios.map((one) => (ids.includes(one.id) ? (next.shift() ?? one) : one));
}
