/**
 * What would become of the thesis if some nodes started from something else: exactly what a new evaluation would say,
 * at the cost of what the change reaches. A probe leaves everything as it was and can be asked again.
 */
import { type Arrays, knotAt } from "./arrays.ts";
import { byte, real } from "./cells.ts";
import { knotLabeller, type Labelling, labelling, labelOf } from "./labelling.ts";
import { ancestors, propagation } from "./propagation.ts";
import { REJECTED, type Stances } from "./stances.ts";
import { narrow, netOf, type Strengths, strength, strengthOf } from "./strength.ts";

/** Asks for the thesis' label if each of these nodes started from this base. */
export type LabelProbe = (nodes: readonly number[], base: number) => { readonly label: number; readonly work: number };

export function labelProbe(arrays: Arrays, stances: Stances, { labels }: Labelling, thesis: number): LabelProbe {
  const trial: Labelling = {
    labels: labels.slice(),
    turns: new Int32Array(arrays.size),
    unfounded: new Uint8Array(arrays.size),
  };
  const assumed: Stances = { bases: stances.bases.slice(), weights: stances.weights };
  const { run } = propagation(arrays, thesis);
  const labelKnot = knotLabeller(arrays);
  const touched: number[] = [];

  return (nodes, base) => {
    for (const node of nodes) assumed.bases[node] = base;
    const work = run(nodes, (from, to, changed) => {
      const knot = knotAt(arrays, from);
      if (knot === undefined) trial.labels[from] = labelOf(arrays, assumed, trial.labels, from);
      else labelKnot(assumed, trial, knot, 0);
      for (let node = from; node < to; node += 1) {
        if (trial.labels[node] === labels[node]) continue;
        touched.push(node);
        changed(node);
      }
    });
    const label = byte(trial.labels, thesis);
    for (const node of touched) trial.labels[node] = byte(labels, node);
    touched.length = 0;
    for (const node of nodes) assumed.bases[node] = byte(stances.bases, node);
    return { label, work };
  };
}

/** The thesis' strength, and what its grounds give less what its objections take, in [-1, 1]. */
export type Weighed = { readonly low: number; readonly high: number; readonly net: number; readonly work: number };

/** Asks for the thesis' strength if this node were rejected. */
export type StrengthProbe = (node: number) => Weighed;

export function strengthProbe(arrays: Arrays, stances: Stances, strengths: Strengths, thesis: number): StrengthProbe {
  const { low, high } = strengths;
  const trialLow = low.slice();
  const trialHigh = high === low ? trialLow : high.slice();
  const trial: Strengths = { ...strengths, low: trialLow, high: trialHigh };
  const assumed: Stances = { bases: strengths.stances.bases.slice(), weights: stances.weights };
  const { run, relevant } = propagation(arrays, thesis);
  const touched: number[] = [];
  // Which supports of a ring go round in a circle depends on all that leads there, so nothing less than a new
  // evaluation tells.
  const toRing = ancestors(
    arrays,
    arrays.rings.items.filter((node) => relevant[node] === 1),
  );

  const weighed = (found: Strengths, work: number): Weighed => ({
    low: real(found.low, thesis),
    high: real(found.high, thesis),
    net: netOf(arrays, found, thesis),
    work,
  });
  const anew = (node: number): Weighed => {
    const bases = stances.bases.slice();
    bases[node] = REJECTED;
    const rejecting = { bases, weights: stances.weights };
    return weighed(strength(arrays, rejecting, labelling(arrays, rejecting)), arrays.size);
  };

  return (node) => {
    if (toRing[node] === 1) return anew(node);
    const base = byte(assumed.bases, node);
    assumed.bases[node] = REJECTED;
    let sweeps = 0;
    const work = run([node], (from, to, changed) => {
      const knot = knotAt(arrays, from);
      if (knot !== undefined) sweeps += narrow(arrays, assumed, trialLow, trialHigh, knot);
      else {
        const least = strengthOf(arrays, assumed, trialLow, trialHigh, from);
        if (trialHigh !== trialLow) trialHigh[from] = strengthOf(arrays, assumed, trialHigh, trialLow, from);
        trialLow[from] = least;
      }
      for (let each = from; each < to; each += 1) {
        if (trialLow[each] === low[each] && trialHigh[each] === high[each]) continue;
        touched.push(each);
        changed(each);
      }
    });
    const found = weighed(trial, work + sweeps);
    for (const each of touched) {
      trialLow[each] = real(low, each);
      trialHigh[each] = real(high, each);
    }
    touched.length = 0;
    assumed.bases[node] = base;
    return found;
  };
}
