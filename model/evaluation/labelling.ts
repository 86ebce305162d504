/**
 * What stands: the well-founded labelling of a map, on maps of attacks alone Dung's grounded labelling (Dung 1995).
 *
 * A claim stands if it is given or an inference for it holds, and no inference against it holds. An inference holds
 * if all its premises stand and no undercut of it holds. Labels are Kleene's three values out < undecided < in; the
 * labelling is the least fixpoint in the order of information, where in addition claims that support each other in a
 * circle, and rest on nothing outside it, are out (an unfounded set: Van Gelder, Ross and Schlipf 1991).
 *
 * Nodes outside knots take their label from what comes before them. A knot is labelled on its own, which the splitting
 * of the well-founded model allows: counters of what each node still waits for and one queue, then an unfounded set
 * in one of its rings, and on. Linear, but for rings that feed each other through attacks.
 */
import { type Arrays, type Knot, knotAt } from "./arrays.ts";
import { byte, int } from "./cells.ts";
import { heap } from "./heap.ts";
import { IN, OUT, UNDECIDED } from "./labels.ts";
import { GIVEN, NOTHING, REJECTED, type Stances } from "./stances.ts";
import { unfoundedFinder } from "./unfounded.ts";

export type Labelling = {
  readonly labels: Uint8Array;
  /** When a node was decided, from 1: reasons come before what they decide. 0 for undecided nodes. */
  readonly turns: Int32Array;
  /** 1 for claims that fall because they are supported only in a circle; they share their turn. */
  readonly unfounded: Uint8Array;
};

export function labelling(arrays: Arrays, stances: Stances): Labelling {
  return labeller(arrays)(stances);
}

/** The same with memory of its own: each labelling is written over the one before. */
export function labeller(arrays: Arrays): (stances: Stances) => Labelling {
  const { size } = arrays;
  const result = { labels: new Uint8Array(size), turns: new Int32Array(size), unfounded: new Uint8Array(size) };
  const label = knotLabeller(arrays);
  return (stances) => {
    let turn = 0;
    for (let node = 0; node < size; node += 1) {
      const knot = knotAt(arrays, node);
      if (knot !== undefined) {
        turn = label(stances, result, knot, turn);
        node = knot.to - 1;
        continue;
      }
      const value = labelOf(arrays, stances, result.labels, node);
      result.labels[node] = value;
      turn += 1;
      result.turns[node] = value === UNDECIDED ? 0 : turn;
    }
    return result;
  };
}

/** The label of a node that all its inputs have their label before. */
export function labelOf(
  { inputs, start, pros, cons }: Arrays,
  { bases }: Stances,
  labels: Uint8Array,
  node: number,
): number {
  const base = byte(bases, node);
  if (base >= REJECTED) return base === REJECTED ? OUT : IN;
  const firstPro = int(pros, node);
  const firstCon = int(cons, node);
  const end = int(start, node + 1);
  let value = base;
  for (let k = firstPro; k < firstCon && value < IN; k += 1) value = Math.max(value, byte(labels, int(inputs, k)));
  for (let k = int(start, node); k < firstPro && value > OUT; k += 1)
    value = Math.min(value, byte(labels, int(inputs, k)));
  for (let k = firstCon; k < end && value > OUT; k += 1) value = Math.min(value, IN - byte(labels, int(inputs, k)));
  return value;
}

/** Labels one knot whose inputs from outside are labelled, and returns the last turn. */
export type LabelKnot = (stances: Stances, result: Labelling, knot: Knot, turn: number) => number;

/** A `LabelKnot` with memory of its own, to be used for one knot after the other. */
export function knotLabeller(arrays: Arrays): LabelKnot {
  const { inputs, start, pros, cons, isInference, attacks, outputs, ringOf, rings } = arrays;
  const most = arrays.knots.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  // By place in the knot: premises that are not in, inferences for and against it that are not out.
  const missing = new Int32Array(most);
  const forIt = new Int32Array(most);
  const against = new Int32Array(most);
  const backed = new Uint8Array(most);
  const queue = new Int32Array(most);
  const unfoundedIn = unfoundedFinder(arrays);
  const suspects = heap(rings.start.length);

  return (stances, { labels, turns, unfounded }, { from, to, firstRing, lastRing }, lastTurn) => {
    const { bases } = stances;
    let turn = lastTurn;
    let queued = 0;
    let done = 0;

    const decide = (node: number, label: number) => {
      labels[node] = label;
      turns[node] = turn;
      queue[queued++] = node;
    };
    const settle = (node: number) => {
      if (labels[node] !== UNDECIDED) return;
      const at = node - from;
      const base = byte(bases, node);
      if (base === REJECTED) decideNext(node, OUT);
      else if (base > REJECTED) decideNext(node, IN);
      else if (int(missing, at) === 0 && int(against, at) === 0 && (base === GIVEN || backed[at] === 1))
        decideNext(node, IN);
      else if (base === NOTHING && int(forIt, at) === 0) decideNext(node, OUT);
    };
    const decideNext = (node: number, label: number) => {
      turn += 1;
      decide(node, label);
    };
    /** Takes in that `input`, one of the inputs of `node`, is in or out. */
    const hear = (node: number, input: number) => {
      if (labels[node] !== UNDECIDED) return;
      const at = node - from;
      const stands = labels[input] === IN;
      if (isInference[input] === 0) {
        if (stands) missing[at] = int(missing, at) - 1;
        else return decideNext(node, OUT);
      } else if (attacks[input] === 1) {
        if (stands) return decideNext(node, OUT);
        against[at] = int(against, at) - 1;
      } else {
        if (stands) backed[at] = 1;
        else forIt[at] = int(forIt, at) - 1;
        if (!stands && int(ringOf, node) >= 0) suspects.push(int(ringOf, node));
      }
      settle(node);
    };
    const propagate = () => {
      while (done < queued) {
        const node = int(queue, done++);
        const end = int(outputs.start, node + 1);
        for (let k = int(outputs.start, node); k < end; k += 1) {
          const output = int(outputs.items, k);
          if (output >= from && output < to) hear(output, node);
        }
      }
    };
    const drop = (ring: number) => {
      turn += 1;
      for (const claim of unfoundedIn(bases, labels, ring)) {
        unfounded[claim] = 1;
        decide(claim, OUT);
      }
    };

    for (let node = from; node < to; node += 1) {
      labels[node] = UNDECIDED;
      turns[node] = 0;
      unfounded[node] = 0;
      const at = node - from;
      missing[at] = int(pros, node) - int(start, node);
      forIt[at] = int(cons, node) - int(pros, node);
      against[at] = int(start, node + 1) - int(cons, node);
      backed[at] = 0;
    }
    for (let ring = firstRing; ring < lastRing; ring += 1) suspects.push(ring);
    for (let node = from; node < to; node += 1) {
      settle(node);
      for (let k = int(start, node); k < int(start, node + 1); k += 1) {
        const input = int(inputs, k);
        if (input < from && labels[input] !== UNDECIDED) hear(node, input);
      }
    }
    propagate();
    for (let ring = suspects.pop(); ring >= 0; ring = suspects.pop()) {
      drop(ring);
      propagate();
    }
    return turn;
  };
}
