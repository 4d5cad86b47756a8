import { t, taal } from "@dossierklaar/ui/portal/taal";
import "@fontsource-variable/inter/wght.css";
import englishUrl from "@dossierklaar/ui/portal/english.json?url";
import { KantoorStyle } from "@dossierklaar/ui/shared/kantoor-style";
import interLatin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import "./app.css";
import { useNonce } from "@dossierklaar/ui/shared/nonce";
import { ErrorPage } from "./components/error-page.tsx";
import type { loader as dossierLoader } from "./routes/_app.tsx";

export const meta: MetaFunction = () => [{ title: t("Klantportaal") }, { name: "robots", content: "noindex" }];

export const links: LinksFunction = () => [
  { rel: "preload", href: interLatin, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export function Layout(props: { children: ReactNode }) {
  const nonce = useNonce();
  const { tones, kleur } = useRouteLoaderData<typeof dossierLoader>("routes/_app") ?? {};
  return (
    <html lang={taal()}>
      <head>
        <meta charSet="utf-8" />
        <meta content="width=device-width, initial-scale=1, viewport-fit=cover" name="viewport" />
        {/* Numbers of a contract are no telephone numbers. */}
        <meta content="telephone=no" name="format-detection" />
        <Meta />
        <Links />
        {taal() === "en" ? <link as="fetch" crossOrigin="anonymous" href={englishUrl} rel="preload" /> : null}
        {/* The cookie says whose kantoor it is. */}
        <link crossOrigin="use-credentials" href="/portaal.webmanifest" rel="manifest" />
        {tones ? (
          <>
            <KantoorStyle nonce={nonce} tones={tones} />
            <meta content={tones.light.kantoorFill} media="(prefers-color-scheme: light)" name="theme-color" />
            <meta content={tones.dark.kantoorFill} media="(prefers-color-scheme: dark)" name="theme-color" />
          </>
        ) : null}
        {kleur ? <link href={`/icoon/${kleur}-180.png`} rel="apple-touch-icon" /> : null}
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
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
