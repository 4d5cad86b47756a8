import type { KlantBestandView, KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { AskDialog } from "@dossierklaar/ui/portal/ask-dialog";
import { t } from "@dossierklaar/ui/portal/taal";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { deliveredBestanden, usePortal } from "../dossier.tsx";
import { loadApi, useDossierCache } from "../dossier-query.tsx";
import { errorText } from "../errors.ts";

/** Asks whether files of a stuk may go, and takes them away. */
export function RemoveDelivery(props: { stuk: KlantStukView; bestanden: readonly KlantBestandView[]; onClose: () => void }) {
  const { stuk, bestanden } = props;
  const { dossier } = usePortal();
  const cache = useDossierCache();
  const [requestId] = useState(() => crypto.randomUUID());
  const remove = useMutation({
    mutationFn: async () =>
      (await loadApi()).removeDelivery.mutate({ requestId, stukId: stuk.id, bestandIds: bestanden.map((bestand) => bestand.id) }),
    onSuccess: async () => {
      await cache.invalidate();
      props.onClose();
    },
  });
  const [only] = bestanden;
  const isAll = bestanden.length === deliveredBestanden(stuk).length;
  const what = isAll ? stuk.naam : (only?.naam ?? "");
  return (
    <AskDialog
      busy={remove.isPending}
      confirmLabel={t("Verwijderen")}
      error={remove.error ? errorText(remove.error, dossier.head.toon) : undefined}
      onClose={props.onClose}
      onConfirm={() => remove.mutate()}
      stayLabel={t("Laten staan")}
      title={t("{naam} verwijderen?", { naam: what })}
    >
      {!isAll
        ? t("Dit bestand gaat weg. De andere bestanden blijven staan.")
        : bestanden.length === 1
          ? t("Het bestand gaat weg. Daarna staat dit document weer bij Nu te doen.")
          : t("Alle {n} bestanden gaan weg. Daarna staat dit document weer bij Nu te doen.", { n: bestanden.length })}
    </AskDialog>
  );
}
