import { formatBytes } from "@dossierklaar/domain/format";
import { PageTitle } from "@dossierklaar/ui/portal/card";
import { DocumentGroup, DocumentRow } from "@dossierklaar/ui/portal/document-row";
import { EmptyState } from "@dossierklaar/ui/portal/notice";
import { t, taal } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import type { MetaFunction } from "@remix-run/node";
import { TabPage } from "../components/tab-page.tsx";
import { toBoth, usePortal } from "../dossier.tsx";

export const meta: MetaFunction = () => [{ title: t("Belangrijke documenten") }, { name: "robots", content: "noindex" }];

/** What the kantoor hands to every client. */
export default function Belangrijk() {
  const { dossier } = usePortal();
  const { kantoor } = dossier.head;
  return (
    <TabPage current="belangrijk">
      <PageTitle>{t("Belangrijke documenten")}</PageTitle>
      {dossier.documenten.length === 0 ? (
        <EmptyState>
          {say(
            toBoth(dossier.head),
            {
              u: "{kantoor} heeft hier nog niets voor u klaargezet.",
              je: "{kantoor} heeft hier nog niets voor je klaargezet.",
              jullie: "{kantoor} heeft hier nog niets voor jullie klaargezet.",
            },
            { kantoor: kantoor.naam },
          )}
        </EmptyState>
      ) : (
        <DocumentGroup>
          {dossier.documenten.map((document) => (
            <DocumentRow
              downloadUrl={`/belangrijk/${document.id}`}
              key={document.id}
              line={[document.omschrijving, formatBytes(document.grootte, taal())].filter(Boolean).join(" · ")}
              name={document.naam}
            />
          ))}
        </DocumentGroup>
      )}
    </TabPage>
  );
}
