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
          v3_lazyRouteDiscovery: true,
          v3_singleFetch: true,
          v3_routeConfig: true,
          unstable_optimizeDeps: true,
        },
      }),
  ],
  build: {
    // Every browser that knows the colours of the tokens (oklch) knows this much JavaScript; older forms of it only weigh.
    target: "es2022",
    // Fifty files of half a kilobyte (an icon, a hook) cost more in requests and headers than they save.
    rollupOptions: { output: { experimentalMinChunkSize: 8_000 } },
  },
  // Found only when the first pdf is opened, it would make Vite load the page anew under the reader's hands.
  optimizeDeps: { include: ["pdfjs-dist/legacy/build/pdf.mjs"] },
  // Workspace packages are TypeScript sources: what the server renders must be built with the app.
  ssr: { noExternal: [/^@dossierklaar\//] },
  resolve: { dedupe: ["react", "react-dom", "@tanstack/react-query"] },
});
