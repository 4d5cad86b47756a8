import type { LinkProps } from "@dossierklaar/ui/portal/link";
import { Link } from "@remix-run/react";

// Screens of the dossier need only their code, which is loaded while the link is seen: in a dead spot the next screen must still open.
// These ask the server something as well.
const asksServer = ["/uitloggen", "/dossiers"];

/** Remix' own link inside the portal, a plain one to a file: that leaves the page, and Remix would ask it for data. */
export function AppLink({ to, ...rest }: LinkProps) {
  if (to.startsWith("/bestanden/")) return <a href={to} rel="noreferrer" target="_blank" {...rest} />;
  return <Link prefetch={asksServer.includes(to) ? "none" : "render"} to={to} {...rest} />;
}
