/** Walking the map by arrow keys: up to what a node bears on, down to its first ground, sideways to the other grounds. */
import { type Forest, inferenceNodeId, type TreeNode } from "../model/layout/tree.ts";

const MOVES = ["up", "down", "left", "right", "first"] as const;
export type Move = (typeof MOVES)[number];

/** A node's grounds: the premises for and against it, each inference followed by what bears on that inference itself. */
export function groundsOf({ nodes }: Forest, id: string): string[] {
  const start = nodes.get(id);
  if (start === undefined || start.kind === "reference") return [];
  const grounds: string[] = start.kind === "inference" ? [...start.premises] : [];
  const pending = start.inferences.toReversed();
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const inference = nodes.get(at);
    if (inference?.kind !== "inference") continue;
    grounds.push(...inference.premises);
    pending.push(...inference.inferences.toReversed());
  }
  return grounds;
}

/** What a node is a ground of: the nearest claim above it, or above nothing, the inference. */
export function groundOf({ nodes }: Forest, id: string): string | undefined {
  let node = nodes.get(id);
  while (node !== undefined && node.parent !== null) {
    node = nodes.get(node.parent);
    if (node?.kind === "claim") return node.id;
  }
  return node === undefined || node.id === id ? undefined : node.id;
}

/** The node's own kind: grounds of the same claim, or the roots. */
export function siblingsOf(forest: Forest, id: string): readonly string[] {
  const above = groundOf(forest, id);
  if (above === undefined) return forest.roots;
  const siblings = groundsOf(forest, above);
  // A mark stands among the grounds where its first premise does.
  return siblings.includes(id) ? siblings : [id, ...siblings];
}

/** Where a move leads in the whole forest; `undefined` where there is nothing that way. */
export function walk(forest: Forest, from: string, move: Move): string | undefined {
  if (move === "first") return forest.roots[0];
  if (move === "up") return groundOf(forest, from);
  if (move === "down") return groundsOf(forest, from)[0];
  const siblings = siblingsOf(forest, from);
  return siblings[siblings.indexOf(from) + (move === "left" ? -1 : 1)];
}

/** The claim or inference a node shows, and for a reference the inference that uses it there: what is selected with it. */
export function selectionOf(node: TreeNode): readonly [id: string, use?: string] {
  if (node.kind === "inference") return [node.inference];
  if (node.kind === "claim") return [node.claim];
  return [node.claim, node.parent.slice(inferenceNodeId("").length)];
}
