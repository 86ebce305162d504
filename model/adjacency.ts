/**
 * Who is connected to whom, by number (compressed sparse rows): what is asked of a neighbourhood costs what the
 * neighbourhood holds, and no id is looked at. Claims and inferences are nodes, the claims first, each in the map's order;
 * an inference's position is its node less the number of claims.
 */
import { add } from "./evaluation/cells.ts";
import type { ArgumentMap, Inference } from "./map.ts";

export type Adjacency = {
  /** How many of the nodes are claims. */
  readonly claims: number;
  /** For each node the positions of the inferences that end in it. */
  readonly intoStart: Uint32Array;
  readonly intoItems: Uint32Array;
  /** For each claim the positions of the inferences that it is a premise of. */
  readonly fromStart: Uint32Array;
  readonly fromItems: Uint32Array;
  /** For each inference, by position, its premises, what it ends in, and 1 where it attacks. */
  readonly premisesStart: Uint32Array;
  readonly premisesItems: Uint32Array;
  readonly conclusions: Uint32Array;
  readonly attacks: Uint8Array;
};

/** @param nodeOf The node of an id of the map. */
export function adjacencyOf(
  { claims, inferences }: Pick<ArgumentMap, "claims" | "inferences">,
  nodeOf: (id: string) => number,
): Adjacency {
  const into = rows(claims.length + inferences.length, inferences, ({ conclusion }) => [nodeOf(conclusion)]);
  const from = rows(claims.length, inferences, ({ premises }) => [...new Set(premises)].map(nodeOf));
  const premisesStart = new Uint32Array(inferences.length + 1);
  const premises: number[] = [];
  for (const [at, inference] of inferences.entries()) {
    for (const premise of inference.premises) premises.push(nodeOf(premise));
    premisesStart[at + 1] = premises.length;
  }
  return {
    claims: claims.length,
    ...{ intoStart: into.start, intoItems: into.items, fromStart: from.start, fromItems: from.items },
    ...{ premisesStart, premisesItems: Uint32Array.from(premises) },
    conclusions: Uint32Array.from(inferences, ({ conclusion }) => nodeOf(conclusion)),
    attacks: Uint8Array.from(inferences, ({ polarity }) => (polarity === "attack" ? 1 : 0)),
  };
}

/** For each node the inferences that name it, in the map's order. */
function rows(size: number, inferences: readonly Inference[], named: (inference: Inference) => readonly number[]) {
  const start = new Uint32Array(size + 1);
  for (const inference of inferences) for (const node of named(inference)) add(start, node + 1, 1);
  for (let node = 0; node < size; node += 1) add(start, node + 1, start[node] as number);
  const next = start.slice(0, -1);
  const items = new Uint32Array(start[size] as number);
  for (const [at, inference] of inferences.entries()) {
    for (const node of named(inference)) {
      items[next[node] as number] = at;
      add(next, node, 1);
    }
  }
  return { start, items };
}

// Reads in range by construction, as in `evaluation/cells.ts`.
const at = (cells: Uint32Array, index: number) => cells[index] as number;

/** The nodes of the inferences that end in a node. */
export function endingIn({ claims, intoStart, intoItems }: Adjacency, node: number): number[] {
  const found: number[] = [];
  for (let k = at(intoStart, node); k < at(intoStart, node + 1); k += 1) found.push(claims + at(intoItems, k));
  return found;
}

/** The nodes of the inferences that a claim is a premise of. */
export function startingFrom({ claims, fromStart, fromItems }: Adjacency, claim: number): number[] {
  const found: number[] = [];
  for (let k = at(fromStart, claim); k < at(fromStart, claim + 1); k += 1) found.push(claims + at(fromItems, k));
  return found;
}

/** The premises of an inference, as it lists them. */
export function premisesOf({ claims, premisesStart, premisesItems }: Adjacency, inference: number): Uint32Array {
  return premisesItems.subarray(at(premisesStart, inference - claims), at(premisesStart, inference - claims + 1));
}

export function conclusionOf({ claims, conclusions }: Adjacency, inference: number): number {
  return at(conclusions, inference - claims);
}

export function isAttack({ claims, attacks }: Adjacency, inference: number): boolean {
  return attacks[inference - claims] === 1;
}

/** The claims that are a premise of nothing, in the map's order. */
export function unused({ claims, fromStart }: Adjacency): number[] {
  const found: number[] = [];
  for (let claim = 0; claim < claims; claim += 1) if (fromStart[claim] === fromStart[claim + 1]) found.push(claim);
  return found;
}

/** How many claims a claim rests on or is objected to by, at any distance; counting ends at `most`. */
export function beneath(adjacency: Adjacency, claim: number, most: number): number {
  const met = new Set([claim]);
  // Grows while it is gone through, and so do the steps: inferences are argued about as well, even in a circle.
  for (const node of met) {
    const steps = new Set(endingIn(adjacency, node));
    for (const step of steps) {
      for (const premise of premisesOf(adjacency, step)) met.add(premise);
      for (const about of endingIn(adjacency, step)) steps.add(about);
    }
    if (met.size > most) return most;
  }
  return met.size - 1;
}
