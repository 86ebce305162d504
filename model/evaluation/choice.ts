/**
 * Which input a label rests on where several would do: the one from which the fewest steps lead down to what is given
 * or assumed (the min-max numbering of Caminada and Dunne 2019), the first of those in the order of the inputs.
 *
 * Depths are counted for everything that leads to a thesis, which may be millions of nodes: in arrays, and nothing is
 * allocated for any single node.
 */
import type { Arrays } from "./arrays.ts";
import { accumulate, byte, int } from "./cells.ts";
import type { Labelling } from "./labelling.ts";
import { IN, OUT } from "./labels.ts";
import { ancestors } from "./propagation.ts";
import { GIVEN, NOTHING, REJECTED, type Stances } from "./stances.ts";

/** That no single input was chosen. */
export const NONE = -1;

/**
 * Of a node that stands and is not given, the ground that it rests on besides its premises; of one that falls, the
 * objection or the premise by which it does, or `NONE` where it does with all its grounds or in a circle of support.
 */
export type Choice = (node: number) => number;

/**
 * Chooses with memory of its own, to be used for one labelling after the other. To be asked of decided nodes that lead to
 * the thesis, or are it, and whose labels the reader doesn't assume.
 */
export function chooser(arrays: Arrays, thesis: number): (stances: Stances, found: Labelling) => Choice {
  const { size, inputs, start, pros, cons, isInference } = arrays;
  const decided = sorter(ancestors(arrays, [thesis]));
  const depths = new Int32Array(size);

  return ({ bases }, { labels, turns, unfounded }) => {
    const isReason = (input: number, label: number, node: number) =>
      labels[input] === label && int(turns, input) < int(turns, node);
    /** Of a range of the inputs. While depths are counted, what is decided later has none yet. */
    const deepest = (from: number, to: number) => {
      let depth = 0;
      for (let k = from; k < to; k += 1) depth = Math.max(depth, int(depths, int(inputs, k)));
      return depth;
    };
    /** The first reason of the least depth in a range of the inputs, or `NONE`; depths up to `floor` count as equal. */
    const shallowest = (from: number, to: number, label: number, node: number, floor = 0) => {
      let best = NONE;
      let least = Number.POSITIVE_INFINITY;
      for (let k = from; k < to; k += 1) {
        const input = int(inputs, k);
        const depth = Math.max(floor, int(depths, input));
        if (depth >= least || !isReason(input, label, node)) continue;
        best = input;
        least = depth;
      }
      return best;
    };
    const depthOf = (choice: number) => (choice === NONE ? Number.POSITIVE_INFINITY : int(depths, choice));

    /** Of a node that stands: how deep its premises and the objections to it are. */
    const floorOf = (node: number) =>
      Math.max(deepest(int(start, node), int(pros, node)), deepest(int(cons, node), int(start, node + 1)));
    const fallsWithGrounds = (node: number) => {
      if (isInference[node] === 1 || bases[node] !== NOTHING) return false;
      for (let k = int(pros, node); k < int(cons, node); k += 1) if (!isReason(int(inputs, k), OUT, node)) return false;
      return true;
    };

    const choice: Choice = (node) => {
      const firstPro = int(pros, node);
      const firstCon = int(cons, node);
      if (labels[node] === IN)
        return bases[node] === GIVEN ? NONE : shallowest(firstPro, firstCon, IN, node, floorOf(node));
      if (unfounded[node] === 1) return NONE;
      const objection = shallowest(firstCon, int(start, node + 1), IN, node);
      const premise = shallowest(int(start, node), firstPro, OUT, node);
      const best = depthOf(premise) < depthOf(objection) ? premise : objection;
      return fallsWithGrounds(node) && deepest(firstPro, firstCon) < depthOf(best) ? NONE : best;
    };
    /** How deep that is which the label of a node rests on. */
    const below = (node: number) => {
      if (byte(bases, node) >= REJECTED) return 0;
      const chosen = choice(node);
      if (labels[node] === IN) return Math.max(floorOf(node), chosen === NONE ? 0 : int(depths, chosen));
      return chosen === NONE ? deepest(int(pros, node), int(cons, node)) : int(depths, chosen);
    };

    depths.fill(0);
    for (const node of decided(turns)) depths[node] = below(node) + 1;
    return choice;
  };
}

/** Puts the decided ones of these nodes in the order of their turns: a counting sort, with memory of its own. */
function sorter(nodes: Uint8Array): (turns: Int32Array) => Int32Array {
  const order = new Int32Array(nodes.length);
  let ends = new Int32Array(nodes.length + 1);
  return (turns) => {
    const last = turns.reduce((last, turn) => Math.max(last, turn), 0);
    // There are more turns than nodes where rings were looked through in vain.
    if (last < ends.length) ends.fill(0);
    else ends = new Int32Array(last + 1);
    for (let node = 0; node < nodes.length; node += 1) {
      const turn = int(turns, node);
      if (nodes[node] === 1) ends[turn] = int(ends, turn) + 1;
    }
    const undecided = int(ends, 0);
    accumulate(ends);
    const count = int(ends, last);
    for (let node = 0; node < nodes.length; node += 1) {
      if (nodes[node] === 0) continue;
      const turn = int(turns, node);
      const at = int(ends, turn) - 1;
      ends[turn] = at;
      order[at] = node;
    }
    return order.subarray(undecided, count);
  };
}
