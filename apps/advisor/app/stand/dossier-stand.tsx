import { type DatumNaam, datumNamen, nearnessText } from "@dossierklaar/domain/dossier/rules";
import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { dayOf, formatDay } from "@dossierklaar/domain/format";
import { datumLabels, faseLabels } from "@dossierklaar/domain/labels";
import { Button } from "@dossierklaar/ui/advisor/button";
import { DossierDate, DossierFacts } from "@dossierklaar/ui/advisor/dossier-frame";
import { Menu } from "@dossierklaar/ui/advisor/menu";
import { Select } from "@dossierklaar/ui/advisor/select";
import { Plus } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { trpc } from "../trpc";

// Calendars and dialogs are for who changes something: the header stands on every screen and must weigh little.
const DateEditor = lazy(() => import("./date-editor"));
const CloseDialog = lazy(() => import("./close-dialog"));

type Head = AdviseurDossierView["head"];
type Fase = Head["fase"];

/** The fase and the dates that count, changed where they stand; closing the dossier and opening it again. */
export function DossierStand() {
  const { head } = useDossier();
  const mayWork = useMayWork();
  if (head.sluiting) return <Closed sluiting={head.sluiting} />;
  return (
    <DossierFacts action={mayWork ? <CloseButton /> : undefined} fase={<FaseChoice />}>
      <Dates />
    </DossierFacts>
  );
}

function FaseChoice() {
  const { head } = useDossier();
  const mayWork = useMayWork();
  const refresh = useRefresh(useLiveDossier().state === "live");
  const intent = useIntent();
  const change = trpc.dossier.changeFase.useMutation({ onSettled: intent.onSettled, onSuccess: refresh });
  const shown = change.isPending ? change.variables.naar : head.fase;
  if (!mayWork)
    return (
      <span className="flex items-baseline gap-1.5 pr-2">
        <span className="text-ink-3">Fase</span>
        <span className="font-medium">{faseLabels[head.fase]}</span>
      </span>
    );
  return (
    <span className="flex items-center gap-2 pr-1">
      <Select
        className="min-w-36 flex-row! items-center gap-2! [&>button]:min-h-7 [&>button]:text-xs [&>:first-child>*]:text-ink-3 [&>:first-child>*]:text-xs"
        label="Fase"
        onChange={(naar) => {
          if (naar === head.fase) return;
          change.mutate({ requestId: intent.requestId(naar), dossierId: head.id, van: head.fase, naar: naar as Fase }); // one of the options
        }}
        options={Object.entries(faseLabels).map(([id, label]) => ({ id, label }))}
        value={shown}
      />
      {change.isError ? (
        <span className="font-medium text-rejected" role="alert">
          {sentenceOf(change.error)}
        </span>
      ) : null}
    </span>
  );
}

function Dates() {
  const { head } = useDossier();
  const mayWork = useMayWork();
  const today = dayOf(useNow());
  const [editing, setEditing] = useState<DatumNaam>();
  const buttons = useRef(new Map<DatumNaam, HTMLButtonElement | null>());
  const anchor = useRef<HTMLButtonElement | null>(null);
  const fallback = useRef<HTMLSpanElement>(null);
  const edit = (naam: DatumNaam) => {
    anchor.current = buttons.current.get(naam) ?? null;
    setEditing(naam);
  };
  const unset = datumNamen.filter((naam) => head.datums[naam] === null);
  return (
    <>
      {datumNamen.map((naam) => {
        const day = head.datums[naam];
        return (
          <DossierDate
            // On a phone five empty dates would be half the screen: there the menu holds them.
            className={day === null ? "@max-[68rem]/app:hidden" : ""}
            isExpanded={editing === naam}
            key={naam}
            label={datumLabels[naam]}
            near={day === null ? undefined : nearnessText(day, today)}
            onPress={mayWork ? () => edit(naam) : undefined}
            ref={(button) => void buttons.current.set(naam, button)}
            text={day === null ? null : formatDay(day)}
          />
        );
      })}
      {mayWork && unset.length > 0 ? (
        <span className="@min-[68rem]/app:hidden" ref={fallback}>
          <Menu
            className="min-h-7! text-ink-2 text-xs!"
            entries={unset.map((naam) => ({ id: naam, label: datumLabels[naam], onAction: () => edit(naam) }))}
            label="Datum invullen"
            trigger={
              <>
                <Plus aria-hidden className="size-3.5" strokeWidth={1.75} />
                Datum invullen
              </>
            }
          />
        </span>
      ) : null}
      {editing ? (
        <Suspense>
          <DateEditor
            anchor={anchor.current?.offsetParent ? anchor.current : fallback.current}
            key={editing}
            naam={editing}
            onClose={() => setEditing(undefined)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function CloseButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="min-h-7! px-2! text-xs!" onClick={() => setOpen(true)} variant="quiet">
        Dossier sluiten
      </Button>
      {isOpen ? (
        <Suspense>
          <CloseDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function Closed(props: { sluiting: NonNullable<Head["sluiting"]> }) {
  const { op, reden, bewarenTot } = props.sluiting;
  const { head } = useDossier();
  const mayWork = useMayWork();
  const refresh = useRefresh(useLiveDossier().state === "live");
  const intent = useIntent();
  const reopen = trpc.dossier.reopen.useMutation({ onSettled: intent.onSettled, onSuccess: refresh });
  return (
    <DossierFacts
      action={
        mayWork ? (
          <Button
            className="min-h-7! px-2! text-xs!"
            isPending={reopen.isPending}
            onClick={() => reopen.mutate({ requestId: intent.requestId(), dossierId: head.id })}
          >
            Dossier heropenen
          </Button>
        ) : undefined
      }
    >
      <span className="tabular-nums">
        <b className="font-semibold">Gesloten op {formatDay(dayOf(op))}</b>
        {reden ? `: ${reden}` : ""}
        {bewarenTot ? <span className="text-ink-3"> · wordt bewaard tot {formatDay(bewarenTot)}</span> : null}
      </span>
      {reopen.isError ? (
        <span className="font-medium text-rejected" role="alert">
          {sentenceOf(reopen.error)}
        </span>
      ) : null}
    </DossierFacts>
  );
}
