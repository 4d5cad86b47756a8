import { enumerate } from "@dossierklaar/domain/format";
import { PreviewPane } from "@dossierklaar/ui/advisor/preview-pane";
import { ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { keepPreviousData } from "@tanstack/react-query";
import { useDossier } from "../dossier";
import { presentAanvragers } from "../dossier-selectors";
import { sentenceOf } from "../errors";
import { trpc } from "../trpc";
import { groupsOf, keysOf } from "./preview-groups";
import type { AfspraakFormState } from "./use-afspraak-form";

/** What saving will ask of whom; what stood there stays until the new answer is in. */
export function AfspraakPreview(props: { state: AfspraakFormState }) {
  const { form, leaveOut } = props.state;
  const dossier = useDossier();
  const { head } = dossier;
  const aanvragers = presentAanvragers(dossier);
  const isReady = form.afspraaktypeId !== "" && form.datum !== "";
  const preview = trpc.afspraak.preview.useQuery(
    { nummer: head.nummer, afspraaktypeId: form.afspraaktypeId, datum: form.datum, ocktoAanvragerIds: form.ocktoAanvragerIds },
    { enabled: isReady, placeholderData: keepPreviousData, staleTime: 5_000 },
  );
  const addresses = [...new Set(aanvragers.flatMap((a) => (a.email ? [a.email] : [])))];
  const mail = { what: `Afspraakbevestiging, ${head.aanspreekvorm === "formal" ? "formeel" : "informeel"}`, to: enumerate(addresses) };
  if (preview.isError)
    return (
      <ErrorPane
        className="px-0"
        isPending={preview.isFetching}
        message={sentenceOf(preview.error)}
        onRetry={() => void preview.refetch()}
      />
    );
  if (isReady && !preview.data) return <SkeletonRows lines={1} />;
  const { groups, summary } = isReady && preview.data ? groupsOf(preview.data, aanvragers, form.leaveOut) : { groups: [], summary: "" };
  return (
    <PreviewPane
      empty={isReady ? undefined : "Kies een type afspraak. Hier zie je dan wat er na het opslaan wordt gevraagd, en waarom."}
      groups={groups}
      isPending={preview.isFetching}
      mail={isReady && addresses.length > 0 ? mail : undefined}
      onToggle={(id, isTicked) => leaveOut(keysOf(id), isTicked)}
      summary={summary}
    />
  );
}
