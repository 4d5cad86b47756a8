import { formatTime } from "@dossierklaar/domain/format";
import { PortalLink } from "@dossierklaar/ui/portal/link";
import { Notice } from "@dossierklaar/ui/portal/notice";
import { percentOf } from "@dossierklaar/ui/portal/percent";
import { t } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import { lazy, Suspense } from "react";
import { toOne, usePortal } from "../dossier.tsx";
import { sumOf } from "../upload/sum.ts";
import { useUploads } from "../upload/uploads.tsx";
import { useOfflineSince } from "../use-online.ts";

// For the kantoor only: no client waits for it.
const LookingAlong = lazy(() => import("./looking-along.tsx"));

function OfflineStrip() {
  const since = useOfflineSince(usePortal().live.state);
  if (!since) return null;
  return <Notice kind="geenVerbinding">{t("Geen verbinding. Dit is de stand van {tijd}.", { tijd: formatTime(since) })}</Notice>;
}

/** What goes on by itself, on every other page than its own. */
function UploadStrip(props: { exceptStukId?: string | undefined }) {
  const { dossier } = usePortal();
  const { aanleveringen, sentBytes, isWaiting } = useUploads();
  const going = aanleveringen.filter((one) => one.phase === "sending" && one.stukId !== props.exceptStukId);
  const link = "text-ink underline decoration-1 underline-offset-2";
  return going.map((one) => {
    const sum = sumOf(one, sentBytes);
    const failed = one.files.some((file) => file.state === "failed");
    const title = failed
      ? t("{stuk}: een bestand kwam niet door", { stuk: one.stukNaam })
      : isWaiting
        ? t("{stuk}: geen bereik", { stuk: one.stukNaam })
        : t("{stuk}: wordt aangeleverd {n}%", { stuk: one.stukNaam, n: percentOf(sum.sentBytes, sum.totalBytes) });
    const text = failed
      ? say(toOne(dossier.head), {
          u: "Kijk wat u eraan kunt doen.",
          je: "Kijk wat je eraan kunt doen.",
          jullie: "Kijk wat je eraan kunt doen.",
        })
      : t("Het gaat vanzelf verder zolang het portaal open is.");
    return (
      <Notice key={one.id} kind={failed || isWaiting ? "letOp" : "info"} title={title}>
        {text}{" "}
        <PortalLink className={link} to={`/actiepunten/${one.stukId}`}>
          {t("Bekijken")}
        </PortalLink>
      </Notice>
    );
  });
}

/** What holds for every page: looking along, a closed dossier, no connection, an upload that goes on. */
export function Strips(props: { exceptStukId?: string; isDockTelling?: boolean }) {
  const { dossier, lookingAs } = usePortal();
  return (
    <>
      {lookingAs ? (
        <Suspense>
          <LookingAlong {...lookingAs} />
        </Suspense>
      ) : null}
      {dossier.head.gesloten ? <Notice kind="info">{t("Dit dossier is gesloten. Aanleveren kan niet meer.")}</Notice> : null}
      {/* The dock of what is being sent says it too, and where it matters. */}
      {props.isDockTelling ? null : <OfflineStrip />}
      <UploadStrip exceptStukId={props.exceptStukId} />
    </>
  );
}
