import type { KlantDossierView } from "@dossierklaar/domain/dossier/view";
import { notifyManager, QueryClient, QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { wasAnswered } from "./errors.ts";

// What came over the socket is shown in the same turn. The library would wait for a timer, behind whatever the page does meanwhile.
notifyManager.setScheduler(queueMicrotask);

/** The key under which the server's tRPC helpers put the dossier into the page. */
const dossierKey = [["show"], { type: "query" }] as const;

/** The api, with the code that speaks to it: together they would be a tenth of what the first page must load. */
export const loadApi = () => import("./api-client.ts").then((module) => module.api);

/** What the browser holds of the server. The socket keeps it fresh, so time alone refetches little. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => !wasAnswered(error) && count < 3,
        networkMode: "always",
      },
      // Each change carries a requestId: asking again after a lost answer gets the first one.
      mutations: { retry: (count, error) => !wasAnswered(error) && count < 2, retryDelay: 700, networkMode: "always" },
    },
  });
}

export function QueryProvider(props: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return <QueryClientProvider client={queryClient}>{props.children}</QueryClientProvider>;
}

/** The one query of the portal: everything of this dossier that its screens show. */
export const useDossierQuery = () =>
  useQuery<KlantDossierView>({ queryKey: dossierKey, queryFn: async () => (await loadApi()).show.query() });

export type DossierCache = ReturnType<typeof useDossierCache>;

/** What is shown of the dossier, to patch it and to fetch it anew. */
export function useDossierCache() {
  const client = useQueryClient();
  return useMemo(
    () => ({
      shown: () => client.getQueryData<KlantDossierView>(dossierKey),
      patch(step: (shown: KlantDossierView) => KlantDossierView): void {
        client.setQueryData<KlantDossierView>(dossierKey, (shown) => shown && step(shown));
      },
      /** Fetches what is shown; joins a fetch that runs. Rejects when it fails. */
      refetch: () => client.refetchQueries({ queryKey: dossierKey }, { throwOnError: true, cancelRefetch: false }),
      invalidate: () => client.invalidateQueries({ queryKey: dossierKey }),
      /** The dossier at the server now, past a fetch that may have been asked earlier; shown unless the screen is newer. */
      async fetchNow(): Promise<KlantDossierView> {
        const fresh = await (await loadApi()).show.query();
        client.setQueryData<KlantDossierView>(dossierKey, (shown) => (shown && shown.head.versie > fresh.head.versie ? shown : fresh));
        return fresh;
      },
    }),
    [client],
  );
}
