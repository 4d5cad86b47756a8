import { formatTime, namesOf } from "@dossierklaar/domain/format";
import { Boom } from "@dossierklaar/ui/advisor/boom";
import { ButtonLink } from "@dossierklaar/ui/advisor/button";
import { DossierFrame } from "@dossierklaar/ui/advisor/dossier-frame";
import { Presence } from "@dossierklaar/ui/advisor/live-light";
import { OfflineStrip } from "@dossierklaar/ui/advisor/states";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunction, useLoaderData, useLocation, useParams } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { CalendarPlus, MailPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { useDossier } from "../dossier";
import { boomOf } from "../dossier-boom";
import { presentAanvragers } from "../dossier-selectors";
import { KantoorUploadsProvider } from "../dossiercontrole/kantoor-uploads";
import { LiveDossierProvider, useLiveDossier } from "../live-dossier";
import { requireLoaded } from "../loader.server";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { DossierStand } from "../stand/dossier-stand";
import { HandOver } from "../stand/hand-over";
import { usePresent } from "../use-presence";
import { ViewerSlotContext } from "../viewer-slot";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => [
  { title: `${data?.namen ?? "Dossier"} · ${params.nummer} · Dossierklaar` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const dossier = await requireLoaded(request, context.trpc.dossier.show.fetch({ nummer: params.nummer ?? "" }));
  return { namen: namesOf(presentAanvragers(dossier)), state: context.dehydrate() };
}

/** Every screen of a dossier reads one cache entry, which the socket keeps fresh: walking about asks nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams }) => currentParams.nummer !== nextParams.nummer;

export default function DossierShell() {
  const { state } = useLoaderData<typeof loader>();
  const { nummer = "" } = useParams();
  return (
    <HydrationBoundary state={state}>
      <Watched key={nummer} nummer={nummer} />
    </HydrationBoundary>
  );
}

function Watched(props: { nummer: string }) {
  const { head } = useDossier();
  return (
    <LiveDossierProvider dossierId={head.id} nummer={props.nummer}>
      <KantoorUploadsProvider>
        <Frame />
      </KantoorUploadsProvider>
    </LiveDossierProvider>
  );
}

function Frame() {
  const dossier = useDossier();
  const { staleSince, present } = useLiveDossier();
  const colleagues = usePresent(present);
  const { pathname } = useLocation();
  const now = useNow();
  const mayWork = useMayWork();
  const [isViewerOpen, setViewerOpen] = useState(false);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const slot = useMemo(() => ({ element, setOpen: setViewerOpen }), [element]);
  const base = `/dossiers/${dossier.head.nummer}`;
  const { afspraakId } = useParams();
  const isPlanning = pathname === `${base}/afspraken/nieuw`;
  const nodes = useMemo(() => boomOf(dossier, now, isPlanning), [dossier, now, isPlanning]);
  const { head } = dossier;
  const aanvragers = presentAanvragers(dossier);
  const sub = [
    `Dossier ${head.nummer}`,
    aanvragers[0]?.klantprofiel,
    head.aanspreekvorm === "formal" ? "formeel (u)" : "informeel (je)",
    head.gesloten ? "gesloten" : "",
  ];
  return (
    <ViewerSlotContext.Provider value={slot}>
      <DossierFrame
        actions={
          mayWork ? (
            <>
              {head.gesloten ? null : (
                <ButtonLink href={`${base}/afspraken/nieuw`} icon={CalendarPlus} isCurrent={isPlanning}>
                  Nieuwe afspraak
                </ButtonLink>
              )}
              {head.gesloten ? null : (
                <ButtonLink
                  href={`${base}/emails/opstellen${afspraakId ? `?afspraak=${afspraakId}` : ""}`}
                  icon={MailPlus}
                  isCurrent={pathname === `${base}/emails/opstellen`}
                >
                  E-mail opstellen
                </ButtonLink>
              )}
              <HandOver />
            </>
          ) : null
        }
        boom={<Boom current={pathname.replace(/\/wijzigen$/, "")} nodes={nodes} />}
        facts={<DossierStand />}
        names={namesOf(aanvragers)}
        path={pathname}
        presence={<Presence colleagues={colleagues} />}
        strip={staleSince ? <OfflineStrip since={formatTime(staleSince)} /> : undefined}
        sub={sub.filter(Boolean).join(" · ")}
        viewer={isViewerOpen ? <div className="h-full" ref={setElement} /> : undefined}
      >
        <Outlet />
      </DossierFrame>
    </ViewerSlotContext.Provider>
  );
}

export { ErrorPage as ErrorBoundary } from "../components/error-page";
