import { Bell, ChevronRight, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import {
  Button as AriaButton,
  Collection,
  Link,
  NavigationTree,
  NavigationTreeItem,
  NavigationTreeItemContent,
} from "react-aria-components";
import { cx } from "./cx.ts";

/** A place in the dossier. An id is unique in the tree and stays the same while the tree changes, or what was unfolded folds up. */
export type BoomNode = {
  id: string;
  label: string;
  /** The second line: the date of an afspraak, `nog niet opgeslagen`. */
  sub?: string;
  icon: LucideIcon;
  href?: string;
  /** `judge` (blue) = for the adviser to judge; `count` (grey) = only a number. `words` says what is counted. */
  badge?: { count: number; tone: "judge" | "count"; words: string };
  children?: readonly BoomNode[];
};

/** A number beside a word; `label` is what a screen reader and the tooltip say. */
export function CountBadge(props: { count: number; tone?: "judge" | "count"; label?: string }) {
  return (
    <span
      className={cx(
        "inline-grid min-h-4.5 min-w-4.5 flex-none place-items-center rounded-full px-1.25 font-semibold text-2xs tabular-nums",
        props.tone === "judge" ? "bg-received-bg text-received" : "bg-requested-bg text-ink-2",
      )}
      data-tip={props.label}
    >
      {props.count}
      {props.label ? <span className="sr-only"> {props.label.replace(/^\d+\s*/, "")}</span> : null}
    </span>
  );
}

const groupsOf = (nodes: readonly BoomNode[]): string[] => nodes.filter((node) => node.children?.length).map((node) => node.id);

function Node(props: { node: BoomNode; isKid: boolean }) {
  const { node, isKid } = props;
  const Icon = node.icon;
  const words = node.badge ? `${node.badge.count} ${node.badge.words}` : undefined;
  return (
    <NavigationTreeItem
      className="group/node relative rounded-sm outline-none data-[focus-visible]:outline-2 data-[focus-visible]:outline-focus data-[focus-visible]:-outline-offset-2"
      id={node.id}
      textValue={node.label}
      {...(node.href ? { href: node.href } : {})}
    >
      <NavigationTreeItemContent>
        {({ isCurrent, hasChildItems }) => (
          <div
            className={cx(
              "relative flex gap-2 rounded-sm px-2 text-sm transition-colors duration-[90ms]",
              node.sub ? "min-h-11 items-start py-1.5" : "min-h-7.5 items-center",
              isKid ? "pl-10" : "font-medium",
              isKid && "before:absolute before:inset-y-0 before:left-5.75 before:w-px before:bg-line",
              isCurrent ? "bg-kantoor-soft font-semibold text-kantoor" : cx("hover:bg-requested-bg", isKid ? "text-ink-2" : "text-ink"),
              "rail:justify-center rail:px-0!",
            )}
            data-tip={node.label}
          >
            {isKid ? null : (
              <AriaButton
                className={cx(
                  "-mr-0.5 -ml-1 grid w-3.5 flex-none place-items-center self-stretch text-ink-3",
                  node.sub && "h-5 self-auto",
                  !hasChildItems && "invisible",
                  "rail:hidden",
                )}
                slot="chevron"
              >
                <ChevronRight
                  aria-hidden
                  className="size-3.5 transition-transform duration-[160ms] group-data-[expanded]/node:rotate-90"
                  strokeWidth={1.75}
                />
              </AriaButton>
            )}
            <Icon aria-hidden className={cx("size-4 flex-none", node.sub && "mt-0.5", !isCurrent && "text-ink-3")} strokeWidth={1.75} />
            <Link
              className={cx(
                "min-w-0 flex-1 text-inherit no-underline outline-none after:absolute after:inset-0 after:content-['']",
                !isKid && "after:left-6",
                "rail:sr-only",
              )}
            >
              {node.label}
              {node.sub ? (
                <span className="block font-normal text-ink-3 text-xs tabular-nums">
                  <span className="sr-only">, </span>
                  {node.sub}
                </span>
              ) : null}
            </Link>
            {node.badge && words ? (
              <span className="rail:hidden">
                <CountBadge count={node.badge.count} label={words} tone={node.badge.tone} />
              </span>
            ) : null}
          </div>
        )}
      </NavigationTreeItemContent>
      {node.children ? <Collection items={node.children}>{(child: BoomNode) => <Node isKid node={child} />}</Collection> : null}
    </NavigationTreeItem>
  );
}

/**
 * The tree of a dossier. Arrow keys walk and unfold, letters jump, Enter follows; every node with an href is a real link.
 * The group that holds `current` unfolds by itself when the screen changes; what the user folded stays folded until then.
 */
export function Boom(props: {
  nodes: readonly BoomNode[];
  /** The href of the screen being looked at, exactly as in the nodes. */
  current: string;
  /** What is unfolded at first; without it everything that has children. */
  defaultExpanded?: readonly string[];
  foot?: ReactNode;
}) {
  const [expanded, setExpanded] = useState<ReadonlySet<string | number>>(() => new Set(props.defaultExpanded ?? groupsOf(props.nodes)));
  const holder = props.nodes.find((node) => node.children?.some((child) => child.href === props.current))?.id;
  useEffect(() => {
    if (holder !== undefined) setExpanded((before) => (before.has(holder) ? before : new Set([...before, holder])));
  }, [holder]);
  return (
    <div className="flex min-h-full flex-col">
      <NavigationTree
        aria-label="Dossiernavigatie"
        className="flex flex-col gap-px outline-none"
        expandedKeys={expanded as Iterable<string | number>}
        items={props.nodes}
        onExpandedChange={setExpanded}
        selectedRoute={props.current}
      >
        {(node: BoomNode) => <Node isKid={false} node={node} />}
      </NavigationTree>
      {props.foot ? <div className={cx("mt-auto pt-4", "rail:hidden")}>{props.foot}</div> : null}
    </div>
  );
}

/** At the foot of the boom: what the client hears next, in one sentence. */
export function NextReminder(props: { text: string; explanation?: string }) {
  return (
    <div className="flex flex-col gap-1.5 border-line border-t px-2 pt-2.5">
      <p className="flex items-center gap-1.5 font-medium text-sm leading-4.5">
        <Bell aria-hidden className="size-4" strokeWidth={1.75} />
        Volgende herinnering
      </p>
      <p className="text-ink-3 text-xs tabular-nums">
        {props.text}
        {props.explanation ? <span className="block">{props.explanation}</span> : null}
      </p>
    </div>
  );
}
