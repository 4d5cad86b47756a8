import { findNextStatus } from "@dossierklaar/domain/dossiercontrole/rules";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { plural } from "@dossierklaar/domain/format";
import { BulkBar } from "@dossierklaar/ui/advisor/stuk-list";
import { useState } from "react";
import { useDossier } from "../dossier";
import { filesOf } from "../dossier-selectors";
import { useMayWork } from "../role";
import type { StukCommands } from "./use-stuk-commands";

/** What can be done with several stukken at once. */
export function Bulk(props: {
  stukken: readonly AdviseurStukView[];
  selected: ReadonlySet<string>;
  onSelectedChange: (ids: Set<string>) => void;
  commands: StukCommands;
  /** Why nothing can be done now: there is no connection. */
  offline: string | undefined;
}) {
  const { stukken, selected, onSelectedChange, commands, offline } = props;
  const { nummer, gesloten } = useDossier().head;
  const mayJudge = useMayWork() && !gesloten;
  const [isPending, setPending] = useState(false);
  const [failed, setFailed] = useState("");
  const ticked = stukken.filter((stuk) => selected.has(stuk.id));
  const can = ticked.filter((stuk) => findNextStatus(stuk.status, "approve") !== undefined);
  const cannot = ticked.length - can.length;
  const papers = ticked.filter((stuk) => filesOf(stuk).length > 0).map((stuk) => stuk.id);
  const approve = async () => {
    setPending(true);
    const failures = await commands.approveAll(can);
    setPending(false);
    const [first] = failures;
    setFailed(first ? `${plural(failures.length, "stuk", "stukken")} niet: ${first.naam}. ${first.sentence}` : "");
    onSelectedChange(new Set(failures.map((one) => one.stukId)));
  };
  const hint =
    failed || (mayJudge && cannot > 0 ? `${cannot} van de ${ticked.length} ${cannot === 1 ? "kan" : "kunnen"} nu niet op Akkoord.` : "");
  return (
    <BulkBar
      count={ticked.length}
      disabledReason={offline ?? (can.length === 0 ? "Geen van deze stukken kan nu op Akkoord." : undefined)}
      downloadDisabledReason={offline ?? (papers.length === 0 ? "Bij deze stukken is nog niets aangeleverd." : undefined)}
      isPending={isPending}
      onApprove={mayJudge ? () => void approve() : undefined}
      onClear={() => onSelectedChange(new Set())}
      onDownload={() => downloadZip(nummer, papers)}
      {...(hint ? { hint } : {})}
    />
  );
}

/** Leaves the saving to the browser: a dossier may be larger than a page can hold. */
function downloadZip(nummer: string, stukIds: readonly string[]): void {
  const link = document.createElement("a");
  link.href = `/dossiers/${nummer}/stukken.zip?${new URLSearchParams(stukIds.map((id) => ["stuk", id]))}`;
  link.download = "";
  link.click();
}
