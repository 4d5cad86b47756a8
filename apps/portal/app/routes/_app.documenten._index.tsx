import { mayRemoveDelivery } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatBytes, formatMoment } from "@dossierklaar/domain/format";
import { PageTitle } from "@dossierklaar/ui/portal/card";
import { DocumentGroup, DocumentRow, vanAdviseur } from "@dossierklaar/ui/portal/document-row";
import { EmptyState } from "@dossierklaar/ui/portal/notice";
import { t, taal } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import type { MetaFunction } from "@remix-run/node";
import { useState } from "react";
import { RemoveDelivery } from "../components/remove-delivery.tsx";
import { TabPage } from "../components/tab-page.tsx";
import { ownBestanden, statusLabelOf, toBoth, usePortal, voorOf } from "../dossier.tsx";

export const meta: MetaFunction = () => [{ title: t("Mijn documenten") }, { name: "robots", content: "noindex" }];

/** What came in of a stuk, or what the client said of it. */
const isDelivered = (stuk: KlantStukView): boolean =>
  stuk.bestanden.some((bestand) => bestand.aangeleverdOp !== null && !bestand.terInzage) || stuk.status === "declaredNotApplicable";

/** What the kantoor offers to read, file by file; of several files of one stuk each says its own name. */
function VanAdviseur() {
  const { dossier, now } = usePortal();
  const offered = dossier.stukken.flatMap((stuk) => {
    const files =
      stuk.klantMagInzien && stuk.status !== "cancelled" ? stuk.bestanden.filter((one) => one.terInzage && one.aangeleverdOp) : [];
    return files.map((file) => ({ stuk, file, isOnly: files.length === 1 }));
  });
  if (offered.length === 0) return null;
  return (
    <DocumentGroup heading={vanAdviseur(toBoth(dossier.head))}>
      {offered.map(({ stuk, file, isOnly }) => (
        <DocumentRow
          downloadUrl={`/bestanden/${file.id}`}
          key={file.id}
          line={[
            isOnly ? "" : file.naam,
            formatBytes(file.grootte, taal()),
            file.aangeleverdOp ? formatMoment(file.aangeleverdOp, now, taal()) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
          name={stuk.naam}
          voor={voorOf(dossier.head, stuk.aanvragerId)}
        />
      ))}
    </DocumentGroup>
  );
}

export default function Documenten() {
  const { dossier, now, isReadOnly } = usePortal();
  const [removing, setRemoving] = useState<KlantStukView>();
  const mayRemove = (stuk: KlantStukView) =>
    !isReadOnly && !dossier.head.gesloten && mayRemoveDelivery(stuk) && ownBestanden(stuk).length > 0;
  const delivered = dossier.stukken
    .filter((stuk) => isDelivered(stuk) && stuk.status !== "offered")
    .sort((a, b) => (b.aangeleverdOp?.getTime() ?? 0) - (a.aangeleverdOp?.getTime() ?? 0));
  return (
    <TabPage current="documenten">
      <PageTitle>{t("Mijn documenten")}</PageTitle>
      {delivered.length === 0 ? (
        <EmptyState>
          {say(toBoth(dossier.head), {
            u: "U hebt nog niets aangeleverd. Wat u aanlevert, kunt u hier terugzien.",
            je: "Je hebt nog niets aangeleverd. Wat je aanlevert, kun je hier terugzien.",
            jullie: "Jullie hebben nog niets aangeleverd. Wat jullie aanleveren, kun je hier terugzien.",
          })}
        </EmptyState>
      ) : (
        <DocumentGroup>
          {delivered.map((stuk) => (
            <DocumentRow
              key={stuk.id}
              line={stuk.aangeleverdOp ? t("Aangeleverd {moment}", { moment: formatMoment(stuk.aangeleverdOp, now, taal()) }) : undefined}
              name={stuk.naam}
              onRemove={mayRemove(stuk) ? () => setRemoving(stuk) : undefined}
              reason={stuk.status === "rejected" ? stuk.afkeurreden || undefined : undefined}
              status={stuk.status}
              statusLabel={statusLabelOf(stuk)}
              to={`/documenten/${stuk.id}`}
              voor={voorOf(dossier.head, stuk.aanvragerId)}
            />
          ))}
        </DocumentGroup>
      )}
      <VanAdviseur />
      {removing ? <RemoveDelivery bestanden={ownBestanden(removing)} onClose={() => setRemoving(undefined)} stuk={removing} /> : null}
    </TabPage>
  );
}
