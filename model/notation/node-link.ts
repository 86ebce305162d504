/** Node-link JSON, as networkx's `node_link_graph` and D3's force examples read it; edges are called `links`. */
import type { ClaimNode, ClaimsEdge, FullEdge, GraphHead, InferenceNode, MapGraph, Named } from "../graph.ts";

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
