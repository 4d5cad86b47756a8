import { isOver } from "@dossierklaar/domain/afspraak/rules";
import { BarControl, PortalFrame, type TabName } from "@dossierklaar/ui/portal/frame";
import { t } from "@dossierklaar/ui/portal/taal";
import { FolderOpen, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { openActiepunten, openStukken, usePortal } from "../dossier.tsx";
import { AppLink } from "./app-link.tsx";
import { Strips } from "./strips.tsx";
import { TaalControl } from "./taal-control.tsx";

/** One of the tabs. */
export function TabPage(props: { current: TabName; greeting?: ReactNode; children: ReactNode }) {
  const { dossier, now, hasMoreDossiers, lookingAs } = usePortal();
  const stukken = openStukken(dossier);
  const open = stukken.length + openActiepunten(dossier).length;
  const ahead = dossier.afspraken.filter((afspraak) => afspraak.status === "planned" && !isOver(afspraak, now));
  const openOf = {
    afspraken: stukken.filter((stuk) => ahead.some(({ id }) => stuk.afspraakIds.includes(id))).length,
    // What came back stands there with its reason.
    documenten: stukken.filter((stuk) => stuk.status === "rejected").length,
  };
  return (
    <PortalFrame
      controls={
        <>
          {/* Who looks through her eyes reads what she reads. */}
          {lookingAs ? null : <TaalControl />}
          {hasMoreDossiers ? (
            <BarControl label={t("Ander dossier")} to="/dossiers">
              <FolderOpen aria-hidden className="size-6" strokeWidth={1.75} />
            </BarControl>
          ) : null}
          <BarControl label={t("Uitloggen")} to="/uitloggen">
            <LogOut aria-hidden className="size-6" strokeWidth={1.75} />
          </BarControl>
        </>
      }
      current={props.current}
      greeting={props.greeting}
      kantoor={dossier.head.kantoor.naam}
      LinkComponent={AppLink}
      logoUrl={dossier.head.kantoor.logo ?? undefined}
      tabs={[
        { name: "overzicht", to: "/", open },
        { name: "afspraken", to: "/afspraken", open: openOf.afspraken },
        { name: "documenten", to: "/documenten", open: openOf.documenten },
        { name: "belangrijk", to: "/belangrijk" },
      ]}
    >
      {props.greeting ? null : <Strips />}
      {props.children}
    </PortalFrame>
  );
}
