/** What of the picture is set forward, and what is set back: the selected claim, its route, what was found or filtered. */
import type { Connections } from "../model/connections.ts";
import { claimNodeId, type Forest, inferenceNodeId, type TreeNode } from "../model/layout/tree.ts";
import type { Emphasis } from "../model/picture/emphasis.ts";
import { isFiltering, matches } from "./matches.ts";
import type { ViewerState } from "./state.ts";

export function emphasisOf(
  connections: Connections,
  forest: Forest,
  state: ViewerState,
  hits: ReadonlySet<string>,
): Emphasis {
  const selected = selectedNode(connections, forest, state);
  const route = new Set(selected === undefined ? [] : upwards(forest, selected));
  const matching = isFiltering(state.filter) ? matches(connections, state.filter) : undefined;

  const forward = new Set(route);
  const node = selected === undefined ? undefined : forest.nodes.get(selected);
  if (node !== undefined) for (const id of beneath(forest, node)) forward.add(id);
  const sameClaim = new Set<string>();
  const found = new Set<string>();
  for (const { id, ...shown } of forest.nodes.values()) {
    const claim = shown.kind === "inference" ? undefined : shown.claim;
    if (claim === undefined) continue;
    if (claim === state.selected && id !== selected) {
      sameClaim.add(id);
      forward.add(id);
      if (shown.parent !== null) forward.add(shown.parent);
    }
    if (hits.has(claim)) found.add(id);
    if (matching?.has(claim)) forward.add(id);
  }
  return {
    selected,
    route,
    sameClaim,
    found,
    forward: selected === undefined && matching === undefined ? undefined : forward,
  };
}

/** The node that the selection is drawn at; `undefined` where there is none, or it is folded away. */
export function selectedNode(connections: Connections, { nodes }: Forest, state: ViewerState): string | undefined {
  const { selected, use } = state;
  if (selected === undefined) return undefined;
  if (use !== undefined) {
    const inference = nodes.get(inferenceNodeId(use));
    const premises = inference?.kind === "inference" ? inference.premises : [];
    const reference = premises.find((id) => {
      const node = nodes.get(id);
      return node?.kind === "reference" && node.claim === selected;
    });
    if (reference !== undefined) return reference;
  }
  const id = connections.claims.has(selected) ? claimNodeId(selected) : inferenceNodeId(selected);
  return nodes.has(id) ? id : undefined;
}

/** A node and all that it stands beneath, the root last. */
export function upwards({ nodes }: Forest, start: string): string[] {
  const chain: string[] = [];
  for (
    let node = nodes.get(start);
    node !== undefined;
    node = node.parent === null ? undefined : nodes.get(node.parent)
  ) {
    chain.push(node.id);
  }
  return chain;
}

/** The inferences that bear on a node and their premises; an inference's premises. */
function beneath({ nodes }: Forest, node: TreeNode): string[] {
  if (node.kind === "reference") return [];
  const inferences = node.inferences.flatMap((id) => {
    const inference = nodes.get(id);
    return inference?.kind === "inference" ? [id, ...inference.premises] : [];
  });
  return node.kind === "inference" ? [...node.premises, ...inferences] : inferences;
}
