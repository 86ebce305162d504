/**
 * What a small change of a credence does to the thesis: the derivative of its strength after each credence, all of them
 * by one sweep against the direction of the inferences (reverse accumulation; Baydin et al. 2018).
 *
 * A knot passes on what reaches it until nothing is left: the Neumann series of its linearised circle. Where bounds
 * stayed apart the derivative is that of the middle between them.
 */
import { type Arrays, type Knot, knotAt } from "./arrays.ts";
import { byte, int, real } from "./cells.ts";
import { CERTAIN, REJECTED } from "./stances.ts";
import type { Strengths } from "./strength.ts";

/** What is left to pass on around a knot, relative to 1, that no longer matters. */
const NEGLIGIBLE = 1e-13;
const MOST_ROUNDS = 2000;

/**
 * For each node, the derivative of the thesis' strength after the node's own credence.
 *
 * Where grounds and objections of a claim balance exactly, its strength has a kink; the derivative is the middle of
 * those from either side.
 */
export function gradient(arrays: Arrays, { low, high, stances }: Strengths, thesis: number): Float64Array {
  const { size, inputs, start, pros, cons, isInference } = arrays;
  const { bases, weights } = stances;
  const strengths = low === high ? low : low.map((value, node) => (value + real(high, node)) / 2);
  const adjoint = new Float64Array(size);
  const slopes = new Float64Array(size);

  /** The product of `1 - strength`, or of the strengths themselves, of inputs from `first` to `end`. */
  const product = (first: number, end: number, straight: boolean) => {
    let product = 1;
    for (let k = first; k < end; k += 1) {
      const value = real(strengths, int(inputs, k));
      product *= straight ? value : 1 - value;
    }
    return product;
  };
  /** Adds to each input's adjoint `share` times the product of all other factors, or takes it away. */
  const share = (first: number, end: number, straight: boolean, amount: number) => {
    let others = 1;
    let zeros = 0;
    for (let k = first; k < end; k += 1) {
      const value = real(strengths, int(inputs, k));
      const factor = straight ? value : 1 - value;
      if (factor === 0) zeros += 1;
      else others *= factor;
    }
    if (zeros > 1) return;
    for (let k = first; k < end; k += 1) {
      const input = int(inputs, k);
      const value = real(strengths, input);
      const factor = straight ? value : 1 - value;
      const rest = factor === 0 ? others : zeros === 0 ? others / factor : 0;
      adjoint[input] = real(adjoint, input) + amount * rest;
    }
  };

  /** The derivative after the node's own credence, and, where `pass` is true, what it hands on to its inputs. */
  const visit = (node: number, change: number, pass: boolean): number => {
    const base = byte(bases, node);
    if (base === REJECTED) return 0;
    if (base === CERTAIN) return change;
    const weight = real(weights, node);
    const firstPro = int(pros, node);
    const firstCon = int(cons, node);
    const end = int(start, node + 1);
    const lost = product(firstPro, firstCon, false);
    const spared = product(firstCon, end, false);
    if (isInference[node] === 1) {
      const first = int(start, node);
      const joined = product(first, firstPro, true);
      const warrant = weight + (1 - weight) * (1 - lost);
      if (pass) {
        share(first, firstPro, true, change * warrant * spared);
        share(firstPro, firstCon, false, change * (1 - weight) * joined * spared);
        share(firstCon, end, false, -change * warrant * joined);
      }
      return change * lost * joined * spared;
    }
    const net = spared - lost;
    if (pass) {
      const slope = net > 0 || firstCon === end ? 1 - weight : net < 0 || firstPro === firstCon ? weight : 1 / 2;
      share(firstPro, firstCon, false, change * slope);
      share(firstCon, end, false, -change * slope);
    }
    return change * (1 - Math.abs(net));
  };

  /** Lets what reached a knot go round in it; its adjoints then hold the sum of all rounds. */
  const circulate = ({ from, to }: Knot) => {
    const sum = new Float64Array(to - from);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const arrived = adjoint.slice(from, to);
      if (arrived.every((change) => Math.abs(change) <= NEGLIGIBLE)) break;
      adjoint.fill(0, from, to);
      for (const [at, change] of arrived.entries()) {
        if (change === 0) continue;
        sum[at] = real(sum, at) + change;
        visit(from + at, change, true);
      }
    }
    adjoint.set(sum, from);
  };

  const first = knotAt(arrays, thesis)?.to ?? thesis + 1;
  adjoint[thesis] = 1;
  for (let node = first - 1; node >= 0; node -= 1) {
    const knot = knotAt(arrays, node);
    if (knot !== undefined && node === knot.to - 1) circulate(knot);
    const change = real(adjoint, node);
    if (change !== 0) slopes[node] = visit(node, change, knot === undefined);
  }
  return slopes;
}
