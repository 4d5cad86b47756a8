import { documentEndings, findDocumentMime, mostDocumentBytes } from "@dossierklaar/domain/document/rules";
import { formatBytes } from "@dossierklaar/domain/format";
import { FileField } from "@dossierklaar/ui/advisor/file-field";
import { TextArea, TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useState } from "react";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { readBase64 } from "../picture-file";
import { trpc } from "../trpc";
import type { Document } from "./documenten";
import { FormDialog } from "./form-dialog";

const wrongKind = "Kies een pdf, een Word-bestand (docx) of een Excel-bestand (xlsx).";
const tooLarge = "Dit bestand is groter dan 10 MB. Kies een kleiner bestand.";

/** What is wrong with a chosen file, by the same rule as the server's. */
async function findFault(file: File): Promise<string | undefined> {
  if (file.size > mostDocumentBytes) return tooLarge;
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  return findDocumentMime(file.name, head) ? undefined : wrongKind;
}

/** Adds a paper for every client, or changes one when `document` is given: its words, its file, or both. */
export function DocumentDialog(props: { document: Document | undefined; onClose: () => void; onSaved: () => void }) {
  const { document } = props;
  const intent = useIntent();
  const [naam, setNaam] = useState(document?.naam ?? "");
  const [omschrijving, setOmschrijving] = useState(document?.omschrijving ?? "");
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<string>();
  const options = { onSettled: intent.onSettled, onSuccess: props.onSaved };
  const add = trpc.beheer.documenten.add.useMutation(options);
  const change = trpc.beheer.documenten.change.useMutation(options);
  const { isPending, error } = document ? change : add;
  const { errors, touch } = useFieldErrors(error);

  const choose = async (chosen: File) => {
    const wrong = await findFault(chosen);
    setFault(wrong);
    if (wrong) return;
    setFile(chosen);
    touch(["bestand"]);
    // The name of the file is a start for who has not written one.
    if (!naam) setNaam(chosen.name.replace(/\.[^.]+$/, "").replaceAll(/[-_]+/g, " "));
  };
  const save = async () => {
    if (!document && !file) return setFault("Kies een bestand.");
    const bestand = file ? { naam: file.name, inhoud: await readBase64(file) } : null;
    const input = { requestId: intent.requestId([naam, omschrijving, file?.name, file?.size].join(" ")), naam, omschrijving };
    if (document) change.mutate({ ...input, id: document.id, bestand });
    else if (bestand) add.mutate({ ...input, bestand });
  };
  return (
    <FormDialog
      error={error}
      isPending={isPending}
      onClose={props.onClose}
      onSave={() => void save()}
      saveLabel={document ? "Opslaan" : "Toevoegen"}
      size="small"
      title={document ? "Document wijzigen" : "Document toevoegen"}
    >
      <FileField
        accept={documentEndings}
        chooseLabel={file || document ? "Ander bestand kiezen" : "Bestand kiezen"}
        description="Pdf, Word of Excel, ten hoogste 10 MB."
        error={fault ?? errors.bestand ?? errors["bestand.naam"] ?? errors["bestand.inhoud"]}
        label="Bestand"
        onChoose={(chosen) => void choose(chosen)}
        shown={
          file ? `${file.name}, ${formatBytes(file.size)}` : document ? `${document.bestandsnaam}, ${formatBytes(document.grootte)}` : ""
        }
      />
      <TextField
        error={errors.naam}
        label="Naam"
        maxLength={120}
        onChange={(next) => {
          setNaam(next);
          touch(["naam"]);
        }}
        value={naam}
      />
      <TextArea
        description="De klant leest dit onder de naam."
        error={errors.omschrijving}
        label="Omschrijving"
        marks={["eye"]}
        maxLength={300}
        onChange={(next) => {
          setOmschrijving(next);
          touch(["omschrijving"]);
        }}
        rows={2}
        value={omschrijving}
      />
    </FormDialog>
  );
}
