import { fold } from "@dossierklaar/domain/format";

// How keys walk through a tree. Pure.

type TreeNode = { id: string; label: string; children?: readonly TreeNode[] };

/** A node that is in sight, in the order of the screen. */
export type TreePlace = { id: string; label: string; parentId: string | undefined; hasChildren: boolean; isExpanded: boolean };

export function visiblePlaces(nodes: readonly TreeNode[], expanded: ReadonlySet<string>, parentId?: string): TreePlace[] {
  return nodes.flatMap((node) => {
    const hasChildren = Boolean(node.children?.length);
    const isExpanded = hasChildren && expanded.has(node.id);
    const place = { id: node.id, label: node.label, parentId, hasChildren, isExpanded };
    return isExpanded ? [place, ...visiblePlaces(node.children ?? [], expanded, node.id)] : [place];
  });
}

/** Where an arrow key, Home or End leads from `here`, or that it folds `here`; undefined for any other key. */
export function stepInTree(
  key: string,
  places: readonly TreePlace[],
  here: TreePlace,
): { to?: TreePlace | undefined; toggle?: boolean } | undefined {
  const at = places.indexOf(here);
  switch (key) {
    case "ArrowDown":
      return { to: places[at + 1] };
    case "ArrowUp":
      return { to: places[at - 1] };
    case "Home":
      return { to: places[0] };
    case "End":
      return { to: places.at(-1) };
    case "ArrowRight":
      if (!here.hasChildren) return {};
      return here.isExpanded ? { to: places[at + 1] } : { toggle: true };
    case "ArrowLeft":
      return here.isExpanded ? { toggle: true } : { to: places.find((place) => place.id === here.parentId) };
    default:
      return undefined;
  }
}

/** The next node whose name starts with what was typed. One letter moves on from `here`; a longer text may stay on it. */
export function typeAhead(typed: string, places: readonly TreePlace[], here: TreePlace): TreePlace | undefined {
  const text = fold(typed);
  const at = places.indexOf(here) + (typed.length === 1 ? 1 : 0);
  const order = [...places.slice(at), ...places.slice(0, at)];
  return order.find((place) => fold(place.label).startsWith(text));
}
