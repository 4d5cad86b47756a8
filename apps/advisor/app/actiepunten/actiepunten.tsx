import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatDateTime, formatTime } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { LiveLight } from "@dossierklaar/ui/advisor/live-light";
import { ControlGroup, PageHead, Toolbar } from "@dossierklaar/ui/advisor/page";
import { EmptyState, offlineSentence } from "@dossierklaar/ui/advisor/states";
import { lazy, Suspense, useState } from "react";
import { useDossier } from "../dossier";
import { stukkenOf } from "../dossier-selectors";
import { FailureLine } from "../dossiercontrole/failure-line";
import { useStukCommands } from "../dossiercontrole/use-stuk-commands";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { Vragen } from "../vragen/vragen";
import { ActiepuntTable, type RowWorld, toActiepuntRow, toStukRow } from "./actiepunt-rows";
import { useActiepuntCommands } from "./use-actiepunt-commands";

// What opens on a press is fetched after the list stands.
const NewActiepuntDialog = lazy(() => import("./new-actiepunt-dialog"));
const StukDialogs = lazy(() => import("../dossiercontrole/stuk-dialogs"));

/** Everything that is asked of the client at this afspraak: what is open first, then what is done. */
export function Actiepunten(props: { afspraak: AdviseurDossierView["afspraken"][number] }) {
  const { afspraak } = props;
  const dossier = useDossier();
  const live = useLiveDossier();
  const now = useNow();
  const mayWork = useMayWork();
  const points = useActiepuntCommands();
  const stukken = useStukCommands(afspraak.id);
  const [isAsking, setAsking] = useState(false);
  const [insisting, setInsisting] = useState<AdviseurStukView | null>(null);
  const closed = dossier.head.gesloten ? "Dit dossier is gesloten." : undefined;
  const disabledReason = closed ?? (live.staleSince ? offlineSentence(formatTime(live.staleSince)) : undefined);
  const world: RowWorld = { dossier, now, flashes: live.flashes, mayWork, disabledReason, points, stukken, onInsist: setInsisting };
  const rows = [
    ...dossier.actiepunten.filter((a) => a.afspraakId === afspraak.id).map((point) => toActiepuntRow(point, world)),
    ...stukkenOf(dossier, afspraak.id)
      .filter((stuk) => stuk.klantMagUploaden && stuk.status !== "offered" && stuk.status !== "cancelled")
      .map((stuk) => toStukRow(stuk, world)),
  ];
  const open = rows.filter((row) => row.isOpen);
  const done = rows.filter((row) => !row.isOpen);
  const failure = points.failure ?? (stukken.failure?.stukId === insisting?.id ? null : stukken.failure);
  return (
    <>
      <PageHead
        actions={<LiveLight isLive={live.state === undefined ? undefined : live.state === "live"} news={live.news} />}
        sub={`${afspraak.type} · ${formatDateTime(afspraak.begintOp)}`}
        title="Actiepunten voor klant"
      />
      {mayWork ? (
        <Toolbar>
          <ControlGroup label="Actiepunt toevoegen">
            <Button disabledReason={disabledReason} onClick={() => setAsking(true)}>
              Nieuw actiepunt
            </Button>
          </ControlGroup>
        </Toolbar>
      ) : null}
      {failure ? (
        <FailureLine
          failure={failure}
          onClose={() => {
            points.clearFailure();
            stukken.clearFailure();
          }}
        />
      ) : null}
      <Vragen stukken={stukkenOf(dossier, afspraak.id)} />
      {rows.length === 0 ? (
        <EmptyState>
          Van de klant wordt nog niets gevraagd. Voeg een actiepunt toe, start een scenario of voeg een stuk toe in de dossiercontrole.
        </EmptyState>
      ) : (
        <>
          <ActiepuntTable empty="De klant heeft alles gedaan." rows={open} title="Open" />
          <ActiepuntTable empty="De klant heeft nog niets gedaan." rows={done} title="Gedaan" />
        </>
      )}
      {isAsking ? (
        <Suspense fallback={null}>
          <NewActiepuntDialog afspraakId={afspraak.id} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
      {insisting ? (
        <Suspense fallback={null}>
          <StukDialogs commands={stukken} onClose={() => setInsisting(null)} question={{ kind: "askAnyway", stuk: insisting }} />
        </Suspense>
      ) : null}
    </>
  );
}
