/** graphology's own serialisation: `Graph.from` takes it as it is. */
import type { SerializedGraph } from "graphology-types";
import type { ClaimNode, ClaimsEdge, FullEdge, GraphHead, InferenceNode, MapGraph } from "../graph.ts";

export type GraphologyJson = SerializedGraph<ClaimNode | InferenceNode, FullEdge | ClaimsEdge, GraphHead>;

export function graphologyJson(graph: MapGraph): GraphologyJson {
  return graph.export();
}
