import type { Polarity } from "../map.ts";
import type { Forest, Size, TreeNode } from "./tree.ts";

/** What a child is to its parent; children stand in this order, and each role has a line of its own. */
export type Role = "premise" | Polarity;

type Child = { readonly id: string; readonly role: Role };

/** A node with its size and its children. */
export type Family = {
  readonly node: TreeNode;
  readonly size: Size;
  readonly children: readonly Child[];
  /** The roles among the children, each once, in their order. */
  readonly roles: readonly Role[];
};

/**
 * The families of all nodes, in the forest's order.
 *
 * @param known those of an earlier forest, and then of this one too: a node that is the same has the same children.
 */
export function familiesOf(
  { nodes }: Forest,
  sizeOf: (node: TreeNode) => Size,
  known = new WeakMap<TreeNode, Family>(),
): ReadonlyMap<string, Family> {
  const families = new Map<string, Family>();
  for (const node of nodes.values()) {
    const size = sizeOf(node);
    const before = known.get(node);
    const same = before !== undefined && before.size.width === size.width && before.size.height === size.height;
    const family = same ? before : familyOf(node, size, nodes);
    known.set(node, family);
    families.set(node.id, family);
  }
  return families;
}

function familyOf(node: TreeNode, size: Size, nodes: Forest["nodes"]): Family {
  const children = childrenOf(node, nodes);
  return { node, size, children, roles: [...new Set(children.map(({ role }) => role))] };
}

function childrenOf(node: TreeNode, nodes: Forest["nodes"]): readonly Child[] {
  if (node.kind === "reference") return [];
  const premises = node.kind === "inference" ? node.premises : [];
  return [
    ...premises.map((id): Child => ({ id, role: "premise" })),
    ...node.inferences.flatMap((id): Child[] => {
      const inference = nodes.get(id);
      return inference?.kind === "inference" ? [{ id, role: inference.polarity }] : [];
    }),
  ];
}
