/**
 * Cytoscape.js' JSON: `cytoscape()` takes it as it is, Cytoscape Desktop imports it.
 *
 * Nodes and edges share one namespace there, and `id` is the key: the map's own id is in `name` of inferences and claims.
 */
import type { ClaimNode, ClaimsEdge, FullEdge, GraphHead, InferenceNode, MapGraph, Named } from "../graph.ts";

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
