/**
 * Who is connected to whom: a map's claims and inferences by id, and the inferences that end in and start from each.
 *
 * Plain `Map`s and not graphology: ids are data here (`__proto__` is an id like any other), each question costs its
 * own neighbourhood and nothing else, and the browser asks the same questions without the graph library's weight.
 */
import { type Adjacency, adjacencyOf } from "./adjacency.ts";
import type { ArgumentMap, Claim, Inference, Polarity } from "./map.ts";

export type Connections = {
  readonly map: ArgumentMap;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly inferences: ReadonlyMap<string, Inference>;
  /** The inferences whose conclusion is this claim or inference, in the map's order. */
  readonly into: (id: string) => readonly Inference[];
  /** The inferences this claim is a premise of, in the map's order. */
  readonly from: (claim: string) => readonly Inference[];
  /** Where a claim stands among the claims, or an inference among the inferences; both count from 0. */
  readonly position: (id: string) => number;
  /** The same by number: see there what a node is. */
  readonly adjacency: () => Adjacency;
  /** The node of an id, or -1. */
  readonly nodeOf: (id: string) => number;
  readonly idAt: (node: number) => string;
  /** The claim, or the inference, that is a node. */
  readonly claimAt: (node: number) => Claim;
  readonly inferenceAt: (node: number) => Inference;
  /** The claims from a position up to another, which is exclusive. */
  readonly claimsAt: (start: number, end: number) => readonly Claim[];
  /** Of a map that is here in part: the claims whose grounds are not here, with how many claims lie beneath each. */
  readonly elided: ReadonlyMap<string, number>;
  /** Each thesis with its rank, from 0. */
  readonly theses: ReadonlyMap<string, number>;
  /** The same, but of a part that hangs from another claim, the theses of the map that it is a part of. */
  readonly conclusions: ReadonlyMap<string, number>;
};

const NONE: readonly Inference[] = [];
export const NONE_ELIDED: Connections["elided"] = new Map();

/** Connects a map. The map must have been read: every reference leads somewhere. */
export function connect(
  map: ArgumentMap,
  { elided = NONE_ELIDED, conclusions }: Partial<Pick<Connections, "elided" | "conclusions">> = {},
): Connections {
  const theses = new Map(map.theses.map((id, rank) => [id, rank]));
  const into = new Map<string, Inference[]>();
  const from = new Map<string, Inference[]>();
  for (const inference of map.inferences) {
    append(into, inference.conclusion, inference);
    for (const premise of inference.premises) append(from, premise, inference);
  }
  const { claims, inferences } = map;
  let nodes: ReadonlyMap<string, number> | undefined;
  let adjacency: Adjacency | undefined;
  const nodeOf = (id: string) => {
    nodes ??= numbered(claims, inferences);
    return nodes.get(id) ?? -1;
  };
  return {
    map,
    claims: byId(claims),
    inferences: byId(inferences),
    into: (id) => into.get(id) ?? NONE,
    from: (claim) => from.get(claim) ?? NONE,
    position: (id) => {
      const node = nodeOf(id);
      return node < claims.length ? node : node - claims.length;
    },
    adjacency: () => {
      adjacency ??= adjacencyOf(map, nodeOf);
      return adjacency;
    },
    nodeOf,
    // Every node has one.
    idAt: (node) => (claims[node] ?? inferences[node - claims.length])?.id as string,
    claimAt: (node) => claims[node] as Claim,
    inferenceAt: (node) => inferences[node - claims.length] as Inference,
    claimsAt: (start, end) => map.claims.slice(start, end),
    elided,
    theses,
    conclusions: conclusions ?? theses,
  };
}

// In loops: of a million things, `new Map` of pairs takes as long again to make the pairs and let them go.
function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const thing of things) found.set(thing.id, thing);
  return found;
}

function numbered(...lists: readonly (readonly { readonly id: string }[])[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let node = 0;
  for (const list of lists) for (const { id } of list) found.set(id, node++);
  return found;
}

/** Once, however often in a row. */
function append(index: Map<string, Inference[]>, key: string, inference: Inference) {
  const list = index.get(key);
  if (list === undefined) index.set(key, [inference]);
  else if (list.at(-1) !== inference) list.push(inference);
}

/** The inferences for and against a claim, each followed by those for and against it. */
export function stepsTo({ into }: Pick<Connections, "into">, claim: string): readonly Inference[] {
  // Grows while it is gone through; inferences may argue about each other in a circle.
  const steps = new Map(into(claim).map((step) => [step.id, step]));
  for (const id of steps.keys()) for (const about of into(id)) if (!steps.has(about.id)) steps.set(about.id, about);
  return [...steps.values()];
}

/** Whether nothing bears on a claim. */
export const isGroundless = ({ into, elided }: Connections, claim: string): boolean =>
  into(claim).length === 0 && !elided.has(claim);

/** The inferences for or against a claim or an inference. */
export function grounds(connections: Connections, id: string, polarity: Polarity): readonly Inference[] {
  return connections.into(id).filter((inference) => inference.polarity === polarity);
}
