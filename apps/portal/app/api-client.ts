// Loaded with the first question or change, by `loadApi`: a page that was rendered shows everything without it.
import type { PortalRouter } from "@dossierklaar/api/portal";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";

/** The api from the browser; the session is in the cookie, so one is enough for a page. Never imported on the server. */
export const api = createTRPCClient<PortalRouter>({ links: [httpBatchLink({ url: "/trpc", transformer: superjson })] });
