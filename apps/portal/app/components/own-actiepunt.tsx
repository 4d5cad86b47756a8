import type { ActiepuntView } from "@dossierklaar/domain/actiepunt/view";
import { dayOf, formatDayLong } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/portal/button";
import { Card } from "@dossierklaar/ui/portal/card";
import { ErrorPane } from "@dossierklaar/ui/portal/notice";
import { t, taal } from "@dossierklaar/ui/portal/taal";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { usePortal, voorOf } from "../dossier.tsx";
import { loadApi, useDossierCache } from "../dossier-query.tsx";
import { errorText } from "../errors.ts";

/** Something to do in the kantoor's own words, ticked with `Klaar`. It goes at once; when that could not be told, it comes back with the reason. */
export function OwnActiepunt(props: { actiepunt: ActiepuntView }) {
  const { actiepunt } = props;
  const { dossier, live, now, isReadOnly } = usePortal();
  const cache = useDossierCache();
  // One intent, one id: a second press after a lost answer is the same one.
  const requestId = useRef(crypto.randomUUID());
  const show = (one: ActiepuntView) =>
    cache.patch((shown) => ({ ...shown, actiepunten: shown.actiepunten.map((other) => (other.id === one.id ? one : other)) }));
  const complete = useMutation({
    mutationFn: async () => (await loadApi()).completeActiepunt.mutate({ requestId: requestId.current, actiepuntId: actiepunt.id }),
    onMutate: () => show({ ...actiepunt, status: "done", afgerondDoor: "klant" }),
    onError: () => show(actiepunt),
    onSettled: (_answer, error) => {
      if (error || live.state !== "live") return cache.invalidate();
    },
  });
  const voor = voorOf(dossier.head, actiepunt.aanvragerId);
  return (
    <>
      {complete.error ? <ErrorPane>{errorText(complete.error, dossier.head.toon)}</ErrorPane> : null}
      <Card>
        {voor ? <p className="text-md text-ink-2">{t("Voor {naam}", { naam: voor })}</p> : null}
        <p className="break-words whitespace-pre-line">{actiepunt.tekst}</p>
        {actiepunt.uiterlijk ? (
          <p className="pt-1 text-md text-ink-2">{t("Uiterlijk {dag}", { dag: formatDayLong(actiepunt.uiterlijk, dayOf(now), taal()) })}</p>
        ) : null}
        {actiepunt.soort === "text" ? (
          <div className="pt-[14px]">
            <Button disabled={complete.isPending || isReadOnly} onPress={() => complete.mutate()}>
              {t("Klaar")}
            </Button>
          </div>
        ) : null}
      </Card>
    </>
  );
}
