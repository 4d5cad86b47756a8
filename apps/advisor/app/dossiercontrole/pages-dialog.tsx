import { findNextStatus, statusWithout } from "@dossierklaar/domain/dossiercontrole/rules";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { plural } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { Button } from "@dossierklaar/ui/advisor/button";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { ComboBox } from "@dossierklaar/ui/advisor/combo-box";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { ArrowLeft, ArrowRight, RotateCw } from "lucide-react";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useState } from "react";
import { useDossier } from "../dossier";
import { forWhom } from "../dossier-selectors";
import { arrangedAs, type PageCard, pagesOfStuk, shifted, turned } from "./page-order";
import { usePdfPages } from "./pdf-pages";
import { Thumbnail } from "./thumbnail";
import type { StukCommands } from "./use-stuk-commands";

/** The pages of a paper as small pictures: in another order, turned, or some of them to another stuk. */
export default function PagesDialog(props: { stuk: AdviseurStukView; pdf: Blob; commands: StukCommands; onClose: () => void }) {
  const { stuk, onClose } = props;
  const [unreadable, setUnreadable] = useState("");
  const proxies = usePdfPages(props.pdf, setUnreadable);
  // They are in the viewer already, so this takes a moment; a window that fills itself would jump.
  if (proxies) return <Pages {...props} proxies={proxies} />;
  return unreadable ? (
    <Dialog isOpen onClose={onClose} title={`Pagina's van ${stuk.naam}`}>
      <FormError message={unreadable} />
    </Dialog>
  ) : null;
}

function Pages(props: { stuk: AdviseurStukView; proxies: readonly PDFPageProxy[]; commands: StukCommands; onClose: () => void }) {
  const { stuk, proxies, commands, onClose } = props;
  const dossier = useDossier();
  // How they lay when the dialog opened: what a colleague changes meanwhile is told when it is saved.
  const [seen] = useState(stuk);
  const [before] = useState(() => pagesOfStuk(stuk, proxies.length) ?? []);
  const [cards, setCards] = useState<PageCard[]>(() => before.map((page, at) => ({ at, page, turn: 0 })));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [naarStukId, setNaar] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const targets = dossier.stukken.filter((one) => one.id !== stuk.id && findNextStatus(one.status, "deliver") !== undefined);
  const target = targets.find((one) => one.id === naarStukId);
  const there = target && pagesOfStuk(target);
  const keepsNone = statusWithout({ status: seen.status, before: null }, 0) === undefined;
  const error = errorOf({ chosen, total: cards.length, target, isCounted: there !== undefined, keepsNone });

  const save = async () => {
    setAsked(true);
    if (error) return;
    const goes = ({ at }: PageCard) => target !== undefined && chosen.has(at);
    const staying = cards.filter((card) => !goes(card)).map(turned);
    const going = cards.filter(goes).map(turned);
    const moved = target && there && going.length > 0 ? { target, there } : undefined;
    const isSame = !moved && cards.every(({ at, turn }, index) => at === index && turn % 4 === 0);
    if (isSame) return onClose();
    const lying = [arrangedAs(seen, staying), ...(moved ? [arrangedAs(moved.target, [...moved.there, ...going])] : [])];
    const lay = [arrangedAs(seen, before), ...(moved ? [arrangedAs(moved.target, moved.there)] : [])];
    const text = moved
      ? `${plural(going.length, "pagina", "pagina's")} verplaatst naar ${moved.target.naam}`
      : `Pagina's van ${stuk.naam} geordend`;
    if (await commands.arrange(stuk, lying, lay, text)) onClose();
  };
  const turn = (at: number) => setCards((all) => all.map((card) => (card.at === at ? { ...card, turn: card.turn + 1 } : card)));
  const choose = (at: number, on: boolean) => setChosen((all) => new Set(on ? [...all, at] : [...all].filter((one) => one !== at)));
  return (
    <Dialog
      footer={
        <>
          <Button isPending={commands.isPending(stuk.id)} onClick={() => void save()} variant="main">
            {target && chosen.size > 0 ? "Verplaatsen" : "Opslaan"}
          </Button>
          <Button className="min-h-9" onClick={onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={onClose}
      size="large"
      title={`Pagina's van ${stuk.naam}`}
    >
      <FormError message={commands.failure?.stukId === stuk.id ? commands.failure.sentence : undefined} />
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-3">
        {cards.map(({ at, turn: turns }, index) => (
          <li className="flex flex-col gap-1 rounded-md border border-line bg-sunken p-2" key={at}>
            <Thumbnail page={proxies[at]} turn={turns} />
            <CheckboxField isSelected={chosen.has(at)} label={`Pagina ${at + 1}`} onChange={(on) => choose(at, on)} />
            <span className="flex justify-center gap-1">
              <IconButton
                disabledReason={index === 0 ? "Dit is de eerste pagina" : undefined}
                icon={ArrowLeft}
                label={`Pagina ${at + 1} eerder`}
                onClick={() => setCards((all) => shifted(all, index, -1))}
                tip="Eerder"
              />
              <IconButton icon={RotateCw} label={`Pagina ${at + 1} draaien`} onClick={() => turn(at)} tip="Draaien" />
              <IconButton
                disabledReason={index === cards.length - 1 ? "Dit is de laatste pagina" : undefined}
                icon={ArrowRight}
                label={`Pagina ${at + 1} later`}
                onClick={() => setCards((all) => shifted(all, index, 1))}
                tip="Later"
              />
            </span>
          </li>
        ))}
      </ol>
      <ComboBox
        description="Kies eerst pagina's. Zij staan daar daarna als Ontvangen; wat is aangeleverd blijft bewaard."
        empty="Geen stuk met deze woorden waar een pagina bij kan."
        error={isAsked ? error : undefined}
        label="Gekozen pagina's verplaatsen naar"
        onChange={setNaar}
        options={targets.map((one) => ({
          id: one.id,
          label: one.naam,
          description: `${forWhom(dossier, one.aanvragerId).name} · ${stukStatusLabel(one.status)}`,
        }))}
        value={naarStukId}
      />
    </Dialog>
  );
}

/** Why it cannot be saved like this; undefined when it can. */
function errorOf(facts: {
  chosen: ReadonlySet<number>;
  total: number;
  target: AdviseurStukView | undefined;
  isCounted: boolean;
  keepsNone: boolean;
}): string | undefined {
  const { chosen, total, target, isCounted, keepsNone } = facts;
  if (!target) return chosen.size > 0 ? "Kies een stuk, of haal de vinkjes weg." : undefined;
  if (chosen.size === 0) return "Kies welke pagina's daarheen gaan.";
  if (keepsNone && chosen.size === total)
    return "Dit stuk is al beoordeeld. Laat er ten minste één pagina bij staan, of vraag het eerst opnieuw op.";
  return isCounted ? undefined : `De pagina's van ${target.naam} worden nog geteld. Probeer het zo opnieuw.`;
}
