import { servedBy } from "@dossierklaar/domain/dossier/recipients";
import { Button } from "@dossierklaar/ui/advisor/button";
import { Menu } from "@dossierklaar/ui/advisor/menu";
import { LogIn } from "lucide-react";
import { useDossier } from "../dossier";
import { presentAanvragers } from "../dossier-selectors";
import { sentenceOf } from "../errors";
import { trpc } from "../trpc";

const label = "Inloggen op klantportaal";

/** Opens the portal as the client sees it, in a tab of its own; with two aanvragers asks as whom. */
export function HandOver() {
  const dossier = useDossier();
  const people = presentAanvragers(dossier);
  const served = people.filter((person) =>
    people.some((p) => p.email !== null && servedBy(people, p.email).some((s) => s.id === person.id)),
  );
  const handOver = trpc.dossier.handOver.useMutation();
  const open = async (aanvragerId: string) => {
    // Opened by the press itself: a browser blocks a tab that comes after an answer was awaited.
    const tab = window.open("", "_blank");
    try {
      const { url } = await handOver.mutateAsync({ dossierId: dossier.head.id, aanvragerId });
      if (!tab) return window.location.assign(url);
      tab.opener = null;
      tab.location.replace(url);
    } catch {
      tab?.close(); // the sentence stands beside the button
    }
  };
  const [only] = served;
  return (
    <>
      {served.length > 1 ? (
        <Menu
          className="rounded-sm border border-control bg-raised px-3! text-sm shadow-1 [&_svg]:text-ink-2"
          entries={served.map((person) => ({ id: person.id, label: `Als ${person.naam}`, onAction: () => void open(person.id) }))}
          label={label}
          trigger={
            <>
              <LogIn aria-hidden className="size-4" strokeWidth={1.75} />
              {label}
            </>
          }
        />
      ) : (
        <Button
          disabledReason={only ? undefined : "Er staat bij niemand een e-mailadres."}
          icon={LogIn}
          isPending={handOver.isPending}
          onClick={() => only && void open(only.id)}
        >
          {label}
        </Button>
      )}
      {handOver.isError ? (
        <span className="font-medium text-rejected text-xs" role="alert">
          {sentenceOf(handOver.error)}
        </span>
      ) : null}
    </>
  );
}
