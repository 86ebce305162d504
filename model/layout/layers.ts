/**
 * The other way to draw a forest: as the graph that it is, in strict layers, each claim once, with a line to every use.
 *
 * The layers themselves are worked out by the Eclipse Layout Kernel (elkjs), in the method of Sugiyama, Tagawa and Toda
 * ("Methods for visual understanding of hierarchical system structures", IEEE Transactions on Systems, Man, and
 * Cybernetics 11, 1981). Here stand the two ends of that: the forest as its input, and its output as a layout.
 */
import { claimNodeId, type Forest, type Layout, type Point, type Rectangle, type Size, type TreeNode } from "./tree.ts";

/** A graph as ELK takes it: an edge leads from what is above to what is below. */
export type LayerGraph = {
  readonly id: string;
  readonly layoutOptions: Readonly<Record<string, string>>;
  readonly children: readonly ({ readonly id: string } & Size)[];
  readonly edges: readonly { readonly id: string; readonly sources: [string]; readonly targets: [string] }[];
};

/** The same with a place for everything; what has none is left out. */
export type PlacedGraph = {
  readonly width?: number;
  readonly height?: number;
  readonly children?: readonly { readonly id: string; readonly x?: number; readonly y?: number }[];
  readonly edges?: readonly {
    readonly id: string;
    readonly sections?: readonly {
      readonly startPoint: Point;
      readonly bendPoints?: readonly Point[];
      readonly endPoint: Point;
    }[];
  }[];
};

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
  "elk.spacing.nodeNode": "18",
  "elk.spacing.edgeNode": "12",
  "elk.spacing.edgeEdge": "8",
  "elk.layered.spacing.nodeNodeBetweenLayers": "26",
  "elk.layered.spacing.edgeNodeBetweenLayers": "14",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "8",
  "elk.spacing.componentComponent": "48",
  // Reading order breaks ties, so that the picture is the same each time and not far from the packed one.
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.randomSeed": "1",
} as const;

/** References whose claim can be seen: they are drawn as a line to its place instead of as a chip. */
export function joinedReferences({ nodes }: Forest): ReadonlySet<string> {
  const seen = ({ kind, ...node }: TreeNode) =>
    kind === "reference" && "claim" in node && nodes.has(claimNodeId(node.claim));
  return new Set([...nodes.values()].filter(seen).map(({ id }) => id));
}

export function layerGraph(forest: Forest, sizeOf: (node: TreeNode) => Size): LayerGraph {
  const joined = joinedReferences(forest);
  const nodes = [...forest.nodes.values()];
  return {
    id: "map",
    layoutOptions: OPTIONS,
    children: nodes
      .filter(({ id }) => !joined.has(id))
      .map((node) => {
        const { width, height } = sizeOf(node);
        return { id: node.id, width, height };
      }),
    edges: nodes.flatMap((node) =>
      node.parent === null ? [] : [{ id: node.id, sources: [node.parent], targets: [lineEnd(node, joined)] }],
    ),
  };
}

/** Where a node's line starts: at its own box, or, for a reference that is drawn as a line, at its claim's. */
export const lineEnd = (node: TreeNode, joined: ReadonlySet<string>): string =>
  node.kind === "reference" && joined.has(node.id) ? claimNodeId(node.claim) : node.id;

/** What ELK has made of a graph, in whole px, as a layout. */
export function layerLayout({ children: sized }: LayerGraph, placed: PlacedGraph): Layout {
  const sizes = new Map(sized.map((node) => [node.id, node]));
  const boxes = new Map<string, Rectangle>();
  for (const { id, x = 0, y = 0 } of placed.children ?? []) {
    const { width = 0, height = 0 } = sizes.get(id) ?? {};
    boxes.set(id, { x: Math.round(x), y: Math.round(y), width, height });
  }
  const routes = new Map<string, readonly Point[]>();
  for (const { id, sections } of placed.edges ?? []) {
    const [section] = sections ?? [];
    if (section === undefined) continue;
    const { startPoint, bendPoints = [], endPoint } = section;
    routes.set(
      id,
      [startPoint, ...bendPoints, endPoint].toReversed().map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
    );
  }
  const { width = 0, height = 0 } = placed;
  return { width: Math.ceil(width), height: Math.ceil(height), boxes, routes, bands: [], arrangements: new Map() };
}
