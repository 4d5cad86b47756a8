import { mayDeliver } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantBestandView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatBytes, formatMoment } from "@dossierklaar/domain/format";
import { stukStatusLabelKlant } from "@dossierklaar/domain/labels";
import { ActiepuntHead, RejectedStrip } from "@dossierklaar/ui/portal/actiepunt";
import { ButtonLink } from "@dossierklaar/ui/portal/button";
import { Card } from "@dossierklaar/ui/portal/card";
import { DocumentGroup, DocumentRow } from "@dossierklaar/ui/portal/document-row";
import { BackFrame } from "@dossierklaar/ui/portal/frame";
import { EmptyState } from "@dossierklaar/ui/portal/notice";
import { StatusBadge } from "@dossierklaar/ui/shared/status-badge";
import type { MetaFunction } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { AppLink } from "../components/app-link.tsx";
import { Strips } from "../components/strips.tsx";
import { toOne, usePortal, voorOf } from "../dossier.tsx";

export const meta: MetaFunction = () => [{ title: "Document" }, { name: "robots", content: "noindex" }];

const lineOf = (bestand: KlantBestandView, now: Date): string =>
  [
    bestand.aangeleverdOp ? `Aangeleverd ${formatMoment(bestand.aangeleverdOp, now)}` : "",
    formatBytes(bestand.grootte).replace(" ", "\u00a0"),
  ]
    .filter(Boolean)
    .join(" · ");

/** One document: its files, to open again, and what became of it. */
export default function DocumentPage() {
  const { stukId } = useParams();
  const { dossier, now, isReadOnly } = usePortal();
  const stuk = dossier.stukken.find((one) => one.id === stukId);
  const back = { to: "/documenten", label: "Terug naar Mijn documenten" };
  if (!stuk)
    return (
      <BackFrame back={back} LinkComponent={AppLink}>
        <EmptyState>Dit document is er niet meer.</EmptyState>
      </BackFrame>
    );
  const files = stuk.bestanden.filter((bestand) => bestand.status === "accepted" && bestand.aangeleverdOp !== null && !bestand.terInzage);
  const canAdd = mayDeliver(stuk) && !isReadOnly && !dossier.head.gesloten;
  return (
    <BackFrame back={back} LinkComponent={AppLink}>
      <Strips />
      <ActiepuntHead title={stuk.naam} voor={voorOf(dossier.head, stuk.aanvragerId)} />
      {stuk.status === "rejected" ? (
        <RejectedStrip {...toOne(dossier.head)} reason={stuk.afkeurreden} />
      ) : (
        <div>
          <StatusBadge label={stukStatusLabelKlant(stuk.status, stuk.geopend)} size="roomy" status={stuk.status} />
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
            <DocumentRow key={bestand.id} line={lineOf(bestand, now)} name={bestand.naam} to={`/bestanden/${bestand.id}`} />
          ))}
        </DocumentGroup>
      ) : null}
      {canAdd ? (
        <ButtonLink to={`/actiepunten/${stuk.id}`} variant={stuk.status === "rejected" ? "main" : "plain"}>
          {stuk.status === "received" ? "Iets vergeten? Voeg toe" : stuk.status === "rejected" ? "Opnieuw aanleveren" : "Toch aanleveren"}
        </ButtonLink>
      ) : null}
    </BackFrame>
  );
}
