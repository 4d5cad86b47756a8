import type { ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { ToastProvider } from "./toast.tsx";
import { TooltipLayer } from "./tooltip-layer.tsx";

/**
 * Once, around the whole adviser app. `navigate` is the router's, so that every link of these components is followed without a page load.
 * The language is fixed: server and browser must write the same.
 */
export function UiProvider(props: { navigate: (href: string) => void; children: ReactNode }) {
  return (
    <I18nProvider locale="nl-NL">
      <RouterProvider navigate={props.navigate}>
        <ToastProvider>
          {props.children}
          <TooltipLayer />
        </ToastProvider>
      </RouterProvider>
    </I18nProvider>
  );
}
