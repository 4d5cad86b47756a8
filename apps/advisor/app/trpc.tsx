import type { AdvisorRouter } from "@dossierklaar/api/advisor";
import { MutationCache, notifyManager, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { isSignedOut, wasAnswered } from "./errors";
import { leaveForSignIn } from "./sign-in-again";

// What came over the socket is shown in the same turn. The library would wait for a timer, behind whatever the page does meanwhile.
notifyManager.setScheduler(queueMicrotask);

export const trpc = createTRPCReact<AdvisorRouter>();

export type ApiInput = inferRouterInputs<AdvisorRouter>;
export type ApiOutput = inferRouterOutputs<AdvisorRouter>;

/** What the browser holds of the server. Sockets keep it fresh, so time alone refetches little. */
function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) leaveForSignIn();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => !wasAnswered(error) && count < 3,
        networkMode: "always",
      },
      // Each change carries a requestId: asking again after a lost answer gets the first one.
      mutations: { retry: (count, error) => !wasAnswered(error) && count < 2, retryDelay: 700, networkMode: "always" },
      // Dates survive the page by superjson, as they do the wire.
      dehydrate: { serializeData: (data: unknown) => superjson.serialize(data) },
      hydrate: { deserializeData: (data: unknown) => superjson.deserialize(data as Parameters<typeof superjson.deserialize>[0]) }, // written by serializeData
    },
  });
}

export function TrpcProvider(props: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() => trpc.createClient({ links: [httpBatchLink({ url: "/trpc", transformer: superjson })] }));
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{props.children}</QueryClientProvider>
    </trpc.Provider>
  );
}
