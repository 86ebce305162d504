/**
 * How strong each claim is: DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016) with the inferences as nodes between.
 *
 * An inference is as strong as its own credence times all its premises times what its undercuts leave of it. A claim
 * starts from its credence; its grounds, taken together as independent, move it towards 1 and its objections towards 0,
 * by the difference of the two. Without circles this is one sweep.
 *
 * In a knot, supports that only go round in a circle are cut first (`ranks.ts`). Then bounds are narrowed: what speaks
 * for a node is taken at its lowest and what speaks against it at its highest, and the other way round, until nothing
 * moves. Every strength the circle could settle at lies between the two bounds, wherever the narrowing stops.
 */
import { type Arrays, type Knot, knotAt } from "./arrays.ts";
import { byte, int, real } from "./cells.ts";
import type { Labelling } from "./labelling.ts";
import { circularSupports } from "./ranks.ts";
import { CERTAIN, REJECTED, type Stances } from "./stances.ts";

export type Strengths = {
  readonly low: Float64Array;
  /** The same array as `low` where no claim depends on itself: every strength is then a point. */
  readonly high: Float64Array;
  /** Inferences whose support only goes round in a circle; their strength is 0. */
  readonly circular: readonly number[];
  /** What the strengths were computed from: the stances, with circular supports as if rejected. */
  readonly stances: Stances;
};

/** Bounds that moved by no more than this in a whole sweep are as narrow as they get. */
const TOLERANCE = 1e-9;
/** Two near-certain claims that attack each other narrow ever more slowly; wide bounds are sound as well. */
const MOST_SWEEPS = 2000;
/** Bounds the time on knots of a million nodes, to a few seconds. */
const MOST_UPDATES = 1e8;

export function strength(arrays: Arrays, stances: Stances, { labels }: Pick<Labelling, "labels">): Strengths {
  const { size, knots } = arrays;
  const circular = circularSupports(arrays, stances, labels);
  const cut = circular.length === 0 ? stances : withoutSupports(stances, circular);
  const low = new Float64Array(size);
  const high = knots.length === 0 ? low : new Float64Array(size);
  for (let node = 0; node < size; node += 1) {
    const knot = knotAt(arrays, node);
    if (knot !== undefined) {
      narrow(arrays, cut, low, high, knot);
      node = knot.to - 1;
      continue;
    }
    low[node] = strengthOf(arrays, cut, low, high, node);
    if (high !== low) high[node] = strengthOf(arrays, cut, high, low, node);
  }
  return { low, high, circular, stances: cut };
}

function withoutSupports({ bases, weights }: Stances, inferences: readonly number[]): Stances {
  const cut = bases.slice();
  for (const inference of inferences) cut[inference] = REJECTED;
  return { bases: cut, weights };
}

/** The strengths of a knot, whose inputs from outside have theirs. Returns how many nodes were recomputed for it. */
export function narrow(
  arrays: Arrays,
  stances: Stances,
  low: Float64Array,
  high: Float64Array,
  { from, to }: Knot,
): number {
  low.fill(0, from, to);
  high.fill(1, from, to);
  const sweeps = Math.min(MOST_SWEEPS, Math.ceil(MOST_UPDATES / (to - from)));
  let moved = 1;
  let sweep = 0;
  for (; sweep < sweeps && moved > TOLERANCE; sweep += 1) {
    moved = 0;
    for (let node = from; node < to; node += 1) {
      const least = strengthOf(arrays, stances, low, high, node);
      const most = strengthOf(arrays, stances, high, low, node);
      moved = Math.max(moved, least - real(low, node), real(high, node) - most);
      low[node] = least;
      high[node] = most;
    }
  }
  return sweep * (to - from);
}

/**
 * One node's strength, in [0, 1]. Premises and pros are read from `own`, what speaks against it from `other`: low and
 * high give the lower bound, high and low the upper.
 */
export function strengthOf(
  { inputs, start, pros, cons, isInference }: Arrays,
  { bases, weights }: Stances,
  own: Float64Array,
  other: Float64Array,
  node: number,
): number {
  const base = byte(bases, node);
  if (base === REJECTED) return 0;
  if (base === CERTAIN) return 1;
  const weight = real(weights, node);
  const firstPro = int(pros, node);
  const firstCon = int(cons, node);
  const end = int(start, node + 1);
  let lost = 1;
  for (let k = firstPro; k < firstCon; k += 1) lost *= 1 - real(own, int(inputs, k));
  let spared = 1;
  for (let k = firstCon; k < end; k += 1) spared *= 1 - real(other, int(inputs, k));
  if (isInference[node] === 1) {
    let joined = 1;
    for (let k = int(start, node); k < firstPro; k += 1) joined *= real(own, int(inputs, k));
    return (weight + (1 - weight) * (1 - lost)) * joined * spared;
  }
  // Grounds less objections, (1 - lost) - (1 - spared), without the cancellation.
  const net = spared - lost;
  const value = net >= 0 ? weight + (1 - weight) * net : weight + weight * net;
  return Math.min(1, Math.max(0, value));
}

/** What a claim's grounds give less what its objections take, in [-1, 1]; also where its strength is already 0. */
export function netOf({ inputs, start, pros, cons }: Arrays, { low, high }: Strengths, claim: number): number {
  let net = 1;
  let lost = 1;
  const middle = (node: number) => (real(low, node) + real(high, node)) / 2;
  for (let k = int(cons, claim); k < int(start, claim + 1); k += 1) net *= 1 - middle(int(inputs, k));
  for (let k = int(pros, claim); k < int(cons, claim); k += 1) lost *= 1 - middle(int(inputs, k));
  return net - lost;
}
