import type { LinkProps } from "@dossierklaar/ui/portal/link";
import { Link, PrefetchPageLinks } from "@remix-run/react";
import { useEffect, useState } from "react";

// Screens of the dossier need only their code, which is loaded while the link is seen: in a dead spot the next screen must still open.
// These ask the server something as well.
const asksServer = ["/uitloggen", "/dossiers"];
/** One screen behind many links: a list of thirty would have its code fetched thirty times, as part of showing it. */
const screenOfMany = /^\/(actiepunten|documenten)\/[^/]+$/;

/** Remix' own link inside the portal, a plain one to a file: that leaves the page, and Remix would ask it for data. */
export function AppLink({ to, ...rest }: LinkProps) {
  if (to.startsWith("/bestanden/")) return <a href={to} rel="noreferrer" target="_blank" {...rest} />;
  return <Link prefetch={asksServer.includes(to) || screenOfMany.test(to) ? "none" : "render"} to={to} {...rest} />;
}

/** Loads the code of the screens behind the lists, once, after the page itself. Once in the frame of who is signed in. */
export function PrefetchScreens() {
  const [isShown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  // Any id will do: the code of a screen is the same for all.
  return isShown ? ["actiepunten", "documenten"].map((list) => <PrefetchPageLinks key={list} page={`/${list}/een`} />) : null;
}
