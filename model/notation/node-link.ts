/**
 * Node-link JSON, as networkx's `node_link_graph` and D3's force examples read it; edges are called `links`.
 *
 * Networkx has called them `links` and `edges`, and long ago named their ends by index: all three are read.
 */
import type { ClaimNode, ClaimsEdge, FullEdge, GraphHead, InferenceNode, MapGraph, Named } from "../graph.ts";
import { carry, viewLosses } from "./carried.ts";
import { readGraph } from "./graph-reading.ts";
import { isObject, type JsonObject, parseJsonObject } from "./json.ts";
import { type Notation, notOfThisFormat } from "./notation.ts";
import { attributesOf, collectGraph, type PlainGraph } from "./plain-graph.ts";

export type NodeLinkJson = {
  readonly directed: true;
  readonly multigraph: boolean;
  readonly graph: GraphHead;
  readonly nodes: readonly Named<ClaimNode | InferenceNode>[];
  readonly links: readonly ((FullEdge | ClaimsEdge) & { key: string; source: string; target: string })[];
};

export function nodeLinkJson(graph: MapGraph): NodeLinkJson {
  return {
    directed: true,
    multigraph: graph.multi,
    graph: graph.getAttributes(),
    nodes: graph.mapNodes((key, { id, ...node }) => ({ id: key, name: id, ...node })),
    links: graph.mapEdges((key, edge, source, target) => ({ key, source, target, ...edge })),
  };
}

export const nodeLink: Notation = {
  id: "node-link.json",
  name: "Node-link JSON (networkx, D3)",
  mediaType: "application/vnd.node-link+json",
  endings: ["json"],
  write: (part) => ({ content: JSON.stringify(nodeLinkJson(carry(part))), losses: viewLosses(part) }),
  read: (text, id) => readGraph(plainGraph(text), id),
  recognises: (text) =>
    /^[\s\uFEFF]*\{/u.test(text) &&
    (/"(?:directed|multigraph)"\s*:\s*(?:true|false)/u.test(text.slice(0, 4096)) ||
      (/"links"\s*:\s*\[/u.test(text) && /"nodes"\s*:\s*\[/u.test(text))),
};

function plainGraph(text: string): PlainGraph {
  const file = parseJsonObject(text, "node-link JSON");
  const nodes = file.nodes;
  const links = file.links ?? file.edges;
  if (!Array.isArray(nodes) || !Array.isArray(links))
    throw notOfThisFormat("This is no node-link JSON: it has no lists of nodes and links.");
  const graph = collectGraph("node-link");
  const keys = new Set<unknown>();
  for (const node of nodes as readonly unknown[]) {
    const key = isObject(node) ? (node.id ?? node.key ?? node.name) : node;
    keys.add(key);
    graph.node(key, isObject(node) ? attributesOf(node, ["id"]) : new Map());
  }
  const objects = links.filter(isObject);
  if (objects.length < links.length) graph.warn("torn-edge", "Links that are no objects are left out.");
  const byIndex = isByIndex(objects, nodes.length, keys);
  const end = (value: unknown) => {
    if (isObject(value)) return value.id;
    const node: unknown = byIndex ? nodes[value as number] : undefined;
    return isObject(node) ? (node.id ?? node.key ?? node.name ?? value) : value;
  };
  for (const link of objects) {
    const attributes = attributesOf(link, ["source", "target", "id", ...(file.multigraph === true ? ["key"] : [])]);
    const key = typeof link.key === "string" ? link.key : link.id;
    graph.edge({ key, source: end(link.source), target: end(link.target) }, attributes, file.directed !== false);
  }
  return graph.graph(attributesOf(isObject(file.graph) ? file.graph : Object.fromEntries(pairsOf(file.graph))));
}

/** Whether the ends of the links are places in the list of nodes: whole numbers that are no keys of nodes. */
function isByIndex(links: readonly JsonObject[], count: number, keys: ReadonlySet<unknown>): boolean {
  const ends = links.flatMap(({ source, target }) => [source, target]);
  const isPlace = (end: unknown) => Number.isInteger(end) && (end as number) >= 0 && (end as number) < count;
  return ends.length > 0 && ends.every(isPlace) && !ends.some((end) => keys.has(end));
}

/** networkx once wrote the graph's attributes as a list of pairs. */
function pairsOf(value: unknown): readonly [string, unknown][] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((pair: unknown) =>
    Array.isArray(pair) && typeof pair[0] === "string" ? [[pair[0], pair[1]] as [string, unknown]] : [],
  );
}
