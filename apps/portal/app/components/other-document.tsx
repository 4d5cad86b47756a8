import { mayDeliver } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { Button } from "@dossierklaar/ui/portal/button";
import { Card } from "@dossierklaar/ui/portal/card";
import { RadioChoice } from "@dossierklaar/ui/portal/field";
import { ErrorPane } from "@dossierklaar/ui/portal/notice";
import { t } from "@dossierklaar/ui/portal/taal";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ownBestanden, usePortal, voorOf } from "../dossier.tsx";
import { loadApi, useDossierCache } from "../dossier-query.tsx";
import { errorText } from "../errors.ts";

/** Where else what was delivered can belong: what is asked of the client, other than this. */
export function useOtherStukken(stuk: KlantStukView): KlantStukView[] {
  const { dossier } = usePortal();
  return dossier.stukken.filter((other) => other.id !== stuk.id && mayDeliver(other));
}

/** `Hoort bij een ander document`: everything that was delivered here goes there, until it is judged. */
export function OtherDocument(props: { stuk: KlantStukView; onClose: () => void; onMoved: (naarStukId: string) => void }) {
  const { stuk } = props;
  const { dossier } = usePortal();
  const cache = useDossierCache();
  const others = useOtherStukken(stuk);
  const [naar, setNaar] = useState("");
  const intent = useRef({ naar: "", requestId: "" });
  const move = useMutation({
    mutationFn: async (naarStukId: string) => {
      if (intent.current.naar !== naarStukId) intent.current = { naar: naarStukId, requestId: crypto.randomUUID() };
      const bestandIds = ownBestanden(stuk).map((bestand) => bestand.id);
      await (await loadApi()).moveBestanden.mutate({ requestId: intent.current.requestId, stukId: stuk.id, bestandIds, naarStukId });
    },
    onSuccess: async (_done, naarStukId) => {
      await cache.invalidate();
      props.onMoved(naarStukId);
    },
  });
  return (
    <Card label={t("Hoort bij een ander document")}>
      <form
        className="flex flex-col gap-[12px]"
        onSubmit={(event) => {
          event.preventDefault();
          if (naar) move.mutate(naar);
        }}
      >
        {move.error ? <ErrorPane>{errorText(move.error, dossier.head.toon)}</ErrorPane> : null}
        <RadioChoice
          label={t("Bij welk document hoort het?")}
          name="naar"
          onChange={setNaar}
          options={others.map((other) => ({
            id: other.id,
            label: [other.naam, voorOf(dossier.head, other.aanvragerId) ?? ""].filter(Boolean).join(", "),
          }))}
          value={naar}
        />
        <Button disabled={move.isPending || naar === ""} type="submit">
          {t("Verplaatsen")}
        </Button>
        <Button onPress={props.onClose} variant="quiet">
          {t("Sluiten")}
        </Button>
      </form>
    </Card>
  );
}
