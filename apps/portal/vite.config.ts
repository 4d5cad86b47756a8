import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** The notices that licences want kept: once, in a file beside the scripts, and not in front of every one of them, where each client loads them. */
function licenseFile(): Plugin {
  const notices = new Set<string>();
  return {
    name: "license-file",
    apply: "build",
    // Before the minifier, which takes them out.
    renderChunk(code) {
      for (const [notice] of code.matchAll(/\/\*(?:(?!\*\/)[\s\S])*@license[\s\S]*?\*\//g)) notices.add(notice);
      return null;
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "assets/licenses.txt", source: `${[...notices].sort().join("\n\n")}\n` });
    },
  };
}

export default defineConfig({
  plugins: [
    licenseFile(),
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
  esbuild: { legalComments: "none" },
  // Workspace packages are TypeScript sources: what the server renders must be built with the app.
  ssr: { noExternal: [/^@dossierklaar\//] },
  resolve: { dedupe: ["react", "react-dom", "@tanstack/react-query"] },
});
