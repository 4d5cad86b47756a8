import type { AanvragerView } from "@dossierklaar/domain/dossier/view";
import { plural } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import type { PreviewGroup, PreviewItem } from "@dossierklaar/ui/advisor/preview-pane";
import type { ApiOutput } from "../trpc";

type Preview = ApiOutput["afspraak"]["preview"];
type Scenario = Preview["scenarios"][number];
type Line = Scenario["lines"][number];

/** Behind one tick can stand several lines (the years of one paper); an id is their keys. */
const separator = "\n";
export const keysOf = (itemId: string): string[] => itemId.split(separator);

const byYear = /^(.+) (\d{4})$/;

const askedText = ({ already }: Line): string => (already ? `al gevraagd, ${stukStatusLabel(already.status)}` : "al gevraagd");

/** Lines as ticks: the years of one paper on one line. */
function itemsOf(lines: readonly Line[], leftOut: ReadonlySet<string>): PreviewItem[] {
  const together = new Map<string, Line[]>();
  for (const line of lines) {
    const name = line.kind === "stuk" ? (byYear.exec(line.naam)?.[1] ?? line.naam) : line.naam;
    const already = line.alreadyAsked ? "already" : "new";
    const key = `${name}${separator}${already}`;
    together.set(key, [...(together.get(key) ?? []), line]);
  }
  return [...together.values()].map((part) => {
    const [first] = part;
    const years = part.map((line) => byYear.exec(line.naam)?.[2]).filter((year) => year !== undefined);
    const isRange = part.length > 1 && years.length === part.length;
    const label = first ? (isRange ? (byYear.exec(first.naam)?.[1] ?? first.naam) : first.naam) : "";
    const detail = [isRange ? years.sort().join(", ") : "", first?.alreadyAsked ? askedText(first) : ""];
    const text = detail.filter(Boolean).join(" · ");
    return {
      id: part.map((line) => line.key).join(separator),
      label: first?.kind === "question" ? `Vraag: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label,
      isTicked: part.every((line) => !leftOut.has(line.key)),
      ...(text ? { detail: text } : {}),
    };
  });
}

function countsOf(lines: readonly Line[]): { stukken: number; vragen: number; ockto: number } {
  const count = (kind: Line["kind"]) => lines.filter((line) => line.kind === kind && !line.alreadyAsked).length;
  return { stukken: count("stuk"), vragen: count("question"), ockto: count("ockto") };
}

function groupSummary(lines: readonly Line[]): string {
  const { stukken, vragen, ockto } = countsOf(lines);
  const parts = [
    stukken > 0 ? plural(stukken, "stuk", "stukken") : "",
    vragen > 0 ? plural(vragen, "vraag", "vragen") : "",
    ockto > 0 ? "Ockto" : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** What saving will ask: per aanvrager, then what belongs to both; in each the scenario's with their reason. */
export function groupsOf(
  preview: Preview,
  aanvragers: readonly Pick<AanvragerView, "id" | "naam" | "positie">[],
  leftOut: ReadonlySet<string>,
): { groups: PreviewGroup[]; summary: string } {
  const groups: PreviewGroup[] = [];
  const owners = [
    ...aanvragers.map((a) => ({ id: a.id as string | null, name: a.naam, number: a.positie })),
    { id: null, name: "Beiden / dossier", number: 0 },
  ];
  for (const owner of owners) {
    const scenarios = preview.scenarios
      .map((scenario) => ({ scenario, lines: scenario.lines.filter((line) => line.aanvragerId === owner.id) }))
      .filter(({ lines }) => lines.length > 0);
    if (scenarios.length === 0) continue;
    const kept = scenarios.flatMap(({ lines }) => lines).filter((line) => !leftOut.has(line.key));
    groups.push({
      id: owner.id ?? "dossier",
      name: owner.name,
      summary: groupSummary(kept),
      scenarios: scenarios.map(({ scenario, lines }) => ({
        id: scenario.scenarioId,
        name: scenario.naam,
        because: scenario.reden,
        items: itemsOf(lines, leftOut),
      })),
      ...(owner.number === 1 || owner.number === 2 ? { number: owner.number } : {}),
    });
  }
  const { stukken, vragen, ockto } = countsOf(preview.scenarios.flatMap((s) => s.lines).filter((line) => !leftOut.has(line.key)));
  const parts = [
    plural(preview.scenarios.length, "scenario", "scenario's"),
    plural(stukken, "stuk", "stukken"),
    vragen + ockto > 0 ? plural(vragen + ockto, "ander actiepunt", "andere actiepunten") : "",
  ];
  return { groups, summary: parts.filter(Boolean).join(", ") };
}
