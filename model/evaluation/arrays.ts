/**
 * A map as typed arrays: built once, then asked as often as a reader changes a what-if.
 *
 * Claims and inferences are nodes alike. They are numbered so that what a node depends on comes before it, and what
 * depends on each other in a circle (a knot) stands side by side: a map without circles is evaluated in one sweep from
 * the first node to the last, and the number of a node is its place in that sweep.
 */

import type { Claim, Inference } from "../map.ts";
import { byte, int } from "./cells.ts";
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
  /** A node's id; and the node of an id, in the map's order, claims before inferences. */
  readonly ids: readonly string[];
  readonly nodes: ReadonlyMap<string, number>;
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

/** The arrays of a map. Every reference must lead somewhere, as in a map that was read. */
export function arraysOf(argument: Argument): Arrays {
  const listed = listedArrays(argument);
  const { size } = listed;
  const {
    order,
    start: bounds,
    count,
  } = components(size, listed.parts.items, every(listed.parts.start, 0, size), every(listed.parts.start, PARTS, size));
  const place = new Int32Array(size);
  for (let node = 0; node < size; node += 1) place[int(order, node)] = node;

  const ids: string[] = [];
  const isInference = new Uint8Array(size);
  const attacks = new Uint8Array(size);
  const inputs = new Int32Array(listed.parts.items.length);
  const start = new Int32Array(size + 1);
  const pros = new Int32Array(size);
  const cons = new Int32Array(size);
  let filled = 0;
  for (let node = 0; node < size; node += 1) {
    const was = int(order, node);
    ids.push(listed.ids[was] as string); // `was` is one of the listed nodes
    isInference[node] = was < argument.claims.length ? 0 : 1;
    attacks[node] = byte(listed.attacks, was);
    for (let part = 0; part < PARTS; part += 1) {
      if (part === PROS) pros[node] = filled;
      if (part === CONS) cons[node] = filled;
      const from = filled;
      const end = int(listed.parts.start, was * PARTS + part + 1);
      for (let k = int(listed.parts.start, was * PARTS + part); k < end; k += 1)
        inputs[filled++] = int(place, int(listed.parts.items, k));
      // Products of two factors are the same to the last bit in either order, products of three are not.
      if (filled - from > 2) {
        const row = Array.from(
          inputs.subarray(from, filled),
          (input) => [listed.ids[int(order, input)], input] as const,
        );
        row.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
        for (const [offset, [, input]] of row.entries()) inputs[from + offset] = input;
      }
    }
    start[node + 1] = filled;
  }

  const sides = { size, isInference, inputs, start, pros, cons };
  const knotted = knotsOf(sides, bounds, count);
  return {
    ...sides,
    ids,
    nodes: new Map(listed.ids.map((id, was) => [id, int(place, was)])),
    attacks,
    outputs: outputsOf(size, inputs, start),
    ...knotted,
  };
}

/** The map in its own order: claims, then inferences, each with its premises, inferences for and against. */
function listedArrays({ claims, inferences }: Argument) {
  const ids = [...claims, ...inferences].map(({ id }) => id);
  const listed = new Map(ids.map((id, node) => [id, node]));
  const node = (id: string) => listed.get(id) as number; // every reference leads somewhere
  const size = ids.length;
  const attacks = new Uint8Array(size);
  const targets = new Int32Array(inferences.length);
  const start = new Int32Array(size * PARTS + 1);
  for (const [index, { premises, conclusion, polarity }] of inferences.entries()) {
    const inference = claims.length + index;
    const target = node(conclusion);
    targets[index] = target;
    attacks[inference] = polarity === "attack" ? 1 : 0;
    const row = target * PARTS + (polarity === "attack" ? CONS : PROS);
    start[row + 1] = int(start, row + 1) + 1;
    start[inference * PARTS + PREMISES + 1] = premises.length;
  }
  accumulate(start);
  const filled = start.slice();
  const items = new Int32Array(int(start, size * PARTS));
  const put = (row: number, item: number) => {
    const at = int(filled, row);
    items[at] = item;
    filled[row] = at + 1;
  };
  for (const [index, { premises }] of inferences.entries()) {
    const inference = claims.length + index;
    put(int(targets, index) * PARTS + (attacks[inference] === 1 ? CONS : PROS), inference);
    for (const premise of premises) put(inference * PARTS + PREMISES, node(premise));
  }
  return { size, ids, attacks, parts: { start, items } };
}

/** Turns counts, each one cell late, into where each row starts. */
function accumulate(start: Int32Array) {
  for (let row = 1; row < start.length; row += 1) start[row] = int(start, row) + int(start, row - 1);
}

/** Where the rows of all parts of a node start, or end. */
function every(start: Int32Array, offset: number, size: number): Int32Array {
  return Int32Array.from({ length: size }, (_, node) => int(start, node * PARTS + offset));
}

function outputsOf(size: number, inputs: Int32Array, inputStart: Int32Array): Rows {
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

type Sides = Pick<Arrays, "size" | "isInference" | "inputs" | "start" | "pros" | "cons">;

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
    const end = Int32Array.from({ length: size }, (_, node) => int(isInference[node] === 1 ? pros : cons, node));
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
