import { dayOf, formatDayLong, plural } from "@dossierklaar/domain/format";
import { keepPreviousData } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useDossier } from "../dossier";
import { useNow } from "../now";
import { trpc } from "../trpc";

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
          {one.dag
            ? `Volgende herinnering: ${one.dag === today ? "vandaag" : formatDayLong(one.dag, today)} aan ${one.namen}${one.nummer && one.nummer > 1 ? `, de ${one.nummer}e` : ""}`
            : `${one.namen}: ${plural(one.verstuurd, "herinnering", "herinneringen")} verstuurd, er gaat er geen meer`}
        </li>
      ))}
    </ul>
  );
}
