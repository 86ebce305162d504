import type { ClaimNode, Forest, TreeNode } from "./tree.ts";

/**
 * What can be seen of a forest when only these claims are open. The others keep their place, lose what is beneath
 * them, and say how many claims that is.
 *
 * @param open ids of claims; those that nothing bears on do not matter.
 */
export function fold({ roots, nodes }: Forest, open: ReadonlySet<string>): Forest {
  const beneath = claimsBeneath(nodes);
  const shown = new Map<string, TreeNode>();
  for (const node of nodes.values()) {
    const parent = node.parent === null ? null : shown.get(node.parent);
    if (parent === undefined || (parent?.kind === "claim" && !open.has(parent.claim))) continue;
    shown.set(node.id, node.kind === "claim" && !open.has(node.claim) ? folded(node, beneath.get(node.id) ?? 0) : node);
  }
  return { roots, nodes: shown };
}

/** The same node each time, so that who remembers what was worked out for it can tell that it is the same. */
const foldedNodes = new WeakMap<ClaimNode, ClaimNode>();

function folded(node: ClaimNode, hidden: number): ClaimNode {
  const known = foldedNodes.get(node);
  if (known !== undefined && known.hidden === hidden) return known;
  const made = { ...node, inferences: [], hidden };
  foldedNodes.set(node, made);
  return made;
}

/** How many claims have their place beneath each node, or are beneath it and not there yet. */
function claimsBeneath(nodes: ReadonlyMap<string, TreeNode>): ReadonlyMap<string, number> {
  const beneath = new Map<string, number>();
  for (const node of [...nodes.values()].reverse()) {
    const { id, kind, parent } = node;
    const here = (beneath.get(id) ?? 0) + (kind === "claim" ? node.hidden : 0);
    beneath.set(id, here);
    if (parent !== null) beneath.set(parent, (beneath.get(parent) ?? 0) + here + (kind === "claim" ? 1 : 0));
  }
  return beneath;
}
