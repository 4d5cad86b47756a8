import type { ReactNode } from "react";
import { card, pageTitle, sectionTitle } from "./surface.ts";

/** A surface for one thing. Not to be put inside another card: a list is rows on one surface. */
export function Card(props: { children: ReactNode; className?: string; label?: string }) {
  const look = `${card} ${props.className ?? "p-[16px]"}`;
  return props.label ? (
    <section aria-label={props.label} className={look}>
      {props.children}
    </section>
  ) : (
    <div className={look}>{props.children}</div>
  );
}

/** The title of a tab that has no greeting. */
export function PageTitle(props: { children: ReactNode }) {
  return <h1 className={pageTitle}>{props.children}</h1>;
}

/** The heading between two blocks of a page, such as `Nu te doen`. */
export function SectionHeading(props: { children: ReactNode }) {
  return <h2 className={`mt-2 -mb-0.5 ${sectionTitle}`}>{props.children}</h2>;
}
