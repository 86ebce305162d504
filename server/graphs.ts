/** A map's graph in each format: media type, file name, and the whole graph prepared. */
import type { GraphFormat } from "../model/api.ts";
import type { Connections } from "../model/connections.ts";
import { graphOf, type MapGraph, type View } from "../model/graph.ts";
import type { Selection } from "../model/neighbourhood.ts";
import { cytoscapeJson } from "../model/notation/cytoscape.ts";
import { graphologyJson } from "../model/notation/graphology.ts";
import { nodeLinkJson } from "../model/notation/node-link.ts";
import { once } from "./once.ts";
import { type Representation, representJson } from "./representations.ts";

type Notation = { readonly mediaType: string; readonly write: (graph: MapGraph) => unknown };

export const NOTATIONS = {
  json: { mediaType: "application/json", write: graphologyJson },
  "cytoscape.json": { mediaType: "application/vnd.cytoscape+json", write: cytoscapeJson },
  "node-link.json": { mediaType: "application/vnd.node-link+json", write: nodeLinkJson },
} as const satisfies Record<GraphFormat, Notation>;

/** The whole graph in each format, full view, written when it is first asked for. */
export type Graphs = (format: GraphFormat) => Representation;

export function graphsOf(connections: Connections, modified: Date): Graphs {
  const graph = once(() => graphOf(connections));
  const written = new Map<GraphFormat, Representation>();
  return (format) => {
    const representation = written.get(format) ?? representGraph(graph(), connections.map.id, format, modified);
    written.set(format, representation);
    return representation;
  };
}

export function representPart(
  connections: Connections,
  { selection, view, format }: { selection: Selection; view: View; format: GraphFormat },
  modified: Date,
): Representation {
  return representGraph(graphOf(connections, selection, view), connections.map.id, format, modified);
}

function representGraph(graph: MapGraph, map: string, format: GraphFormat, modified: Date): Representation {
  const { mediaType, write } = NOTATIONS[format];
  return representJson(write(graph), { mediaType, modified, filename: `${map}.graph.${format}` });
}
