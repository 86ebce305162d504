/**
 * Cytoscape.js' JSON: `cytoscape()` takes it as it is, Cytoscape Desktop imports it.
 *
 * Nodes and edges share one namespace there, and `id` is the key: the map's own id is in `name` of inferences and claims.
 * Read are the elements by kind, with or without a frame around them, and all in one list.
 */
import type { ClaimNode, ClaimsEdge, FullEdge, GraphHead, InferenceNode, MapGraph, Named } from "../graph.ts";
import { carry, viewLosses } from "./carried.ts";
import { readGraph } from "./graph-reading.ts";
import { isObject, type JsonObject, parseJson } from "./json.ts";
import { type Notation, notOfThisFormat } from "./notation.ts";
import { attributesOf, collectGraph, type PlainGraph } from "./plain-graph.ts";

type Element<Data> = { readonly data: Data };

export type CytoscapeJson = {
  readonly data: GraphHead;
  readonly elements: {
    readonly nodes: readonly Element<Named<ClaimNode | InferenceNode>>[];
    readonly edges: readonly Element<(FullEdge | ClaimsEdge) & { id: string; source: string; target: string }>[];
  };
};

export function cytoscapeJson(graph: MapGraph): CytoscapeJson {
  return {
    data: graph.getAttributes(),
    elements: {
      nodes: graph.mapNodes((key, { id, ...node }) => ({ data: { id: key, name: id, ...node } })),
      edges: graph.mapEdges((key, edge, source, target) => ({ data: { id: key, source, target, ...edge } })),
    },
  };
}

export const cytoscape: Notation = {
  id: "cytoscape.json",
  name: "Cytoscape JSON",
  mediaType: "application/vnd.cytoscape+json",
  endings: ["cyjs", "json"],
  write: (part) => ({ content: JSON.stringify(cytoscapeJson(carry(part))), losses: viewLosses(part) }),
  read: (text, id) => readGraph(plainGraph(text), id),
  recognises: (text) => {
    const start = text.slice(0, 65_536);
    return /^[\s\uFEFF]*[{[]/u.test(start) && /\{\s*(?:"group"\s*:\s*"\w+"\s*,\s*)?"data"\s*:\s*\{/u.test(start);
  },
};

function plainGraph(text: string): PlainGraph {
  const file = parseJson(text, "Cytoscape JSON");
  const elements = isObject(file) ? (file.elements ?? file) : file;
  const [nodes, edges] = Array.isArray(elements)
    ? byKind(elements)
    : isObject(elements)
      ? [elements.nodes ?? [], elements.edges ?? []]
      : [];
  const isFramed = isObject(file) && file.elements !== undefined;
  if (!Array.isArray(nodes) || !Array.isArray(edges) || (!isFramed && ![...nodes, ...edges].some(dataOf)))
    throw notOfThisFormat("This is no Cytoscape JSON: it has no elements with data.");
  const graph = collectGraph("cytoscape");
  for (const element of nodes as readonly unknown[]) {
    const data = dataOf(element);
    if (data === undefined) graph.warn("no-data", "A node without data is left out.");
    else graph.node(data.id, withClasses(element, attributesOf(data, ["id", "parent"])), data.parent);
  }
  for (const element of edges as readonly unknown[]) {
    const data = dataOf(element);
    if (data === undefined) graph.warn("no-data", "An edge without data is left out.");
    else {
      const attributes = withClasses(element, attributesOf(data, ["id", "source", "target"]));
      graph.edge({ key: data.id, source: data.source, target: data.target }, attributes);
    }
  }
  return graph.graph(attributesOf(isObject(file) && isObject(file.data) ? file.data : {}));
}

function dataOf(element: unknown): JsonObject | undefined {
  return isObject(element) && isObject(element.data) ? element.data : undefined;
}

/** Nodes and edges of one list: an edge is what says so, or has a source or a target. */
function byKind(elements: readonly unknown[]): readonly [unknown[], unknown[]] {
  const isEdge = (element: unknown) => {
    if (isObject(element) && typeof element.group === "string") return element.group === "edges";
    const data = dataOf(element) ?? {};
    return data.source !== undefined || data.target !== undefined;
  };
  return [elements.filter((element) => !isEdge(element)), elements.filter(isEdge)];
}

function withClasses(element: unknown, attributes: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const classes = isObject(element) ? element.classes : undefined;
  return typeof classes === "string" && classes !== "" ? new Map([...attributes, ["classes", classes]]) : attributes;
}
