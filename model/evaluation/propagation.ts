/**
 * What a change reaches, or reaches on its way to a thesis, and nothing else: nodes are recomputed in the order in which they
 * depend on each other, each once, and what comes out as it was is not followed. A knot is recomputed as a whole.
 */
import { type Arrays, knotAt } from "./arrays.ts";
import { int } from "./cells.ts";
import { heap } from "./heap.ts";

/** Recomputes nodes from `from` up to `to`, a knot or a single node, and tells of each that came out different. */
export type Recompute = (from: number, to: number, changed: (node: number) => void) => void;

export type Propagation = {
  /** Starts at these nodes; returns how many nodes were recomputed. */
  readonly run: (nodes: readonly number[], recompute: Recompute) => number;
  /** 1 for nodes that lead to the thesis, and for the thesis itself; without one for all. */
  readonly relevant: Uint8Array;
};

export function propagation(arrays: Arrays, thesis?: number): Propagation {
  const { size, outputs } = arrays;
  const relevant = thesis === undefined ? new Uint8Array(size).fill(1) : ancestors(arrays, [thesis]);
  const queue = heap(size);
  const push = (node: number) => {
    if (relevant[node] === 1) queue.push(knotAt(arrays, node)?.from ?? node);
  };

  const run: Propagation["run"] = (nodes, recompute) => {
    let work = 0;
    for (const node of nodes) push(node);
    for (let from = queue.pop(); from >= 0; from = queue.pop()) {
      const to = knotAt(arrays, from)?.to ?? from + 1;
      work += to - from;
      recompute(from, to, (node) => {
        for (let k = int(outputs.start, node); k < int(outputs.start, node + 1); k += 1) {
          const output = int(outputs.items, k);
          if (output >= to) push(output);
        }
      });
    }
    return work;
  };
  return { run, relevant };
}

/** 1 for these nodes and all that lead to one of them. */
export function ancestors({ size, inputs, start }: Arrays, nodes: Iterable<number>): Uint8Array {
  const seen = new Uint8Array(size);
  const walk: number[] = [];
  const reach = (node: number) => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    walk.push(node);
  };
  for (const node of nodes) reach(node);
  for (let node = walk.pop(); node !== undefined; node = walk.pop())
    for (let k = int(start, node); k < int(start, node + 1); k += 1) reach(int(inputs, k));
  return seen;
}
