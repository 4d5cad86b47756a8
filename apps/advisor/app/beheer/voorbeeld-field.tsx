import { PictureField } from "@dossierklaar/ui/advisor/picture-field";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { mostPictureBytes, readBase64 } from "../picture-file";
import { trpc } from "../trpc";

/** A picture of a good copy, as the client sees it at her actiepunt. Kept at once; `onKept` gets the versie that the soort has after it. */
export function VoorbeeldField(props: {
  soort: { id: string; naam: string; versie: number };
  voorbeeld: string | null;
  onKept: (kept: { versie: number; voorbeeld: string | null }) => void;
}) {
  const { soort, voorbeeld } = props;
  const intent = useIntent();
  const [tooLarge, setTooLarge] = useState<string>();
  const set = trpc.beheer.soorten.setVoorbeeld.useMutation({ onSettled: intent.onSettled, onSuccess: props.onKept });
  const send = (base64: string | null) =>
    set.mutate({
      requestId: intent.requestId(`${soort.versie} ${base64?.slice(-64) ?? "none"}`),
      id: soort.id,
      versie: soort.versie,
      voorbeeld: base64,
    });
  const choose = async (file: File) => {
    set.reset();
    setTooLarge(file.size > mostPictureBytes ? "Deze foto is groter dan 10 MB. Kies een kleinere." : undefined);
    if (file.size <= mostPictureBytes) send(await readBase64(file));
  };
  return (
    <PictureField
      chooseLabel={voorbeeld ? "Ander voorbeeld kiezen" : "Voorbeeld kiezen"}
      description="Een jpg, png of webp van ten hoogste 10 MB, zonder gegevens van een echte klant."
      error={tooLarge ?? (set.error ? sentenceOf(set.error) : undefined)}
      hasPicture={voorbeeld !== null}
      isPending={set.isPending}
      label="Voorbeeld van een goede kopie"
      onChoose={(file) => void choose(file)}
      onRemove={() => send(null)}
      shown={
        <span className="grid h-36 w-28 place-items-center rounded-md border border-line bg-white p-2">
          {voorbeeld ? (
            <img alt={`Voorbeeld van ${soort.naam}`} className="max-h-full max-w-full object-contain" src={voorbeeld} />
          ) : (
            <span className="text-center text-paper-ink text-xs">Nog geen voorbeeld</span>
          )}
        </span>
      }
    />
  );
}
