import { Bell, ChevronRight, type LucideIcon } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import { Link } from "react-aria-components";
import { cx } from "./cx.ts";
import { stepInTree, type TreePlace, typeAhead, visiblePlaces } from "./tree-keys.ts";

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

// The tree is one stop for Tab. Link hands this on to useLink, which knows it; only its own type does not name it.
const noTabStop = { excludeFromTabOrder: true };

type NodeProps = {
  node: BoomNode;
  level: number;
  current: string;
  expanded: ReadonlySet<string>;
  tabStop: string | undefined;
  onToggle: (id: string) => void;
  onFocus: (id: string) => void;
};

function Node(props: NodeProps) {
  const { node, level, expanded, onToggle } = props;
  const Icon = node.icon;
  const isKid = level > 1;
  const isCurrent = node.href !== undefined && node.href === props.current;
  const hasChildren = Boolean(node.children?.length);
  const isExpanded = hasChildren && expanded.has(node.id);
  const words = node.badge ? `${node.badge.count} ${node.badge.words}` : undefined;
  const name = (
    <span className="rail:sr-only">
      {node.label}
      {node.sub ? (
        <span className="block font-normal text-ink-3 text-xs tabular-nums">
          <span className="sr-only">, </span>
          {node.sub}
        </span>
      ) : null}
    </span>
  );
  return (
    <li
      aria-current={isCurrent ? "page" : undefined}
      aria-expanded={hasChildren ? isExpanded : undefined}
      aria-label={[node.label, node.sub, words].filter(Boolean).join(", ")}
      aria-level={level}
      className="outline-none [&:focus-visible>div]:outline-2 [&:focus-visible>div]:outline-focus [&:focus-visible>div]:-outline-offset-2"
      data-node={node.id}
      onFocus={(event) => {
        event.stopPropagation();
        props.onFocus(node.id);
      }}
      role="treeitem"
      tabIndex={props.tabStop === node.id ? 0 : -1}
    >
      <div
        className={cx(
          "relative flex gap-2 rounded-sm px-2 text-sm transition-colors duration-[90ms]",
          node.sub ? "min-h-11 items-start py-1.5" : "min-h-7.5 items-center",
          isKid ? "pl-10" : "font-medium",
          isKid && "before:absolute before:inset-y-0 before:left-5.75 before:w-px before:bg-line",
          isCurrent ? "bg-kantoor-soft font-semibold text-kantoor" : cx("hover:bg-requested-bg", isKid ? "text-ink-2" : "text-ink"),
          "rail:min-h-7.5 rail:items-center rail:justify-center rail:px-0! rail:py-0 rail:before:hidden",
        )}
      >
        {isKid ? null : (
          <button
            aria-hidden
            className={cx(
              "-mr-0.5 -ml-1 grid w-3.5 flex-none place-items-center text-ink-3 rail:hidden",
              node.sub ? "h-5" : "self-stretch",
              !hasChildren && "invisible",
            )}
            onClick={() => onToggle(node.id)}
            tabIndex={-1}
            type="button"
          >
            <ChevronRight className={cx("size-3.5 transition-transform duration-[160ms]", isExpanded && "rotate-90")} strokeWidth={1.75} />
          </button>
        )}
        <Icon
          aria-hidden
          className={cx("size-4 flex-none", node.sub && "mt-0.5 rail:mt-0", !isCurrent && "text-ink-3")}
          strokeWidth={1.75}
        />
        {node.href ? (
          <Link
            className={cx(
              "min-w-0 flex-1 text-inherit no-underline outline-none after:absolute after:inset-0 after:content-[''] rail:flex-none",
              !isKid && "after:left-6 rail:after:left-0",
            )}
            data-tip={node.label}
            href={node.href}
            {...noTabStop}
            {...(isCurrent ? { "aria-current": "page" as const } : {})}
          >
            {name}
          </Link>
        ) : (
          <button
            className="min-w-0 flex-1 text-left outline-none after:absolute after:inset-0 after:left-6 after:content-[''] rail:flex-none rail:after:left-0"
            data-tip={node.label}
            onClick={() => onToggle(node.id)}
            tabIndex={-1}
            type="button"
          >
            {name}
          </button>
        )}
        {node.badge && words ? (
          <span className="rail:hidden">
            <CountBadge count={node.badge.count} label={words} tone={node.badge.tone} />
          </span>
        ) : null}
      </div>
      {isExpanded && node.children ? (
        // biome-ignore lint/a11y/useSemanticElements: the children of a treeitem, as WAI-ARIA names them
        <ul className="mt-px flex flex-col gap-px" role="group">
          {node.children.map((child) => (
            <Node {...props} key={child.id} level={level + 1} node={child} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** The trail of ids from the top to the node with this href. */
function trailTo(nodes: readonly BoomNode[], href: string): string[] {
  for (const node of nodes) {
    if (node.href === href) return [node.id];
    const below = node.children ? trailTo(node.children, href) : [];
    if (below.length > 0) return [node.id, ...below];
  }
  return [];
}

/**
 * The tree of a dossier (WAI-ARIA's navigation treeview). One stop for Tab; arrow keys walk and unfold, Home and End go to the ends,
 * letters jump, Enter follows. Every node with an href holds a real link, so that it can be opened in another tab and works before any
 * script runs. The group that holds `current` unfolds when the screen changes; what the user folded stays folded until then.
 */
export function Boom(props: {
  nodes: readonly BoomNode[];
  /** The href of the screen being looked at, exactly as in the nodes. */
  current: string;
  /** What is unfolded at first; without it everything that has children. */
  defaultExpanded?: readonly string[];
  foot?: ReactNode;
}) {
  const { nodes, current } = props;
  const tree = useRef<HTMLUListElement>(null);
  const typed = useRef({ text: "", at: 0 });
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(
    () => new Set([...(props.defaultExpanded ?? nodes.map((node) => node.id)), ...trailTo(nodes, current).slice(0, -1)]),
  );
  const [lastCurrent, setLastCurrent] = useState(current);
  const [focused, setFocused] = useState<string>();
  if (current !== lastCurrent) {
    setLastCurrent(current);
    setExpanded(new Set([...expanded, ...trailTo(nodes, current).slice(0, -1)]));
  }
  const places = visiblePlaces(nodes, expanded);
  const isVisible = (id: string | undefined) => places.some((place) => place.id === id);
  const tabStop = [focused, trailTo(nodes, current).findLast(isVisible), places[0]?.id].find(isVisible);
  const toggle = (id: string) => {
    const next = new Set(expanded);
    if (!next.delete(id)) next.add(id);
    setExpanded(next);
  };
  const itemOf = (id: string) => tree.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);
  const onKeyDown = (event: KeyboardEvent) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-node]") : null;
    const here = places.find((place) => place.id === item?.dataset.node);
    if (!item || !here || event.ctrlKey || event.metaKey || event.altKey) return;
    const goTo = (place: TreePlace | undefined) => {
      event.preventDefault();
      if (place) itemOf(place.id)?.focus();
    };
    const step = stepInTree(event.key, places, here);
    if (step?.toggle) {
      event.preventDefault();
      toggle(here.id);
    } else if (step) goTo(step.to);
    else if (event.key === "Enter" && event.target === item) {
      event.preventDefault();
      item.querySelector<HTMLElement>("a, button:not([aria-hidden])")?.click();
    } else if (event.key.length === 1 && event.key !== " ") {
      const now = Date.now();
      typed.current = { text: now - typed.current.at < 700 ? typed.current.text + event.key : event.key, at: now };
      goTo(typeAhead(typed.current.text, places, here));
    }
  };
  return (
    <div className="flex min-h-full flex-col">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: html has no tree; a list is what it is without roles */}
      <ul aria-label="Dossiernavigatie" className="flex flex-col gap-px" onKeyDown={onKeyDown} ref={tree} role="tree">
        {nodes.map((node) => (
          <Node
            current={current}
            expanded={expanded}
            key={node.id}
            level={1}
            node={node}
            onFocus={setFocused}
            onToggle={toggle}
            tabStop={tabStop}
          />
        ))}
      </ul>
      {props.foot ? <div className="mt-auto pt-4 rail:hidden">{props.foot}</div> : null}
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
