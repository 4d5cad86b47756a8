import { type Day, dayOf, formatDayLong, plural } from "@dossierklaar/domain/format";
import { keepPreviousData } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useDossier } from "../dossier";
import { useNow } from "../now";
import { type ApiOutput, trpc } from "../trpc";

type Rappel = ApiOutput["email"]["rappels"][number];

function wordsOf({ staat, dag, namen, nummer, verstuurd }: Rappel, today: Day): string {
  if (staat === "undeliverable") return `${namen}: geen herinneringen, want de laatste mail kwam terug`;
  if (dag === null) return `${namen}: ${plural(verstuurd, "herinnering", "herinneringen")} verstuurd, er gaat er geen meer`;
  const when = dag === today ? "vandaag" : formatDayLong(dag, today);
  return `Volgende herinnering: ${when} aan ${namen}${nummer && nummer > 1 ? `, de ${nummer}e` : ""}`;
}

/** What goes to the client by itself, before it goes. */
export function NextRappels() {
  const { head } = useDossier();
  const today = dayOf(useNow());
  const { data = [] } = trpc.email.rappels.useQuery({ nummer: head.nummer, versie: head.versie }, { placeholderData: keepPreviousData });
  if (data.length === 0) return null;
  return (
    <ul aria-label="Herinneringen" className="flex flex-col gap-1 px-6 pb-4 text-ink-2 text-xs tabular-nums @max-[43.75rem]/app:px-3">
      {data.map((one) => (
        <li className="flex items-start gap-2" key={one.namen}>
          <Bell aria-hidden className="mt-px size-3.5 flex-none text-ink-3" strokeWidth={1.75} />
          {wordsOf(one, today)}
        </li>
      ))}
    </ul>
  );
}
