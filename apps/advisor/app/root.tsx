import "@fontsource-variable/inter/wght.css";
import { UiProvider } from "@dossierklaar/ui/advisor/ui-provider";
import interLatin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import "./app.css";
import { useNonce } from "@dossierklaar/ui/shared/nonce";
import { ErrorPage } from "./components/error-page";
import { TrpcProvider } from "./trpc";

export const meta: MetaFunction = () => [{ title: "Dossierklaar" }, { name: "robots", content: "noindex" }];

export const links: LinksFunction = () => [
  { rel: "preload", href: interLatin, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export function Layout(props: { children: ReactNode }) {
  const nonce = useNonce();
  return (
    <html lang="nl">
      <head>
        <meta charSet="utf-8" />
        <meta content="width=device-width, initial-scale=1" name="viewport" />
        {/* React Aria reads it here for the one style element it makes. */}
        <meta content={nonce} property="csp-nonce" suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        {props.children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const navigate = useNavigate();
  return (
    <TrpcProvider>
      <UiProvider navigate={navigate}>
        <Outlet />
      </UiProvider>
    </TrpcProvider>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
