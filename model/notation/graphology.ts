/** graphology's own serialisation: `Graph.from` takes it as it is. */
import type { SerializedGraph } from "graphology-types";
import type { ClaimNode, ClaimsEdge, FullEdge, GraphHead, InferenceNode, MapGraph } from "../graph.ts";
import { carry, viewLosses } from "./carried.ts";
import { readGraph } from "./graph-reading.ts";
import { graphText, graphTexts } from "./graphology-text.ts";
import { isObject, parseJsonObject } from "./json.ts";
import { type Notation, notOfThisFormat, type Part } from "./notation.ts";
import { attributesOf, collectGraph, type PlainGraph } from "./plain-graph.ts";

export type GraphologyJson = SerializedGraph<ClaimNode | InferenceNode, FullEdge | ClaimsEdge, GraphHead>;

export function graphologyJson(graph: MapGraph): GraphologyJson {
  return graph.export();
}

export const graphology: Notation = {
  id: "json",
  name: "graphology JSON",
  mediaType: "application/json",
  write: (part) => ({
    content: part.view === "full" ? fullText(part) : JSON.stringify(graphologyJson(carry(part))),
    losses: viewLosses(part),
  }),
  read: (text, id) => readGraph(plainGraph(text), id),
  recognises: (text) =>
    /^[\s\uFEFF]*\{/u.test(text) && /"nodes"\s*:\s*\[\s*\{\s*"key"\s*:/u.test(text.slice(0, 65_536)),
};

function fullText({ connections, selection }: Part): string {
  const { nodeOf } = connections;
  const nodes = { claims: Array.from(selection.claims, nodeOf), inferences: Array.from(selection.inferences, nodeOf) };
  return graphText(graphTexts(connections), nodes);
}

function plainGraph(text: string): PlainGraph {
  const { nodes, edges = [], attributes, options } = parseJsonObject(text, "graphology JSON");
  if (!Array.isArray(nodes) || !Array.isArray(edges))
    throw notOfThisFormat("This is no graphology JSON: it has no lists of nodes and edges.");
  const graph = collectGraph("graphology");
  const inside = (value: unknown) =>
    attributesOf(isObject(value) && isObject(value.attributes) ? value.attributes : {});
  for (const node of nodes as readonly unknown[]) graph.node(isObject(node) ? node.key : node, inside(node));
  const isDirected = !(isObject(options) && options.type === "undirected");
  for (const edge of edges as readonly unknown[]) {
    if (isObject(edge)) graph.edge(edge as never, inside(edge), isDirected && edge.undirected !== true);
    else graph.warn("torn-edge", "An edge is no object; it is left out.");
  }
  return graph.graph(attributesOf(isObject(attributes) ? attributes : {}));
}
