import { mayDeliver, mayRemoveDelivery } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantBestandView, KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatBytes, formatMoment } from "@dossierklaar/domain/format";
import { ActiepuntHead, RejectedStrip } from "@dossierklaar/ui/portal/actiepunt";
import { ButtonLink } from "@dossierklaar/ui/portal/button";
import { Card } from "@dossierklaar/ui/portal/card";
import { DocumentGroup, DocumentRow } from "@dossierklaar/ui/portal/document-row";
import { BackFrame } from "@dossierklaar/ui/portal/frame";
import { EmptyState } from "@dossierklaar/ui/portal/notice";
import { t, taal, type Zin } from "@dossierklaar/ui/portal/taal";
import { StatusBadge } from "@dossierklaar/ui/shared/status-badge";
import type { MetaFunction } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { useState } from "react";
import { AppLink } from "../components/app-link.tsx";
import { RemoveDelivery } from "../components/remove-delivery.tsx";
import { Strips } from "../components/strips.tsx";
import { StukActions } from "../components/stuk-actions.tsx";
import { deliveredBestanden, statusLabelOf, toOne, usePortal, voorOf } from "../dossier.tsx";

export const meta: MetaFunction = () => [{ title: t("Document") }, { name: "robots", content: "noindex" }];

const lineOf = (bestand: KlantBestandView, now: Date): string =>
  [
    bestand.aangeleverdOp ? t("Aangeleverd {moment}", { moment: formatMoment(bestand.aangeleverdOp, now, taal()) }) : "",
    formatBytes(bestand.grootte, taal()).replace(" ", "\u00a0"),
  ]
    .filter(Boolean)
    .join(" · ");

const addWords: Partial<Record<KlantStukView["status"], Zin>> = {
  received: "Iets vergeten? Voeg toe",
  rejected: "Opnieuw aanleveren",
  declaredNotApplicable: "Toch aanleveren",
};

/** One document: its files, to open again, and what became of it. */
export default function DocumentPage() {
  const { stukId } = useParams();
  const { dossier, now, isReadOnly } = usePortal();
  const [removing, setRemoving] = useState<KlantBestandView>();
  const stuk = dossier.stukken.find((one) => one.id === stukId);
  const back = { to: "/documenten", label: t("Terug naar Mijn documenten") };
  if (!stuk)
    return (
      <BackFrame back={back} LinkComponent={AppLink}>
        <EmptyState>{t("Dit document is er niet meer.")}</EmptyState>
      </BackFrame>
    );
  const files = deliveredBestanden(stuk);
  const mayAct = !isReadOnly && !dossier.head.gesloten;
  const canAdd = mayDeliver(stuk) && mayAct;
  const mayRemove = mayRemoveDelivery(stuk) && mayAct;
  return (
    <BackFrame back={back} LinkComponent={AppLink}>
      <Strips />
      <ActiepuntHead title={stuk.naam} voor={voorOf(dossier.head, stuk.aanvragerId)} />
      {stuk.status === "rejected" ? (
        <RejectedStrip {...toOne(dossier.head)} reason={stuk.afkeurreden} />
      ) : (
        <div>
          <StatusBadge label={statusLabelOf(stuk)} size="roomy" status={stuk.status} />
        </div>
      )}
      {stuk.redenKlant && stuk.status === "declaredNotApplicable" ? (
        <Card>
          <p className="break-words whitespace-pre-line">{stuk.redenKlant}</p>
        </Card>
      ) : null}
      {files.length > 0 ? (
        <DocumentGroup>
          {files.map((bestand) => (
            <DocumentRow
              key={bestand.id}
              line={lineOf(bestand, now)}
              name={bestand.naam}
              onRemove={mayRemove && bestand.door === "klant" ? () => setRemoving(bestand) : undefined}
              to={`/bestanden/${bestand.id}`}
            />
          ))}
        </DocumentGroup>
      ) : null}
      {canAdd ? (
        <ButtonLink to={`/actiepunten/${stuk.id}`} variant={stuk.status === "rejected" ? "main" : "plain"}>
          {t(addWords[stuk.status] ?? "Aanleveren")}
        </ButtonLink>
      ) : null}
      <StukActions stuk={stuk} />
      {removing ? <RemoveDelivery bestanden={[removing]} onClose={() => setRemoving(undefined)} stuk={stuk} /> : null}
    </BackFrame>
  );
}
