import { BarControl, PortalFrame, type TabName } from "@dossierklaar/ui/portal/frame";
import { FolderOpen, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { openActiepunten, openStukken, usePortal } from "../dossier.tsx";
import { AppLink } from "./app-link.tsx";
import { Strips } from "./strips.tsx";

/** One of the tabs. */
export function TabPage(props: { current: TabName; greeting?: ReactNode; children: ReactNode }) {
  const { dossier, hasMoreDossiers } = usePortal();
  const open = openStukken(dossier).length + openActiepunten(dossier).filter((one) => one.soort === "question").length;
  return (
    <PortalFrame
      controls={
        <>
          {hasMoreDossiers ? (
            <BarControl label="Ander dossier" to="/dossiers">
              <FolderOpen aria-hidden className="size-6" strokeWidth={1.75} />
            </BarControl>
          ) : null}
          <BarControl label="Uitloggen" to="/uitloggen">
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
        { name: "afspraken", to: "/afspraken" },
        { name: "documenten", to: "/documenten" },
      ]}
    >
      {props.greeting ? null : <Strips />}
      {props.children}
    </PortalFrame>
  );
}
