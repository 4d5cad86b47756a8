import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { useParams } from "@remix-run/react";
import { trpc } from "./trpc";

/** The dossier of the address, whole, from the one cache entry that the shell's loader filled. Under the dossier's route only. */
export function useDossier(): AdviseurDossierView {
  const { nummer = "" } = useParams();
  const [dossier] = trpc.dossier.show.useSuspenseQuery({ nummer });
  return dossier;
}

/** The afspraak of the address; undefined when the dossier has no such one. */
export function useAfspraak(): AdviseurDossierView["afspraken"][number] | undefined {
  const { afspraakId } = useParams();
  return useDossier().afspraken.find((afspraak) => afspraak.id === afspraakId);
}

/** Fetches the dossier anew after a change of one's own, for when no socket brings it. */
export function useRefresh(isLive: boolean): () => void {
  const { nummer = "" } = useParams();
  const utils = trpc.useUtils();
  return () => {
    if (!isLive) void utils.dossier.show.invalidate({ nummer }, undefined, { cancelRefetch: false });
  };
}
