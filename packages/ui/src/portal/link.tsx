import { type ComponentType, createContext, type ReactNode, useContext } from "react";

export type LinkProps = {
  to: string;
  children?: ReactNode;
  className?: string;
  "aria-label"?: string;
  "aria-current"?: "page";
};

/** What a link is made of: Remix' own `Link` fits, and so does a plain anchor. */
export type LinkType = ComponentType<LinkProps>;

function Anchor({ to, ...rest }: LinkProps) {
  return <a href={to} {...rest} />;
}

const LinkContext = createContext<LinkType>(Anchor);

/** Chooses the link for everything below it. The frames do this from their `LinkComponent`; a page without a frame uses it itself. */
export function LinkProvider(props: { LinkComponent?: LinkType | undefined; children?: ReactNode }) {
  const inherited = useContext(LinkContext);
  return <LinkContext.Provider value={props.LinkComponent ?? inherited}>{props.children}</LinkContext.Provider>;
}

/** A link inside the portal. Without a provider it is a plain anchor, so a page works before any script has loaded. */
export function PortalLink(props: LinkProps) {
  const Link = useContext(LinkContext);
  return <Link {...props} />;
}
