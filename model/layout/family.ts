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

/** The families of all nodes, in the forest's order. */
export function familiesOf({ nodes }: Forest, sizeOf: (node: TreeNode) => Size): ReadonlyMap<string, Family> {
  const families = new Map<string, Family>();
  for (const node of nodes.values()) {
    const children = childrenOf(node, nodes);
    families.set(node.id, {
      node,
      size: sizeOf(node),
      children,
      roles: [...new Set(children.map(({ role }) => role))],
    });
  }
  return families;
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
