import { SkeletonCards } from "@dossierklaar/ui/portal/notice";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData, useLocation } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { PrefetchScreens } from "../components/app-link.tsx";
import { ErrorPage } from "../components/error-page.tsx";
import { PortalContext } from "../dossier.tsx";
import { QueryProvider, useDossierQuery } from "../dossier-query.tsx";
import { useLiveDossier } from "../live-dossier.ts";
import { throwAsPage } from "../page-error.server.ts";
import { UploadsProvider } from "../upload/uploads.tsx";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { pathname, search } = new URL(request.url);
  try {
    const { head } = await context.trpc.show.fetch();
    await context.keepTaal(head.taal, pathname + search);
    const dossiers = await context.listDossiers();
    return {
      state: context.dehydrate(),
      dossierId: head.dossierId,
      tones: context.tones(head.kantoor.kleur),
      kleur: head.kantoor.kleur.replace("#", "").toLowerCase(),
      now: context.now(),
      lookingAs: context.lookingAs,
      hasMoreDossiers: dossiers.length > 1,
    };
  } catch (error) {
    return throwAsPage(error, pathname + search);
  }
}

/** The dossier is in the browser's cache and kept fresh there; going from tab to tab asks nothing. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return formMethod === undefined && currentUrl.href !== nextUrl.href ? false : defaultShouldRevalidate;
}

const minuteMs = 60_000;

function SignedIn(props: Pick<Awaited<ReturnType<typeof loader>>, "dossierId" | "now" | "lookingAs" | "hasMoreDossiers">) {
  const { data: dossier } = useDossierQuery();
  const live = useLiveDossier(props.dossierId);
  const [now, setNow] = useState(props.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  const { lookingAs, hasMoreDossiers } = props;
  const isReadOnly = lookingAs !== null && !lookingAs.magHandelen;
  const { pathname } = useLocation();
  // A page that changed by a link begins at its content for who cannot see it; the first one begins where the browser says.
  const shownPath = useRef(pathname);
  useEffect(() => {
    if (shownPath.current !== pathname) document.getElementById("inhoud")?.focus({ preventScroll: true });
    shownPath.current = pathname;
  }, [pathname]);
  if (!dossier)
    return (
      <div className="mx-auto max-w-[40rem] p-[16px]">
        <SkeletonCards />
      </div>
    );
  return (
    <PortalContext.Provider value={{ dossier, live, now, lookingAs, isReadOnly, hasMoreDossiers }}>
      <UploadsProvider dossier={dossier} isOff={isReadOnly} live={live}>
        <Outlet />
        <PrefetchScreens />
      </UploadsProvider>
    </PortalContext.Provider>
  );
}

/** The signed-in frame: one dossier, its socket and its uploads, for as long as a page of the portal is open. */
export default function SignedInRoute() {
  const { state, ...rest } = useLoaderData<typeof loader>();
  return (
    <QueryProvider>
      <HydrationBoundary state={state}>
        <SignedIn {...rest} />
      </HydrationBoundary>
    </QueryProvider>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
