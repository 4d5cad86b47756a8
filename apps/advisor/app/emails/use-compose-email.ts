import { areTooLarge, controlPoints } from "@dossierklaar/domain/email/rules";
import { useState } from "react";
import type { ApiOutput } from "../trpc";

type Choices = ApiOutput["email"]["choices"];
type Aan = Choices["aan"][number];

/** What is being written, and whether it may leave. A text that she changed herself is replaced only when she says so. */
export function useComposeEmail(choices: Choices) {
  const [aanId, setAanId] = useState<string | null>(choices.aan.length === 1 ? (choices.aan[0]?.id ?? null) : null);
  const [sjabloonId, setSjabloonId] = useState<string | null>(null);
  const [onderwerp, setOnderwerp] = useState("");
  const [tekst, setTekst] = useState("");
  const [filled, setFilled] = useState({ onderwerp: "", tekst: "" });
  const [documentIds, setDocumentIds] = useState<readonly string[]>([]);
  const [signaleringOp, setSignaleringOp] = useState("");
  const [wanted, setWanted] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);

  const aan = choices.aan.find((one) => one.id === aanId);
  const isOwnText = onderwerp !== filled.onderwerp || tekst !== filled.tekst;

  const fill = (id: string, who: Aan | undefined) => {
    const sjabloon = (who ?? choices.aan[0])?.sjablonen.find((one) => one.id === id);
    if (!sjabloon) return;
    setSjabloonId(id);
    setOnderwerp(sjabloon.onderwerp);
    setTekst(sjabloon.tekst);
    setFilled({ onderwerp: sjabloon.onderwerp, tekst: sjabloon.tekst });
  };
  const tooLarge = areTooLarge(choices.bijlagen.filter((one) => documentIds.includes(one.id)));
  const points = [
    ...controlPoints({ aan: aan?.addresses ?? [], onderwerp, tekst }),
    ...(tooLarge
      ? [{ field: "bijlagen" as const, zin: "De bijlagen zijn samen groter dan 7 MB. Kies er minder of deel ze via het klantportaal." }]
      : []),
  ];
  // What is merely empty is no news before she wants to send.
  const isEmpty = { aan: aan === undefined, onderwerp: onderwerp.trim() === "", tekst: tekst.trim() === "", bijlagen: false };
  const shown = points.filter((point) => isTried || !isEmpty[point.field]);

  return {
    aan,
    aanId,
    sjabloonId,
    onderwerp,
    tekst,
    documentIds,
    signaleringOp,
    points,
    shown,
    errorOf: (field: "aan" | "onderwerp" | "tekst") => shown.find((point) => point.field === field)?.zin,
    /** The sjabloon that waits for her word, because it would replace what she wrote. */
    wanted,
    setOnderwerp,
    setTekst,
    setSignaleringOp,
    try: () => setTried(true),
    chooseAan: (id: string) => {
      setAanId(id);
      if (sjabloonId !== null && !isOwnText)
        fill(
          sjabloonId,
          choices.aan.find((one) => one.id === id),
        );
    },
    chooseSjabloon: (id: string) => {
      if (isOwnText && (onderwerp.trim() !== "" || tekst.trim() !== "")) setWanted(id);
      else fill(id, aan);
    },
    replace: (isSure: boolean) => {
      if (isSure && wanted !== null) fill(wanted, aan);
      setWanted(null);
    },
    toggleDocument: (id: string, isOn: boolean) =>
      setDocumentIds((before) => (isOn ? [...before, id] : before.filter((one) => one !== id))),
  };
}
