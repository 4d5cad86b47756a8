import { PictureField } from "@dossierklaar/ui/advisor/picture-field";
import { Avatar } from "@dossierklaar/ui/shared/avatar";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { mostPictureBytes, readBase64 } from "../picture-file";
import { type ApiOutput, trpc } from "../trpc";

/** Her photo, as clients see it in the portal and colleagues in the app bar. */
export function FotoField(props: { account: ApiOutput["account"]["show"] }) {
  const { account } = props;
  const utils = trpc.useUtils();
  const [tooLarge, setTooLarge] = useState<string>();
  const set = trpc.account.setFoto.useMutation({
    onSuccess: ({ foto }) => {
      utils.account.show.setData(undefined, (before) => before && { ...before, foto });
      utils.session.me.setData(undefined, (before) => before && { ...before, foto });
    },
  });
  const choose = async (file: File) => {
    set.reset();
    setTooLarge(file.size > mostPictureBytes ? "Deze foto is groter dan 10 MB. Kies een kleinere." : undefined);
    if (file.size <= mostPictureBytes) set.mutate({ foto: await readBase64(file) });
  };
  return (
    <PictureField
      chooseLabel={account.foto ? "Andere foto kiezen" : "Foto kiezen"}
      description="Een jpg, png of webp van ten hoogste 10 MB. Je klanten zien je foto in het portaal."
      error={tooLarge ?? (set.error ? sentenceOf(set.error) : undefined)}
      hasPicture={account.foto !== null}
      isPending={set.isPending}
      label="Foto"
      onChoose={(file) => void choose(file)}
      onRemove={() => set.mutate({ foto: null })}
      shown={<Avatar id={account.id} name={account.naam} photoUrl={account.foto ?? undefined} size={96} />}
    />
  );
}
