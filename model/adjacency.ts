/**
 * Who is connected to whom, by number (compressed sparse rows): what is asked of a neighbourhood costs what the
 * neighbourhood holds, and no id is looked at. Claims and inferences are nodes, the claims first, each in the map's order;
 * an inference's position is its node less the number of claims.
 */
import { add } from "./evaluation/cells.ts";
import type { ArgumentMap } from "./map.ts";

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

/** @param nodeOf The node of an id of the map; asked once for each mention of it, since that is most of the work. */
export function adjacencyOf(
  { claims, inferences }: Pick<ArgumentMap, "claims" | "inferences">,
  nodeOf: (id: string) => number,
): Adjacency {
  const conclusions = new Uint32Array(inferences.length);
  const attacks = new Uint8Array(inferences.length);
  const premisesStart = new Uint32Array(inferences.length + 1);
  const premisesItems = new Uint32Array(inferences.reduce((sum, { premises }) => sum + premises.length, 0));
  let filled = 0;
  for (const [at, { premises, conclusion, polarity }] of inferences.entries()) {
    conclusions[at] = nodeOf(conclusion);
    attacks[at] = polarity === "attack" ? 1 : 0;
    for (const premise of premises) premisesItems[filled++] = nodeOf(premise);
    premisesStart[at + 1] = filled;
  }
  const one = premisesStart.map((_, at) => at);
  const into = naming(claims.length + inferences.length, one, conclusions);
  const from = naming(claims.length, premisesStart, premisesItems);
  return {
    claims: claims.length,
    ...{ intoStart: into.start, intoItems: into.items, fromStart: from.start, fromItems: from.items },
    ...{ premisesStart, premisesItems, conclusions, attacks },
  };
}

/** For each node the inferences that name it in their row, each once, in the map's order. */
function naming(size: number, rows: Uint32Array, named: Uint32Array) {
  const each = (found: (node: number, inference: number) => void) => {
    const last = new Uint32Array(size); // the inference that named a node last, from 1
    for (let inference = 0; inference < rows.length - 1; inference += 1) {
      for (let k = at(rows, inference); k < at(rows, inference + 1); k += 1) {
        const node = at(named, k);
        if (last[node] === inference + 1) continue;
        last[node] = inference + 1;
        found(node, inference);
      }
    }
  };
  const start = new Uint32Array(size + 1);
  each((node) => add(start, node + 1, 1));
  for (let node = 0; node < size; node += 1) add(start, node + 1, at(start, node));
  const next = start.slice(0, -1);
  const items = new Uint32Array(at(start, size));
  each((node, inference) => {
    items[at(next, node)] = inference;
    add(next, node, 1);
  });
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
