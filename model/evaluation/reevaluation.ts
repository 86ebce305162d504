/**
 * What a what-if changes of an evaluation: exactly what a new evaluation would say, at the cost of what the what-if
 * reaches. Everything else is as it was, and need not be looked at.
 */
import { type Arrays, idOf, knotAt, nodeOf } from "./arrays.ts";
import { byte, int, real } from "./cells.ts";
import { type Evaluation, POINT, type Strength } from "./evaluate.ts";
import { knotLabeller, type Labelling, labelling, labelOf } from "./labelling.ts";
import { type Label, labelIn } from "./labels.ts";
import { ancestors, propagation } from "./propagation.ts";
import { ASSUMPTIONS, type Stances, stancesOf, type WhatIf } from "./stances.ts";
import { narrow, type Strengths, strength, strengthOf } from "./strength.ts";

export type Change = {
  /** Where the claim or inference stands in the map's order, claims before inferences. */
  readonly place: number;
  readonly id: string;
  readonly label: Label;
  readonly strength: Strength;
};

export type Reevaluation = {
  /** Those whose label or strength is another, in the map's order. */
  readonly changes: readonly Change[];
  /** All of them, as an evaluation has them. */
  readonly circular: readonly string[];
  readonly unsettled: readonly string[];
};

/** @returns What a what-if changes, which must have no problems; to be asked as often as one likes. */
export function reevaluator(base: Evaluation): (whatIf: WhatIf) => Reevaluation {
  const { arrays, stances, labelling: found, weighing } = base;
  const { size, listed, rings } = arrays;
  const { low, high } = weighing;
  const places = new Int32Array(size);
  for (const [place, node] of listed.entries()) places[node] = place;
  const unsettled = listed.filter((node) => real(high, node) - real(low, node) > POINT);
  // Which supports of a ring go round in a circle depends on all that leads there.
  const toRing = ancestors(arrays, rings.items);
  const labels: Labelling = {
    labels: found.labels.slice(),
    turns: new Int32Array(size),
    unfounded: new Uint8Array(size),
  };
  const trialLow = low.slice();
  const trial: Strengths = { ...weighing, low: trialLow, high: high === low ? trialLow : high.slice() };
  const { run } = propagation(arrays);
  const labelKnot = knotLabeller(arrays);

  const relabel = (assumed: Stances, nodes: readonly number[], touched: Set<number>) => {
    run(nodes, (from, to, changed) => {
      const knot = knotAt(arrays, from);
      if (knot === undefined) labels.labels[from] = labelOf(arrays, assumed, labels.labels, from);
      else labelKnot(assumed, labels, knot, 0);
      for (let node = from; node < to; node += 1) {
        if (labels.labels[node] === found.labels[node]) continue;
        touched.add(node);
        changed(node);
      }
    });
  };
  const reweigh = (assumed: Stances, nodes: readonly number[], touched: Set<number>) => {
    run(nodes, (from, to, changed) => {
      const knot = knotAt(arrays, from);
      if (knot !== undefined) narrow(arrays, assumed, trialLow, trial.high, knot);
      else {
        const least = strengthOf(arrays, assumed, trialLow, trial.high, from);
        if (trial.high !== trialLow) trial.high[from] = strengthOf(arrays, assumed, trial.high, trialLow, from);
        trialLow[from] = least;
      }
      for (let node = from; node < to; node += 1) {
        if (trialLow[node] === low[node] && trial.high[node] === high[node]) continue;
        touched.add(node);
        changed(node);
      }
    });
  };

  const told = (nodes: readonly number[], labels: Uint8Array, { low, high, circular }: Strengths): Reevaluation => {
    const changes = nodes.map((node) => ({
      place: int(places, node),
      id: idOf(arrays, node),
      label: labelIn(labels, node),
      strength: { low: real(low, node), high: real(high, node) },
    }));
    const apart = new Set(unsettled);
    for (const node of nodes) {
      if (real(high, node) - real(low, node) > POINT) apart.add(node);
      else apart.delete(node);
    }
    return {
      changes: changes.sort((a, b) => a.place - b.place),
      circular: circular.map((node) => idOf(arrays, node)),
      unsettled: inOrder(apart, places).map((node) => idOf(arrays, node)),
    };
  };

  const anew = (assumed: Stances): Reevaluation => {
    const relabelled = labelling(arrays, assumed);
    const weighed = strength(arrays, assumed, relabelled);
    const changed: number[] = [];
    for (let node = 0; node < size; node += 1) {
      const same =
        relabelled.labels[node] === found.labels[node] &&
        weighed.low[node] === low[node] &&
        weighed.high[node] === high[node];
      if (!same) changed.push(node);
    }
    return told(changed, relabelled.labels, weighed);
  };

  return (whatIf) => {
    const assumed = stancesOf(arrays, whatIf);
    const nodes = nodesOf(arrays, whatIf).filter(
      (node) => assumed.bases[node] !== stances.bases[node] || assumed.weights[node] !== stances.weights[node],
    );
    if (nodes.some((node) => toRing[node] === 1)) return anew(assumed);
    // Circular supports are as if rejected; all of them lie in rings, which nothing here leads to.
    const cut = weighing.circular.length === 0 ? assumed : { ...assumed, bases: assumed.bases.slice() };
    for (const node of weighing.circular) cut.bases[node] = byte(weighing.stances.bases, node);
    const touched = new Set<number>();
    relabel(assumed, nodes, touched);
    reweigh(cut, nodes, touched);
    const answer = told([...touched], labels.labels, trial);
    for (const node of touched) {
      labels.labels[node] = byte(found.labels, node);
      trialLow[node] = real(low, node);
      trial.high[node] = real(high, node);
    }
    return answer;
  };
}

function nodesOf(arrays: Arrays, whatIf: WhatIf): number[] {
  const ids = ASSUMPTIONS.flatMap((assumption) => whatIf[assumption] ?? []);
  return [...new Set([...ids, ...(whatIf.credence?.keys() ?? [])])].map((id) => nodeOf(arrays, id));
}

const inOrder = (nodes: Iterable<number>, places: Int32Array) =>
  [...nodes].sort((a, b) => int(places, a) - int(places, b));
