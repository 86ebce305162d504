/**
 * Which claims of a ring are supported by nothing but the ring: a part of the greatest unfounded set.
 *
 * Rings are looked through in the order of what they depend on, so whatever is undecided outside the ring has been
 * found to have a derivation of its own; only the ring itself is walked.
 */
import type { Arrays } from "./arrays.ts";
import { byte, int } from "./cells.ts";
import { IN, OUT, UNDECIDED } from "./labels.ts";
import { NOTHING } from "./stances.ts";

/** A finder with memory of its own, to be used for one ring after the other. */
export function unfoundedFinder(arrays: Arrays): (bases: Uint8Array, labels: Uint8Array, ring: number) => number[] {
  const { inputs, start, pros, cons, isInference, attacks, outputs, ringOf, rings } = arrays;
  const size = rings.items.length === 0 ? 0 : arrays.size;
  const founded = new Uint8Array(size);
  const awaited = new Int32Array(size); // premises of an inference that are not known to be founded
  const queue = new Int32Array(rings.items.length);

  return (bases, labels, ring) => {
    const members = rings.items.subarray(int(rings.start, ring), int(rings.start, ring + 1));
    const undecidedHere = (node: number) => int(ringOf, node) === ring && labels[node] === UNDECIDED;
    let found = 0;
    const mark = (node: number) => {
      if (founded[node] === 1) return;
      founded[node] = 1;
      queue[found++] = node;
    };

    for (const node of members) founded[node] = 0;
    for (const node of members) {
      if (labels[node] !== UNDECIDED) continue;
      if (isInference[node] === 1) {
        let waiting = 0;
        for (let k = int(start, node); k < int(pros, node); k += 1) if (undecidedHere(int(inputs, k))) waiting += 1;
        awaited[node] = waiting;
        if (waiting === 0) mark(node);
        continue;
      }
      if (byte(bases, node) !== NOTHING) mark(node);
      for (let k = int(pros, node); k < int(cons, node); k += 1) {
        const pro = int(inputs, k);
        if (labels[pro] === IN || (labels[pro] !== OUT && int(ringOf, pro) !== ring)) mark(node);
      }
    }
    for (let heard = 0; heard < found; heard += 1) {
      const node = int(queue, heard);
      for (let k = int(outputs.start, node); k < int(outputs.start, node + 1); k += 1) {
        const output = int(outputs.items, k);
        if (!undecidedHere(output)) continue;
        if (isInference[node] === 1) {
          if (attacks[node] === 0 && isInference[output] === 0) mark(output);
          continue;
        }
        awaited[output] = int(awaited, output) - 1;
        if (awaited[output] === 0) mark(output);
      }
    }
    const unfounded: number[] = [];
    for (const node of members)
      if (labels[node] === UNDECIDED && isInference[node] === 0 && founded[node] === 0) unfounded.push(node);
    return unfounded;
  };
}
