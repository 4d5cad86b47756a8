import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    tailwindcss(),
    // Tests run the app's pure modules; Remix's plugin would want a whole app.
    !process.env.VITEST &&
      remix({
        future: {
          v3_fetcherPersist: true,
          v3_relativeSplatPath: true,
          v3_throwAbortReason: true,
          // A dozen routes: known from the start, so that in a dead spot the next screen still opens.
          v3_lazyRouteDiscovery: false,
          v3_singleFetch: true,
          v3_routeConfig: true,
          unstable_optimizeDeps: true,
        },
      }),
  ],
  // Workspace packages are TypeScript sources: what the server renders must be built with the app.
  ssr: { noExternal: [/^@dossierklaar\//] },
  resolve: { dedupe: ["react", "react-dom", "@tanstack/react-query"] },
});
