import { mayRunKantoor } from "@dossierklaar/domain/kantoor/policy";
import { PlainFrame, ViewGroup, ViewLink } from "@dossierklaar/ui/advisor/app-frame";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunction, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { beheerGroups } from "../beheer/sections";
import { requireLoaded } from "../loader.server";

export const meta: MetaFunction = () => [{ title: "Beheer · Dossierklaar" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = await requireLoaded(request, context.trpc.session.me.fetch());
  if (!mayRunKantoor(me)) throw new Response(null, { status: 403 });
  return null;
}

/** Whether she is admin does not change by walking about; each section asks again for itself. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export default function Beheer() {
  const { pathname } = useLocation();
  const aside = useRef<HTMLDivElement>(null);
  // On a phone the sections scroll above the content: where she is must be in sight.
  useEffect(() => {
    aside.current?.querySelector(`[href="${pathname}"]`)?.scrollIntoView({ block: "nearest" });
  }, [pathname]);
  return (
    <PlainFrame
      aside={
        <div ref={aside}>
          {beheerGroups.map((group) => (
            <ViewGroup key={group.title} title={group.title}>
              {group.sections.map(({ path, label, icon }) => {
                const href = `/beheer/${path}`;
                const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
                return <ViewLink href={href} icon={icon} isCurrent={isCurrent} key={path} label={label} />;
              })}
            </ViewGroup>
          ))}
        </div>
      }
      asideLabel="Beheer"
    >
      <Outlet />
    </PlainFrame>
  );
}

export { BeheerError as ErrorBoundary } from "../beheer/beheer-error";
