import type { ClaimNode, Forest, TreeNode } from "./tree.ts";

/**
 * What can be seen of a forest when only these claims are open. The others keep their place, lose what is beneath
 * them, and say how many claims that is.
 *
 * @param open whether a claim is open; those that nothing bears on do not matter.
 * @param roots those of the forest's that are seen.
 */
export function fold(forest: Forest, open: { readonly has: (claim: string) => boolean }, roots = forest.roots): Forest {
  const { nodes } = forest;
  const beneath = claimsBeneath(forest);
  const shown = new Map<string, TreeNode>();
  const pending = roots.toReversed();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const node = nodes.get(id);
    if (node === undefined) continue;
    if (node.kind === "claim" && !open.has(node.claim)) {
      shown.set(id, folded(node, beneath.get(id) ?? 0));
      continue;
    }
    shown.set(id, node);
    if (node.kind === "reference") continue;
    pending.push(...node.inferences.toReversed());
    if (node.kind === "inference") pending.push(...node.premises.toReversed());
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

const beneathOfForests = new WeakMap<Forest, ReadonlyMap<string, number>>();

/** How many claims have their place beneath each node, or are beneath it and not there yet. */
function claimsBeneath(forest: Forest): ReadonlyMap<string, number> {
  const known = beneathOfForests.get(forest);
  if (known !== undefined) return known;
  const beneath = new Map<string, number>();
  for (const node of [...forest.nodes.values()].reverse()) {
    const { id, kind, parent } = node;
    const here = (beneath.get(id) ?? 0) + (kind === "claim" ? node.hidden : 0);
    beneath.set(id, here);
    if (parent !== null) beneath.set(parent, (beneath.get(parent) ?? 0) + here + (kind === "claim" ? 1 : 0));
  }
  beneathOfForests.set(forest, beneath);
  return beneath;
}
