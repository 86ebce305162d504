/**
 * ArgumentMap → graphology graph. The only file that adds a node or an edge.
 *
 * Ids are data, not keys: graphology keeps adjacency in plain objects, where an id such as `__proto__` breaks the graph
 * or pollutes every object of the process. Keys are therefore prefixed, and the id is an attribute.
 */
import { DirectedGraph, MultiDirectedGraph } from "graphology";
import type { AbstractGraph } from "graphology-types";
import type { Connections } from "./connections.ts";
import type { Claim, Inference, Polarity, Stance } from "./map.ts";
import type { Selection } from "./neighbourhood.ts";
import { everything } from "./selection.ts";

export const VIEWS = ["full", "claims"] as const;
/** `full`: claims and inferences are nodes. `claims`: claims alone are, and an inference is an edge a premise. */
export type View = (typeof VIEWS)[number];

/** What the graph does not show of something, as JSON, where a format is to carry it along: see `notation/carried.ts`. */
type Carrying = { readonly argmap?: string };

export type ClaimNode = Carrying & {
  readonly kind: "claim";
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly holder: string | null;
  readonly stance: Stance;
  readonly section: string | null;
  readonly importance: number;
  readonly thesis: boolean;
  readonly tags: readonly string[];
  /** Places in the sources, as paragraph.sentence. */
  readonly at: readonly string[];
};

export type InferenceNode = Carrying & {
  readonly kind: "inference";
  readonly id: string;
  /** `because` or `but`, as a reader says it. */
  readonly label: string;
  readonly polarity: Polarity;
  readonly scheme: string | null;
  readonly linked: boolean;
  readonly undercut: boolean;
  readonly stated: boolean;
};

/** Full view: `premise` edges run from claim to inference, `conclusion` edges from inference to what it ends in. */
export type FullEdge = { readonly kind: "premise" | "conclusion"; readonly polarity: Polarity };

/** Claims view: one edge a premise and conclusion. */
export type ClaimsEdge = {
  readonly kind: "support" | "attack";
  readonly inference: string;
  readonly polarity: Polarity;
  readonly scheme: string | null;
  readonly linked: boolean;
  /** The inference that is undercut, where the edge points at that inference's conclusion in its stead. */
  readonly undercuts: string | null;
};

export type GraphHead = Carrying & {
  readonly format: "argument-map-graph/1";
  readonly map: string;
  readonly title: string;
  readonly view: View;
  readonly theses: readonly string[];
  /** What is shown here, and what the whole map has: nothing is left out silently. */
  readonly shown: { readonly claims: number; readonly inferences: number };
  readonly whole: { readonly claims: number; readonly inferences: number };
  /** What this view can't hold, in words; empty where nothing is lost. */
  readonly losses: readonly string[];
};

/** A node as formats give it whose own `id` is the graph's key: the map's id is then its name. */
export type Named<Node> = Node extends { readonly id: string }
  ? Omit<Node, "id"> & { readonly id: string; readonly name: string }
  : never;

/** Directed; the claims view is a multigraph, since several inferences may join the same two claims. */
export type MapGraph = AbstractGraph<ClaimNode | InferenceNode, FullEdge | ClaimsEdge, GraphHead>;

export const claimKey = (id: string) => `claim:${id}`;
export const inferenceKey = (id: string) => `inference:${id}`;

/** The graph of a map, or of what was selected of it, nodes and edges in the map's order. */
export function graphOf(
  connections: Connections,
  selection: Selection = everything(connections),
  view: View = "full",
): MapGraph {
  const { map } = connections;
  const graph: MapGraph = view === "full" ? new DirectedGraph() : new MultiDirectedGraph();
  const { theses } = connections;
  const rank = (id: string) => theses.get(id) ?? 0;
  for (const id of selection.claims) {
    const claim = connections.claims.get(id);
    if (claim !== undefined) graph.addNode(claimKey(id), claimNode(claim, theses.has(id)));
  }
  const inferences = [...selection.inferences].flatMap((id) => connections.inferences.get(id) ?? []);
  const losses =
    view === "full" ? addInferences(graph, connections, inferences) : addPairs(graph, connections, inferences);
  graph.replaceAttributes({
    format: "argument-map-graph/1",
    map: map.id,
    title: map.title,
    view,
    theses: [...selection.claims].filter((id) => theses.has(id)).sort((a, b) => rank(a) - rank(b)),
    shown: { claims: selection.claims.size, inferences: selection.inferences.size },
    whole: { claims: connections.claims.size, inferences: connections.inferences.size },
    losses,
  });
  return graph;
}

export function claimNode(claim: Claim, thesis: boolean): ClaimNode {
  const { id, label, text, holder, stance, section, importance, tags, passages } = claim;
  return {
    kind: "claim",
    id,
    label,
    text,
    holder: holder ?? null,
    stance,
    section: section ?? null,
    importance,
    thesis,
    tags,
    at: passages.map(({ at }) => at),
  };
}

export function inferenceNode(
  { claims }: Connections,
  { id, polarity, scheme, premises, conclusion, stated }: Inference,
): InferenceNode {
  return {
    kind: "inference",
    id,
    label: polarity === "support" ? "because" : "but",
    polarity,
    scheme: scheme ?? null,
    linked: premises.length > 1,
    undercut: !claims.has(conclusion),
    stated,
  };
}

function addInferences(graph: MapGraph, connections: Connections, inferences: readonly Inference[]): string[] {
  for (const inference of inferences) graph.addNode(inferenceKey(inference.id), inferenceNode(connections, inference));
  for (const { id, polarity, premises, conclusion } of inferences) {
    const key = inferenceKey(id);
    for (const [at, premise] of premises.entries()) {
      graph.addEdgeWithKey(`premise:${at + 1}:${id}`, claimKey(premise), key, { kind: "premise", polarity });
    }
    const target = connections.claims.has(conclusion) ? claimKey(conclusion) : inferenceKey(conclusion);
    graph.addEdgeWithKey(`conclusion:${id}`, key, target, { kind: "conclusion", polarity });
  }
  return [];
}

/** What an edge between claims can't say is said in the losses. */
function addPairs(graph: MapGraph, connections: Connections, inferences: readonly Inference[]): string[] {
  let undercuts = 0;
  let baseless = 0;
  for (const { id, polarity, scheme, premises, conclusion } of inferences) {
    const target = claimConcluded(connections, conclusion);
    if (target === undefined) {
      baseless += 1;
      continue;
    }
    const undercut = !connections.claims.has(conclusion);
    if (undercut) undercuts += 1;
    for (const [at, premise] of premises.entries()) {
      graph.addEdgeWithKey(`${polarity}:${at + 1}:${id}`, claimKey(premise), claimKey(target), {
        kind: polarity,
        inference: id,
        polarity,
        scheme: scheme ?? null,
        linked: premises.length > 1,
        undercuts: undercut ? conclusion : null,
      });
    }
  }
  return [
    ...(undercuts > 0
      ? [`Inferences that target an inference (${undercuts}) point at that inference's conclusion.`]
      : []),
    ...(baseless > 0 ? [`Inferences that end in no claim but only in each other (${baseless}) are left out.`] : []),
  ];
}

/** The claim an inference bears on in the end; `undefined` for inferences that only target each other in a circle. */
function claimConcluded(connections: Connections, id: string): string | undefined {
  const seen = new Set<string>();
  for (let at = id; !seen.has(at); at = connections.inferences.get(at)?.conclusion ?? at) {
    if (connections.claims.has(at)) return at;
    seen.add(at);
  }
  return undefined;
}
