import { plural } from "@dossierklaar/domain/format";
import { newcomerId } from "@dossierklaar/domain/gegevens/rules";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { PreviewPane } from "@dossierklaar/ui/advisor/preview-pane";
import { ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { sentenceOf } from "../errors";
import { groupsOf, keysOf } from "../new-afspraak/preview-groups";
import { type ApiOutput, trpc } from "../trpc";
import { type EditedPerson, nameOf, type PreviewInput } from "./gegevens-form-state";

export type GegevensPreviewData = ApiOutput["dossier"]["previewGegevens"];

/** What saving would ask and let lapse; undefined until the answer to just this input is in. */
export const usePreview = (input: PreviewInput) => trpc.dossier.previewGegevens.useQuery(input, { staleTime: 5_000 });

type Lapse = GegevensPreviewData["lapses"][number];
const stateOf = (lapse: Lapse): string =>
  lapse.kind === "actiepunt" ? "actiepunt" : stukStatusLabel(lapse.status as Parameters<typeof stukStatusLabel>[0]).toLowerCase(); // a stuk carries a stuk's status

/** Beside the form, before anything is saved: what will be asked of whom and why, and what may lapse, each with a tick. */
export function GegevensPreview(props: {
  preview: ReturnType<typeof usePreview>;
  people: readonly EditedPerson[];
  leavingName: string | undefined;
  leaveOut: ReadonlySet<string>;
  keep: ReadonlySet<string>;
  onLeaveOut: (keys: readonly string[], isTicked: boolean) => void;
  onKeep: (id: string, isKept: boolean) => void;
}) {
  const { preview, people, leaveOut, keep } = props;
  const { data } = preview;
  if (preview.isError)
    return (
      <ErrorPane
        className="px-0"
        isPending={preview.isFetching}
        message={sentenceOf(preview.error)}
        onRetry={() => void preview.refetch()}
      />
    );
  if (!data) return <SkeletonRows lines={1} />;
  const owners = people.map((person, at) => ({ id: person.id ?? newcomerId, naam: nameOf(person, at), positie: at + 1 }));
  const { groups, summary } = groupsOf(data.asks, owners, leaveOut);
  const empty = data.hasAfspraak
    ? "Wat je wijzigt, vraagt niets nieuws van de klant."
    : "Er is nog geen afspraak gepland, dus er wordt nu niets gevraagd. Dat gebeurt bij de eerste afspraak.";
  const whose = (id: string | null) =>
    owners.find((o) => o.id === id)?.naam ?? (id === null ? "Beiden / dossier" : (props.leavingName ?? ""));
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <PreviewPane
        empty={empty}
        groups={groups}
        isPending={preview.isFetching}
        onToggle={(id, isTicked) => props.onLeaveOut(keysOf(id), isTicked)}
        summary={groups.length > 0 ? summary : ""}
      />
      {data.lapses.length > 0 ? (
        <section aria-label="Kan vervallen" className="flex min-w-0 flex-col gap-1 rounded-md border border-line bg-canvas px-4 py-3.5">
          <header className="mb-1 flex flex-wrap items-baseline gap-x-2">
            <h2 className="font-semibold text-base tracking-[-.01em]">Kan vervallen</h2>
            <output className="text-ink-3 text-xs tabular-nums">
              {plural(data.lapses.filter((one) => !keep.has(one.id)).length, "vervalt", "vervallen")}
            </output>
          </header>
          <p className="text-ink-2 text-xs">Wat aangevinkt is, wordt niet meer gevraagd. Wat al is aangeleverd, blijft altijd staan.</p>
          <ul className="flex flex-col gap-1.5 pt-1">
            {data.lapses.map((lapse) => (
              <li key={lapse.id}>
                <CheckboxField
                  description={`${whose(lapse.aanvragerId)} · ${stateOf(lapse)}`}
                  isSelected={!keep.has(lapse.id)}
                  label={lapse.naam}
                  onChange={(isTicked) => props.onKeep(lapse.id, !isTicked)}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
