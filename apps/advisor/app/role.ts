import { mayWorkInDossiers } from "@dossierklaar/domain/dossier/policy";
import { trpc } from "./trpc";

/** Whether she works in dossiers; who is only admin reads them. The server decides again at each step. */
export function useMayWork(): boolean {
  const [me] = trpc.session.me.useSuspenseQuery();
  return mayWorkInDossiers(me);
}
