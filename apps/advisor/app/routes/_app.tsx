import { mayRunKantoor } from "@dossierklaar/domain/kantoor/policy";
import { AppFrame } from "@dossierklaar/ui/advisor/app-frame";
import { KantoorStyle } from "@dossierklaar/ui/shared/kantoor-style";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunction, useLoaderData, useLocation, useSubmit } from "@remix-run/react";
import { HydrationBoundary } from "@tanstack/react-query";
import { LogOut, UserRoundCog } from "lucide-react";
import { DossierSearch } from "../components/dossier-search";
import { ErrorPage } from "../components/error-page";
import { LiveProvider, useKantoorChanges } from "../live-socket";
import { requireLoaded, toSignIn } from "../loader.server";
import { NowProvider } from "../now";
import { trpc } from "../trpc";

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.isSignedIn) throw toSignIn(request);
  const [me] = await Promise.all([requireLoaded(request, context.trpc.session.me.fetch()), context.trpc.session.work.prefetch()]);
  return { tones: context.tones(me.kantoor.kleur), now: new Date(), state: context.dehydrate() };
}

/** Who she is does not change by walking about, only when a screen says so (useRevalidator); the number in the bar follows the kantoor's changes. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod }) =>
  !formMethod && currentUrl.href === nextUrl.href;

export default function SignedIn() {
  const { tones, now, state } = useLoaderData<typeof loader>();
  return (
    <HydrationBoundary state={state}>
      <KantoorStyle tones={tones} />
      <NowProvider initial={now}>
        <LiveProvider>
          <Frame />
        </LiveProvider>
      </NowProvider>
    </HydrationBoundary>
  );
}

function Frame() {
  const { pathname } = useLocation();
  const submit = useSubmit();
  const [me] = trpc.session.me.useSuspenseQuery();
  const work = trpc.session.work.useQuery();
  useKantoorChanges(() => work.refetch({ cancelRefetch: false }));
  const isAt = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  return (
    <AppFrame
      homeHref="/dossiers"
      kantoor={{ name: me.kantoor.naam }}
      nav={[
        { label: "Dossiers", href: "/dossiers", isCurrent: isAt("/dossiers") },
        {
          label: "Werkvoorraad",
          href: "/werkvoorraad",
          isCurrent: isAt("/werkvoorraad"),
          badge: { count: work.data ?? 0, words: "te doen" },
        },
        ...(mayRunKantoor(me) ? [{ label: "Beheer", href: "/beheer", isCurrent: isAt("/beheer") }] : []),
      ]}
      search={<DossierSearch />}
      user={{ id: me.id, name: me.naam, ...(me.foto ? { photoUrl: me.foto } : {}) }}
      userMenu={[
        { id: "account", label: "Mijn account", href: "/account", icon: UserRoundCog },
        { id: "uitloggen", label: "Uitloggen", icon: LogOut, onAction: () => submit(null, { method: "post", action: "/uitloggen" }) },
      ]}
    >
      <Outlet />
    </AppFrame>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
