import type { LinkProps } from "@dossierklaar/ui/portal/link";
import { Link } from "@remix-run/react";

/** Remix' own link inside the portal, a plain one to a file: that leaves the page, and Remix would ask it for data. */
export function AppLink({ to, ...rest }: LinkProps) {
  const isFile = to.startsWith("/bestanden/");
  return isFile ? <a href={to} rel="noreferrer" target="_blank" {...rest} /> : <Link prefetch="intent" to={to} {...rest} />;
}
