import { dayOf, formatBytes } from "@dossierklaar/domain/format";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import { Button } from "@dossierklaar/ui/advisor/button";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { ComboBox } from "@dossierklaar/ui/advisor/combo-box";
import { DateField } from "@dossierklaar/ui/advisor/date-fields";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { Select } from "@dossierklaar/ui/advisor/select";
import { ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { FilePlus, X } from "lucide-react";
import { useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { presentAanvragers } from "../dossier-selectors";
import { fieldErrorsOf, sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { type ApiOutput, trpc } from "../trpc";
import { chooseFiles, useKantoorUploads } from "./kantoor-uploads";

type Soort = ApiOutput["dossiercontrole"]["soorten"][number];
/** A Select has no empty choice of its own. */
const nobody = "dossier";

/** `+ Nieuw stuk toevoegen`. */
export default function AddStukDialog(props: { afspraakId: string | null; onClose: () => void }) {
  const soorten = trpc.dossiercontrole.soorten.useQuery();
  if (soorten.data) return <AddStuk {...props} soorten={soorten.data} />;
  return (
    <Dialog isOpen onClose={props.onClose} title="Nieuw stuk toevoegen">
      {soorten.isError ? (
        <ErrorPane className="px-0" message={sentenceOf(soorten.error)} onRetry={() => void soorten.refetch()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Dialog>
  );
}

function AddStuk(props: { afspraakId: string | null; onClose: () => void; soorten: readonly Soort[] }) {
  const { afspraakId, onClose, soorten } = props;
  const dossier = useDossier();
  const { head } = dossier;
  const aanvragers = presentAanvragers(dossier);
  const { state } = useLiveDossier();
  const refresh = useRefresh(state === "live");
  const today = dayOf(useNow());
  const toast = useToast();
  const intent = useIntent();
  const [soortDocumentId, setSoort] = useState<string | null>(null);
  const [voorWie, setVoorWie] = useState(nobody);
  const [woning, setWoning] = useState<"currentHome" | "homeToBuy">();
  const [onderwerp, setOnderwerp] = useState("");
  const [omschrijving, setOmschrijving] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const uploads = useKantoorUploads();
  const [klantMagUploaden, setUploaden] = useState(true);
  const [klantMagInzien, setInzien] = useState(false);
  const [uiterlijk, setUiterlijk] = useState("");
  const soort = soorten.find((one) => one.id === soortDocumentId);
  const named = soort?.onderwerp === "employer" || soort?.onderwerp === "business" ? soort.onderwerp : null;
  const add = trpc.dossiercontrole.add.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      refresh();
    },
    onSuccess: ({ stukId, already, status }) => {
      const naam = soort?.naam ?? "Stuk";
      const there = `${naam} stond er al (${stukStatusLabel(status)})`;
      toast.show({ text: already ? `${there}${afspraakId ? " en staat nu ook bij deze afspraak" : ""}` : `${naam} toegevoegd` });
      if (klantMagInzien && files.length > 0) uploads.send({ id: stukId, naam }, files, true);
      onClose();
    },
  });
  const errors = fieldErrorsOf(add.error);
  const save = () =>
    add.mutate({
      requestId: intent.requestId(),
      dossierId: head.id,
      afspraakId,
      soortDocumentId: soortDocumentId ?? "",
      aanvragerId: voorWie === nobody ? null : voorWie,
      ...(soort?.onderwerp === "home" && woning ? { onderwerpSoort: woning } : {}),
      ...(named ? { onderwerp } : {}),
      omschrijving,
      klantMagUploaden,
      klantMagInzien,
      uiterlijk: uiterlijk || null,
    });
  return (
    <Dialog
      footer={
        <>
          <Button isPending={add.isPending} onClick={save} variant="main">
            Toevoegen
          </Button>
          <Button className="min-h-9" onClick={onClose} variant="quiet">
            Sluiten
          </Button>
        </>
      }
      isOpen
      keepOpen
      onClose={onClose}
      title="Nieuw stuk toevoegen"
    >
      <FormError message={add.error ? sentenceOf(add.error) : undefined} />
      <ComboBox
        autoFocus
        description="Zoek op een deel van de naam of op een ander woord ervoor."
        error={errors.soortDocumentId}
        label="Soort document"
        onChange={setSoort}
        options={soorten.map((soort) => ({ id: soort.id, label: soort.naam, terms: soort.synoniemen }))}
        value={soortDocumentId}
      />
      <Select
        error={errors.aanvragerId}
        label="Voor wie"
        onChange={setVoorWie}
        options={[{ id: nobody, label: "Beiden / dossier" }, ...aanvragers.map((a) => ({ id: a.id, label: a.naam }))]}
        value={voorWie}
      />
      {soort?.onderwerp === "home" ? (
        <SegmentedChoice
          error={errors.onderwerpSoort}
          description="Zonder keuze is het de woning die bij het klantprofiel past."
          label="Welke woning"
          onChange={(id) => setWoning(id === "currentHome" ? "currentHome" : "homeToBuy")}
          options={[
            { id: "currentHome", label: "Huidige woning" },
            { id: "homeToBuy", label: "Aan te kopen woning" },
          ]}
          value={woning ?? ""}
        />
      ) : null}
      {named ? (
        <TextField
          description="Staat achter de naam, zodat stukken van twee niet door elkaar lopen."
          error={errors.onderwerp}
          label={named === "employer" ? "Werkgever" : "Onderneming"}
          marks={["eye"]}
          maxLength={120}
          onChange={setOnderwerp}
          value={onderwerp}
        />
      ) : null}
      <TextField
        description="Staat achter de naam, bijvoorbeeld een rekeningnummer of een periode."
        error={errors.omschrijving}
        label="Omschrijving"
        marks={["eye"]}
        maxLength={200}
        onChange={setOmschrijving}
        value={omschrijving}
      />
      <div className="flex flex-col gap-2">
        <CheckboxField isSelected={klantMagUploaden} label="Klant mag uploaden" onChange={setUploaden} />
        <CheckboxField isSelected={klantMagInzien} label="Klant mag inzien" onChange={setInzien} />
        {klantMagInzien ? <OfferedFiles files={files} onChange={setFiles} /> : null}
        {errors.klantMagUploaden ? <p className="text-rejected text-xs">{errors.klantMagUploaden}</p> : null}
      </div>
      <DateField
        className="max-w-56"
        error={errors.uiterlijk}
        label="Uiterlijk aanleveren op"
        marks={["eye"]}
        min={today}
        onChange={setUiterlijk}
        today={today}
        value={uiterlijk}
      />
    </Dialog>
  );
}

/** What the client will find to download; the files travel once the stuk is there. */
function OfferedFiles(props: { files: readonly File[]; onChange: (files: File[]) => void }) {
  const { files, onChange } = props;
  return (
    <div className="flex flex-col items-start gap-1.5 pl-6.25">
      {files.map((file) => (
        <span className="flex max-w-full items-center gap-1 text-sm" key={`${file.name}.${file.size}.${file.lastModified}`}>
          <span className="min-w-0 truncate">{file.name}</span>
          <span className="flex-none text-ink-3 text-xs tabular-nums">{formatBytes(file.size)}</span>
          <IconButton
            icon={X}
            label={`${file.name} weghalen`}
            onClick={() => onChange(files.filter((other) => other !== file))}
            tone="quiet"
          />
        </span>
      ))}
      <Button icon={FilePlus} onClick={() => chooseFiles((more) => onChange([...files, ...more]))}>
        Bestand om te downloaden
      </Button>
    </div>
  );
}
