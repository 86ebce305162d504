/**
 * What of the picture is set forward, and what is set back: the selected claim, its route, what was found or filtered,
 * and what the tour tells.
 */
import type { Connections } from "../model/connections.ts";
import { claimNodeId, type Forest, inferenceNodeId, type TreeNode } from "../model/layout/tree.ts";
import type { Selection } from "../model/neighbourhood.ts";
import type { Emphasis } from "../model/picture/emphasis.ts";
import { isFiltering, matches } from "./matches.ts";
import type { ViewerState } from "./state.ts";

/** @param told what the tour tells, where the reader is on it */
export function emphasisOf(
  connections: Connections,
  forest: Forest,
  state: ViewerState,
  hits: ReadonlySet<string>,
  told?: Selection,
): Emphasis {
  const selected = selectedNode(connections, forest, state);
  const route = new Set(selected === undefined ? [] : upwards(forest, selected));
  const matching = isFiltering(state.filter) ? matches(connections, state.filter) : undefined;

  const forward = new Set([...route, ...(told === undefined ? [] : toldNodes(forest, told))]);
  const node = selected === undefined ? undefined : forest.nodes.get(selected);
  if (node !== undefined) for (const id of beneath(forest, node)) forward.add(id);
  const sameClaim = new Set<string>();
  const found = new Set<string>();
  for (const shown of forest.nodes.values()) {
    if (shown.kind === "inference") continue;
    const { id, claim } = shown;
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
    forward: selected === undefined && matching === undefined && told === undefined ? undefined : forward,
  };
}

/** The nodes of what the tour tells: claims at their places, steps with what they join. */
export function toldNodes({ nodes }: Forest, { claims, inferences }: Selection): ReadonlySet<string> {
  const told = new Set([...claims].map(claimNodeId).filter((id) => nodes.has(id)));
  for (const inference of inferences) {
    const node = nodes.get(inferenceNodeId(inference));
    if (node?.kind !== "inference") continue;
    for (const each of [node.id, ...node.premises]) told.add(each);
    if (node.parent !== null) told.add(node.parent);
  }
  return told;
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
