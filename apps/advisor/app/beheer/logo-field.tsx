import { PictureField } from "@dossierklaar/ui/advisor/picture-field";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { mostPictureBytes, readBase64 } from "../picture-file";
import { trpc } from "../trpc";

/** The logo of the kantoor, as the portal and every mail show it. */
export function LogoField(props: { logo: string | null; naam: string }) {
  const { logo, naam } = props;
  const utils = trpc.useUtils();
  const intent = useIntent();
  const [tooLarge, setTooLarge] = useState<string>();
  const set = trpc.beheer.kantoor.setLogo.useMutation({
    onSettled: intent.onSettled,
    onSuccess: (made) => utils.beheer.kantoor.show.setData(undefined, (before) => before && { ...before, ...made }),
  });
  const send = (base64: string | null) => set.mutate({ requestId: intent.requestId(base64?.slice(-64) ?? "none"), logo: base64 });
  const choose = async (file: File) => {
    set.reset();
    setTooLarge(file.size > mostPictureBytes ? "Dit logo is groter dan 10 MB. Kies een kleiner bestand." : undefined);
    if (file.size <= mostPictureBytes) send(await readBase64(file));
  };
  return (
    <PictureField
      chooseLabel={logo ? "Ander logo kiezen" : "Logo kiezen"}
      description="Een png of jpg van ten hoogste 10 MB. Het staat op wit in het klantportaal en in mails."
      error={tooLarge ?? (set.error ? sentenceOf(set.error) : undefined)}
      hasPicture={logo !== null}
      isPending={set.isPending}
      label="Logo"
      onChoose={(file) => void choose(file)}
      onRemove={() => send(null)}
      shown={
        <span className="grid min-h-18 w-44 place-items-center rounded-md border border-line bg-white p-2">
          {logo ? (
            <img alt={`Logo van ${naam}`} className="max-h-14 max-w-full object-contain" src={logo} />
          ) : (
            <span className="text-paper-ink text-xs">Nog geen logo</span>
          )}
        </span>
      }
    />
  );
}
