import type { Connections } from "../connections.ts";
import type { Forest, TreeNode } from "./tree.ts";

/**
 * Marks the inferences that, with all beneath them, are a section: every claim there stands in it, and more than half
 * of the section's claims are there. So no section has two bands, and no band lies in another.
 */
export function banded({ roots, nodes }: Forest, { map, claims }: Connections): Forest {
  const sizes = new Map<string | undefined, number>();
  for (const { section } of map.claims) sizes.set(section, (sizes.get(section) ?? 0) + 1);

  const contents = new Map<string, Content>();
  for (const node of [...nodes.values()].reverse()) {
    const children = node.kind === "reference" ? [] : node.inferences;
    const premises = node.kind === "inference" ? node.premises : [];
    const parts = [...premises, ...children].map((id) => contents.get(id) ?? NOTHING);
    if (node.kind === "claim") parts.push({ claims: 1, section: claims.get(node.claim)?.section });
    contents.set(node.id, parts.reduce(together, NOTHING));
  }

  const isSection = ({ id }: TreeNode) => {
    const { claims, section } = contents.get(id) ?? NOTHING;
    return section !== undefined && claims > 1 && claims * 2 > (sizes.get(section) ?? 0);
  };
  const within = new Set<string>();
  const marked = new Map<string, TreeNode>();
  for (const node of nodes.values()) {
    const inBand = node.parent !== null && within.has(node.parent);
    const starts = !inBand && node.kind === "inference" && node.parent !== null && isSection(node);
    if (inBand || starts) within.add(node.id);
    marked.set(node.id, starts ? { ...node, band: contents.get(node.id)?.section ?? null } : node);
  }
  return { roots, nodes: marked };
}

/** The claims in a subtree, and the section they all stand in, if they do. */
type Content = { readonly claims: number; readonly section: string | undefined };
const NOTHING: Content = { claims: 0, section: undefined };

function together(a: Content, b: Content): Content {
  if (a.claims === 0 || b.claims === 0) return a.claims === 0 ? b : a;
  return { claims: a.claims + b.claims, section: a.section === b.section ? a.section : undefined };
}
