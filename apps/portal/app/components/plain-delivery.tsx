import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { weigeringLabels } from "@dossierklaar/domain/labels";
import { Button } from "@dossierklaar/ui/portal/button";
import { Card } from "@dossierklaar/ui/portal/card";
import { Notice } from "@dossierklaar/ui/portal/notice";
import { t, translated } from "@dossierklaar/ui/portal/taal";
import { accept, limitsText } from "../upload/aanlevering.ts";

/** What stands for a browser without script only; what needs one (`script-only`) is hidden there. */
export function PlainDelivery(props: { stuk: KlantStukView; sentence: string | undefined }) {
  return (
    <noscript>
      <style>{".script-only{display:none!important}"}</style>
      <PlainForm {...props} />
    </noscript>
  );
}

/** Written by the server only: a browser with script never renders what is inside noscript, so its ids are made once. */
function PlainForm({ stuk, sentence }: { stuk: KlantStukView; sentence: string | undefined }) {
  const isOnItsWay = stuk.bestanden.some((bestand) => bestand.status === "uploaded");
  const wrong = stuk.bestanden.filter((bestand) => bestand.status === "refused").at(-1);
  return (
    <Card label={t("Aanleveren")}>
      {isOnItsWay ? (
        <Notice kind="info">{t("Het bestand is binnen en wordt nagekeken. Laad deze pagina over een minuut opnieuw.")}</Notice>
      ) : wrong?.weigering ? (
        <Notice kind="letOp" title={wrong.naam}>
          {translated(weigeringLabels[wrong.weigering])}
        </Notice>
      ) : null}
      {/* A plain form, and not Remix' own: nothing here has a script to go by. */}
      <form className="flex flex-col gap-[12px]" encType="multipart/form-data" method="post">
        <input name="requestId" type="hidden" value={crypto.randomUUID()} />
        <input name="aanleveringId" type="hidden" value={crypto.randomUUID()} />
        <label className="block text-md font-medium">
          {t("Foto's of bestanden")}
          <input
            accept={accept}
            className="mt-1.5 block w-full text-md file:mr-[12px] file:min-h-13 file:rounded-lg file:border file:border-solid file:border-control file:bg-raised file:px-[16px] file:text-lg file:font-semibold file:text-ink"
            multiple
            name="bestanden"
            type="file"
          />
        </label>
        <p className="text-md text-ink-2">
          {limitsText()} {t("Samen hooguit 80 MB.")}
        </p>
        {sentence ? (
          <p className="text-md text-rejected" role="alert">
            {translated(sentence)}
          </p>
        ) : null}
        <Button type="submit" variant="main">
          {t("Aanleveren")}
        </Button>
      </form>
    </Card>
  );
}
