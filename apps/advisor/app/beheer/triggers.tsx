import { fold, plural } from "@dossierklaar/domain/format";
import { triggerSentence, triggerWhen } from "@dossierklaar/domain/trigger/rules";
import { Badge } from "@dossierklaar/ui/advisor/badge";
import { Button } from "@dossierklaar/ui/advisor/button";
import { type Column, DataTable, TwoLines } from "@dossierklaar/ui/advisor/data-table";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { PageHead, Toolbar } from "@dossierklaar/ui/advisor/page";
import { SearchField } from "@dossierklaar/ui/advisor/search-field";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { Ban, Pencil, Plus, X } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { trpc } from "../trpc";
import { ListError } from "./list-parts";
import type { CatalogueParts, Scenario, Trigger } from "./scenario-draft";
import { useRefreshScenarios } from "./scenario-editor";
import { TriggerDialog } from "./trigger-dialog";
import { type AskedQuestion, groupTriggers, questionsOf, switchedOff, wordsOf } from "./trigger-words";

/** What starts by itself, each as a sentence: add, change, take away. */
export function Triggers() {
  const triggers = trpc.beheer.triggers.list.useQuery();
  const scenarios = trpc.beheer.scenarios.list.useQuery();
  const parts = trpc.beheer.scenarios.parts.useQuery();
  const refresh = useRefreshScenarios();
  const [typed, setTyped] = useState("");
  const [edited, setEdited] = useState<Trigger | "new">();
  const failed = [triggers, scenarios, parts].find((query) => query.isError);
  return (
    <>
      <PageHead
        actions={
          <Button icon={Plus} onClick={() => setEdited("new")}>
            Trigger toevoegen
          </Button>
        }
        sub="Welk scenario vanzelf start bij een nieuwe afspraak. Er wordt per aanvrager gekeken."
        title="Triggers"
      />
      <Toolbar>
        <SearchField className="w-72" label="Trigger zoeken" onChange={setTyped} placeholder="Zoek een woord uit de zin" value={typed} />
      </Toolbar>
      {failed ? <ErrorPane isPending={failed.isFetching} message={sentenceOf(failed.error)} onRetry={() => void failed.refetch()} /> : null}
      {triggers.isPending || scenarios.isPending || parts.isPending ? <SkeletonRows lines={1} /> : null}
      {triggers.data && scenarios.data && parts.data ? (
        <>
          <Groups
            onChange={setEdited}
            parts={parts.data}
            refresh={refresh}
            scenarios={scenarios.data}
            triggers={triggers.data}
            typed={typed}
          />
          {edited ? (
            <TriggerDialog
              onClose={() => setEdited(undefined)}
              onRefused={refresh}
              onSaved={() => {
                setEdited(undefined);
                refresh();
              }}
              parts={parts.data}
              scenarios={scenarios.data}
              trigger={edited === "new" ? undefined : edited}
            />
          ) : null}
        </>
      ) : null}
    </>
  );
}

function Groups(props: {
  triggers: readonly Trigger[];
  scenarios: readonly Scenario[];
  parts: CatalogueParts;
  typed: string;
  onChange: (trigger: Trigger) => void;
  refresh: () => void;
}) {
  const { scenarios, parts, refresh } = props;
  const intent = useIntent();
  const toast = useToast();
  const onSettled = (data: unknown, error: unknown) => {
    intent.onSettled(data, error);
    refresh();
  };
  const back = trpc.beheer.triggers.add.useMutation({ onSettled });
  const remove = trpc.beheer.triggers.remove.useMutation({ onSettled });
  const take = (trigger: Trigger) => {
    const { id, versie, ...fields } = trigger;
    remove.mutate(
      { requestId: intent.requestId(`weg ${id}`), id, seenVersie: versie },
      {
        onSuccess: () =>
          toast.show({
            text: `Weggehaald: ${triggerSentence(wordsOf(trigger, parts, scenarios))}.`,
            onUndo: () => back.mutate({ requestId: intent.requestId(`terug ${id}`), ...fields }),
          }),
      },
    );
  };
  const words = fold(props.typed).split(/\s+/).filter(Boolean);
  const hasAll = (text: string) => words.every((word) => fold(text).includes(word));
  const groups = groupTriggers(
    props.triggers.filter((trigger) => hasAll(triggerSentence(wordsOf(trigger, parts, scenarios)))),
    parts,
    scenarios,
  );
  const questions = questionsOf(scenarios, parts.toon).filter((one) => hasAll(`${one.vraag} ${one.bij} ${one.start}`));
  const error = remove.error ?? back.error;
  const columns: readonly Column<Trigger>[] = [
    {
      id: "zin",
      label: "Wat er gebeurt",
      width: "minmax(0,1fr)",
      cell: (trigger) => {
        const said = wordsOf(trigger, parts, scenarios);
        const off = switchedOff(trigger, parts, scenarios);
        return (
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 py-0.5">
            <span className="min-w-0">
              {triggerWhen(said)}: start <b className="font-medium">{said.scenario}</b>
            </span>
            {off.length > 0 ? <Badge icon={Ban} label={`${off.join(" en ")} staat uit`} tone="past" /> : null}
          </span>
        );
      },
    },
    {
      id: "acties",
      label: "Acties",
      hideLabel: true,
      width: "4.5rem",
      align: "right",
      cell: (trigger) => (
        <span className="inline-flex items-center gap-1">
          <IconButton icon={Pencil} label="Wijzigen" onClick={() => props.onChange(trigger)} />
          <IconButton
            disabledReason={remove.isPending ? "Een ogenblik." : undefined}
            icon={X}
            label="Weghalen"
            onClick={() => take(trigger)}
            tone="quiet"
          />
        </span>
      ),
    },
  ];
  return (
    <>
      <ListError error={error} />
      {groups.length === 0 && questions.length === 0 ? (
        <EmptyState>
          {props.triggers.length === 0
            ? "Nog geen triggers. Voeg er een toe, dan start een scenario vanzelf bij een nieuwe afspraak."
            : "Geen trigger met deze woorden."}
        </EmptyState>
      ) : null}
      {groups.map((group) => (
        <Group count={plural(group.triggers.length, "trigger", "triggers")} key={group.id} title={group.title}>
          <DataTable columns={columns} density="one-line" label={group.title} rows={group.triggers} />
        </Group>
      ))}
      {questions.length > 0 ? (
        <Group count={plural(questions.length, "vraag", "vragen")} title="Na een antwoord">
          <DataTable
            columns={questionColumns}
            hrefOf={(question) => `/beheer/scenarios/${question.scenarioId}`}
            label="Na een antwoord"
            rows={questions}
          />
        </Group>
      ) : null}
    </>
  );
}

function Group(props: { title: string; count: string; children: React.ReactNode }) {
  return (
    <div className="pb-6">
      <h2 className="px-6 pb-2 font-semibold text-base tracking-[-.01em] @max-[43.75rem]/app:px-3">
        {props.title} <span className="font-normal text-ink-3 text-xs">{props.count}</span>
      </h2>
      {props.children}
    </div>
  );
}

const questionColumns: readonly Column<AskedQuestion>[] = [
  {
    id: "zin",
    label: "Wat er gebeurt",
    width: "minmax(0,1fr)",
    cell: (question) => (
      <TwoLines top={`Wie ja antwoordt op “${question.vraag}”: start ${question.start}`} under={`De vraag staat in ${question.bij}.`} />
    ),
  },
];
