import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { dayOf, formatDayLong } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import type { ScenarioCard } from "@dossierklaar/ui/advisor/scenario";
import type { ComponentProps } from "react";
import type { ApiOutput } from "../trpc";

type Preview = ApiOutput["scenario"]["preview"];
type Line = Preview["scenarios"][number]["lines"][number];
type Card = Omit<ComponentProps<typeof ScenarioCard>, "absent"> & { id: string; isAbsent: boolean };

/** The cards of what will be asked: one for each aanvrager, one for both, and the counts over them. */
export function cardsOf(
  preview: Preview,
  aanvragers: AdviseurDossierView["aanvragers"],
  now: Date,
): { cards: Card[]; fresh: number; already: number; absent: number } {
  const lines = [...new Map(preview.scenarios.flatMap((s) => s.lines).map((line) => [line.key, line])).values()];
  const askedOf = ({ already }: Line) =>
    already
      ? {
          text: `al gevraagd op ${formatDayLong(dayOf(already.sinds), dayOf(now))}`,
          badge: { status: already.status, label: stukStatusLabel(already.status) },
        }
      : { text: "al gevraagd" };
  const toStuk = (line: Line) => ({
    id: line.key,
    name: line.naam,
    ...(line.alreadyAsked ? { asked: askedOf(line) } : {}),
  });
  const isNew = (line: Line) => !line.alreadyAsked;
  const summary = (part: readonly Line[]) => `${part.filter(isNew).length} nieuw`;
  const [first, second] = aanvragers;
  const of = (id: string | null) => lines.filter((line) => line.aanvragerId === id);
  const cards: Card[] = [];
  for (const person of aanvragers) {
    const part = of(person.id);
    const number = person.positie === 2 ? 2 : 1;
    if (part.length > 0)
      cards.push({
        id: person.id,
        number,
        title: `Aanvrager ${number}, ${person.naam}`,
        summary: summary(part),
        stukken: part.map(toStuk),
        isAbsent: false,
      });
  }
  // What a second aanvrager would be asked is what the first is: lines per aanvrager are the same for both.
  const missing = first && !second ? of(first.id) : [];
  if (missing.length > 0)
    cards.push({
      id: "aanvrager-2",
      number: 2,
      title: "Aanvrager 2",
      summary: `${missing.length} niet gevraagd`,
      stukken: missing.map(({ key, naam }) => ({ id: `2.${key}`, name: naam })),
      isAbsent: true,
    });
  const shared = of(null);
  if (shared.length > 0)
    cards.push({ id: "dossier", title: "Beiden / dossier", summary: summary(shared), stukken: shared.map(toStuk), isAbsent: false });
  const fresh = lines.filter(isNew).length;
  return { cards, fresh, already: lines.length - fresh, absent: missing.length };
}
