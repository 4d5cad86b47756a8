import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { plural } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { RadioList } from "@dossierklaar/ui/advisor/choice";
import { ConfirmDialog, Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { TextArea } from "@dossierklaar/ui/advisor/text-fields";
import { useState } from "react";
import { filesOf } from "../dossier-selectors";
import MoveDialog from "./move-dialog";
import type { StukCommands } from "./use-stuk-commands";

export type StukQuestion = {
  kind: "delete" | "requestAgain" | "askAnyway" | "commentForKlant" | "internalNote" | "move";
  stuk: AdviseurStukView;
};

type Props = { question: StukQuestion; commands: StukCommands; onClose: () => void };

/** What is asked before a step that needs words, or that takes a paper off the list. */
export default function StukDialogs(props: Props) {
  const { question, commands, onClose } = props;
  const { stuk } = question;
  if (question.kind === "delete")
    return (
      <ConfirmDialog
        confirmLabel="Verwijderen"
        isOpen
        isPending={commands.isPending(stuk.id)}
        onClose={onClose}
        onConfirm={() => void commands.cancel(stuk).then(onClose)}
        title={`${stuk.naam} verwijderen?`}
      >
        <p>
          Er {filesOf(stuk).length === 1 ? "is 1 bestand" : `zijn ${plural(filesOf(stuk).length, "bestand", "bestanden")}`} aangeleverd. Het
          stuk krijgt de status Vervallen en de bestanden blijven bewaard.
        </p>
      </ConfirmDialog>
    );
  if (question.kind === "move") return <MoveDialog commands={commands} onClose={onClose} stuk={stuk} />;
  return <WordsDialog {...props} />;
}

const words = {
  requestAgain: {
    title: "opnieuw opvragen?",
    label: "Reden",
    verb: "Opnieuw opvragen",
    missing: "Schrijf waarom, zodat de klant weet wat er nodig is.",
    forKlant: true,
  },
  askAnyway: {
    title: "toch vragen?",
    label: "Reden",
    verb: "Toch vragen",
    missing: "Schrijf waarom je het stuk toch nodig hebt.",
    forKlant: true,
  },
  commentForKlant: { title: "opmerking voor klant", label: "Opmerking voor klant", verb: "Opslaan", missing: null, forKlant: true },
  internalNote: { title: "interne notitie", label: "Interne notitie", verb: "Opslaan", missing: null, forKlant: false },
} as const;

function startOf({ kind, stuk }: StukQuestion): string {
  if (kind === "commentForKlant") return stuk.opmerkingVoorKlant;
  return kind === "internalNote" ? stuk.interneNotitie : "";
}

/** Why a judged paper is asked again, in the words that the client reads. What was taken off the list needs words of its own. */
const againReasons = ["Het stuk is verlopen.", "Er is een nieuwe offerte.", "Het is per vergissing goedgekeurd."];
const otherReason = "anders";

function WordsDialog({ question, commands, onClose }: Props) {
  const { stuk } = question;
  const kind = question.kind as keyof typeof words; // those that are left out are asked above
  const { title, label, verb, missing, forKlant } = words[kind];
  const [text, setText] = useState(startOf(question));
  const [isMissing, setMissing] = useState(false);
  const failure = commands.failure?.stukId === stuk.id ? commands.failure.sentence : undefined;
  const reasons = kind === "requestAgain" && stuk.status !== "cancelled" ? againReasons : [];
  const [reason, setReason] = useState<string | null>(null);
  const save = async () => {
    const own = [reason === otherReason ? "" : (reason ?? ""), text.trim()].filter(Boolean).join(" ");
    if (missing && !own) {
      setMissing(true);
      return;
    }
    const isDone =
      kind === "requestAgain" || kind === "askAnyway"
        ? await commands.ask(stuk, kind, own)
        : await commands.annotate(stuk, kind === "commentForKlant" ? { opmerkingVoorKlant: own } : { interneNotitie: own });
    if (isDone) onClose();
  };
  return (
    <Dialog
      footer={
        <>
          <Button isPending={commands.isPending(stuk.id)} onClick={() => void save()} variant="main">
            {verb}
          </Button>
          <Button className="min-h-9" onClick={onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={onClose}
      title={missing ? `${stuk.naam} ${title}` : `${stuk.naam}: ${title}`}
    >
      <FormError message={failure} />
      {reasons.length > 0 ? (
        <RadioList
          autoFocus
          label="Reden"
          onChange={(id) => {
            setReason(id);
            setMissing(false);
          }}
          options={[...reasons.map((one) => ({ id: one, label: one })), { id: otherReason, label: "Anders" }]}
          value={reason}
        />
      ) : null}
      <TextArea
        autoFocus={reasons.length === 0}
        description={forKlant ? "De klant leest dit." : "Alleen voor kantoor."}
        error={isMissing && missing ? missing : undefined}
        label={reasons.length > 0 ? "Toelichting" : label}
        marks={forKlant ? ["eye"] : []}
        onChange={(next) => {
          setText(next);
          setMissing(false);
        }}
        rows={3}
        value={text}
      />
    </Dialog>
  );
}
