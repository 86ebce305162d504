/**
 * A map as typed arrays: built once, then asked as often as a reader changes a what-if.
 *
 * Claims and inferences are nodes alike. They are numbered so that what a node depends on comes before it, and what
 * depends on each other in a circle (a knot) stands side by side: a map without circles is evaluated in one sweep from
 * the first node to the last, and the number of a node is its place in that sweep.
 */

import type { Claim, Inference } from "../map.ts";
import { accumulate, byte, int } from "./cells.ts";
import { components } from "./components.ts";

/** As much of a map as decides what stands. */
export type Argument = {
  readonly claims: readonly Pick<Claim, "id">[];
  readonly inferences: readonly Pick<Inference, "id" | "premises" | "conclusion" | "polarity">[];
};

/** Nodes from `start[k]` up to `start[k + 1]`, for each k: whole numbers in rows of different length. */
export type Rows = { readonly start: Int32Array; readonly items: Int32Array };

export type Arrays = {
  readonly size: number;
  /** A node's id, and the node of an id. */
  readonly ids: readonly string[];
  readonly nodeOf: (id: string) => number | undefined;
  /** All nodes in the map's order, claims before inferences. */
  readonly listed: Int32Array;
  /** 1 for inferences, 0 for claims. */
  readonly isInference: Uint8Array;
  /** 1 for inferences that attack. */
  readonly attacks: Uint8Array;
  /**
   * What node x depends on: `inputs` from `start[x]` are its premises, from `pros[x]` the inferences for it, from
   * `cons[x]` up to `start[x + 1]` those against it. Each part is in an order that shuffling a map doesn't change.
   */
  readonly inputs: Int32Array;
  readonly start: Int32Array;
  readonly pros: Int32Array;
  readonly cons: Int32Array;
  /** What depends on a node: a claim's inferences, an inference's conclusion. */
  readonly outputs: Rows;
  /** Which knot a node is in, or -1. */
  readonly knotOf: Int32Array;
  readonly knots: readonly Knot[];
  /** Which ring a node is in, or -1. A ring is a circle of claims that support each other; it lies within a knot. */
  readonly ringOf: Int32Array;
  readonly rings: Rows;
};

/** Nodes from `from` up to `to` that depend on each other, and the rings among them. */
export type Knot = {
  readonly from: number;
  readonly to: number;
  readonly firstRing: number;
  readonly lastRing: number;
};

/** Premises, inferences for and inferences against: the three parts of what a node depends on. */
const PARTS = 3;
const [PREMISES, PROS, CONS] = [0, 1, 2] as const;

/** Makes a map ready to be evaluated. Every reference must lead somewhere, as in a map that was read. */
export function prepare(argument: Argument): Arrays {
  const listing = listingOf(argument);
  const { size, rows } = listing;
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  for (let entry = 0; entry < size; entry += 1) {
    from[entry] = int(rows.start, entry * PARTS);
    to[entry] = int(rows.start, (entry + 1) * PARTS);
  }
  const sorted = components(size, rows.items, from, to);
  const listed = new Int32Array(size);
  for (let node = 0; node < size; node += 1) listed[int(sorted.order, node)] = node;

  const sides = sidesOf(listing, sorted.order, listed, argument.claims.length);
  return {
    ...sides,
    ...knotsOf(sides, sorted.start, sorted.count),
    outputs: outputsOf(sides),
    nodeOf: (id) => {
      const entry = listing.entries.get(id);
      return entry === undefined ? undefined : int(listed, entry);
    },
    listed,
  };
}

export function idOf({ ids }: Arrays, node: number): string {
  return ids[node] as string; // every node has an id
}

export function nodeOf(arrays: Arrays, id: string): number {
  return arrays.nodeOf(id) as number; // callers ask for ids of the map
}

/** The knot that a node is in, if any. */
export function knotAt({ knotOf, knots }: Arrays, node: number): Knot | undefined {
  const at = int(knotOf, node);
  // Reading an array at -1 is many times slower than not reading it.
  return at < 0 ? undefined : knots[at];
}

/** The map in its own order, an entry for each claim and then for each inference; a row for each part of an entry. */
function listingOf({ claims, inferences }: Argument) {
  const ids: string[] = [];
  const entries = new Map<string, number>();
  for (const { id } of claims) entries.set(id, ids.push(id) - 1);
  for (const { id } of inferences) entries.set(id, ids.push(id) - 1);
  const entry = (id: string) => entries.get(id) as number; // every reference leads somewhere
  const size = ids.length;
  const attacks = new Uint8Array(size);
  const rowOf = new Int32Array(inferences.length); // the row of its conclusion that an inference stands in
  const start = new Int32Array(size * PARTS + 1);
  let own = claims.length;
  for (const [index, { premises, conclusion, polarity }] of inferences.entries()) {
    const row = entry(conclusion) * PARTS + (polarity === "attack" ? CONS : PROS);
    rowOf[index] = row;
    attacks[own] = polarity === "attack" ? 1 : 0;
    start[row + 1] = int(start, row + 1) + 1;
    start[own * PARTS + PREMISES + 1] = premises.length;
    own += 1;
  }
  accumulate(start);
  const filled = start.slice();
  const items = new Int32Array(int(start, size * PARTS));
  const put = (row: number, item: number) => {
    const at = int(filled, row);
    items[at] = item;
    filled[row] = at + 1;
  };
  own = claims.length;
  for (const [index, { premises }] of inferences.entries()) {
    put(int(rowOf, index), own);
    for (const premise of premises) put(own * PARTS + PREMISES, entry(premise));
    own += 1;
  }
  return { size, ids, entries, attacks, rows: { start, items } };
}

type Listing = ReturnType<typeof listingOf>;
type Sides = Pick<Arrays, "size" | "ids" | "isInference" | "attacks" | "inputs" | "start" | "pros" | "cons">;

/** The listing, renumbered: node n is the entry `order[n]`, entry e the node `listed[e]`. */
function sidesOf(
  { size, ids: entryIds, attacks: entryAttacks, rows }: Listing,
  order: Int32Array,
  listed: Int32Array,
  claims: number,
): Sides {
  const ids: string[] = [];
  const isInference = new Uint8Array(size);
  const attacks = new Uint8Array(size);
  const inputs = new Int32Array(rows.items.length);
  const start = new Int32Array(size + 1);
  const pros = new Int32Array(size);
  const cons = new Int32Array(size);
  let filled = 0;
  for (let node = 0; node < size; node += 1) {
    const entry = int(order, node);
    ids.push(entryIds[entry] as string); // every entry has an id
    isInference[node] = entry < claims ? 0 : 1;
    attacks[node] = byte(entryAttacks, entry);
    for (let part = 0; part < PARTS; part += 1) {
      if (part === PROS) pros[node] = filled;
      if (part === CONS) cons[node] = filled;
      const first = filled;
      const end = int(rows.start, entry * PARTS + part + 1);
      for (let k = int(rows.start, entry * PARTS + part); k < end; k += 1)
        inputs[filled++] = int(listed, int(rows.items, k));
      // Products of two factors are the same to the last bit in either order, products of three are not.
      if (filled - first > 2) {
        const id = (input: number) => entryIds[int(order, input)] as string; // every entry has an id
        inputs.subarray(first, filled).sort((a, b) => (id(a) < id(b) ? -1 : 1));
      }
    }
    start[node + 1] = filled;
  }
  return { size, ids, isInference, attacks, inputs, start, pros, cons };
}

function outputsOf({ size, inputs, start: inputStart }: Sides): Rows {
  const start = new Int32Array(size + 1);
  for (const input of inputs) start[input + 1] = int(start, input + 1) + 1;
  accumulate(start);
  const filled = start.slice();
  const items = new Int32Array(inputs.length);
  for (let node = 0; node < size; node += 1) {
    for (let k = int(inputStart, node); k < int(inputStart, node + 1); k += 1) {
      const input = int(inputs, k);
      const at = int(filled, input);
      items[at] = node;
      filled[input] = at + 1;
    }
  }
  return { start, items };
}

function knotsOf(
  sides: Sides,
  bounds: Int32Array,
  count: number,
): Pick<Arrays, "knotOf" | "knots" | "ringOf" | "rings"> {
  const { size, inputs, start } = sides;
  const knotOf = new Int32Array(size).fill(-1);
  const spans: { from: number; to: number }[] = [];
  for (let component = 0; component < count; component += 1) {
    const from = int(bounds, component);
    const to = int(bounds, component + 1);
    const own = inputs.subarray(int(start, from), int(start, from + 1));
    if (to - from === 1 && !own.includes(from)) continue;
    knotOf.fill(spans.length, from, to);
    spans.push({ from, to });
  }
  const { ringOf, rings } = ringsOf(sides, spans.length > 0);

  // Rings come in the order of what they depend on, so those of one knot stand side by side.
  let ring = 0;
  const knots = spans.map(({ from, to }) => {
    const firstRing = ring;
    while (ring < rings.start.length - 1 && int(rings.items, int(rings.start, ring)) < to) ring += 1;
    return { from, to, firstRing, lastRing: ring };
  });
  return { knotOf, knots, ringOf, rings };
}

function ringsOf({ size, isInference, inputs, start, pros, cons }: Sides, possible: boolean) {
  const ringOf = new Int32Array(size).fill(-1);
  const rows: number[] = [0];
  const items: number[] = [];
  if (possible) {
    // Only what carries support: an inference's premises, a claim's inferences for it.
    const end = pros.map((firstPro, node) => (isInference[node] === 1 ? firstPro : int(cons, node)));
    const { count, order, start: bounds } = components(size, inputs, start, end);
    for (let component = 0; component < count; component += 1) {
      const members = order.subarray(int(bounds, component), int(bounds, component + 1));
      if (members.length === 1) continue;
      for (const member of members) {
        ringOf[member] = rows.length - 1;
        items.push(member);
      }
      rows.push(items.length);
    }
  }
  return { ringOf, rings: { start: Int32Array.from(rows), items: Int32Array.from(items) } };
}
