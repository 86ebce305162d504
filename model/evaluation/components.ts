/**
 * Strongly connected components of a graph in typed arrays, what a node depends on before the node itself.
 *
 * Tarjan 1972 with explicit stacks, linear: `model/circles.ts` asks for named edges as it walks and tells one circle
 * of each; here a million nodes have to be put in order.
 */
import { int } from "./cells.ts";

export type Components = {
  readonly count: number;
  /** All nodes, component by component; a component comes after all those that it depends on. */
  readonly order: Int32Array;
  /** Component c is `order` from `start[c]` up to `start[c + 1]`. */
  readonly start: Int32Array;
};

/** Node x depends on `inputs[k]` for k from `from[x]` up to `to[x]`. */
export function components(size: number, inputs: Int32Array, from: Int32Array, to: Int32Array): Components {
  const order = new Int32Array(size);
  const start = new Int32Array(size + 1);
  const entered = new Int32Array(size); // the number of the visit, from 1
  const low = new Int32Array(size);
  const next = new Int32Array(size);
  const open = new Uint8Array(size);
  const trail = new Int32Array(size);
  const frames = new Int32Array(size);
  let visits = 0;
  let trailed = 0;
  let depth = 0;
  let placed = 0;
  let count = 0;

  const enter = (node: number) => {
    visits += 1;
    entered[node] = visits;
    low[node] = visits;
    next[node] = int(from, node);
    open[node] = 1;
    trail[trailed++] = node;
    frames[depth++] = node;
  };
  const lower = (node: number, to: number) => {
    if (to < int(low, node)) low[node] = to;
  };
  const leave = (node: number) => {
    depth -= 1;
    if (depth > 0) lower(int(frames, depth - 1), int(low, node));
    if (int(low, node) !== int(entered, node)) return;
    let member: number;
    do {
      trailed -= 1;
      member = int(trail, trailed);
      open[member] = 0;
      order[placed++] = member;
    } while (member !== node);
    count += 1;
    start[count] = placed;
  };

  for (let root = 0; root < size; root += 1) {
    if (int(entered, root) > 0) continue;
    enter(root);
    while (depth > 0) {
      const node = int(frames, depth - 1);
      const at = int(next, node);
      if (at === int(to, node)) {
        leave(node);
        continue;
      }
      next[node] = at + 1;
      const input = int(inputs, at);
      if (int(entered, input) === 0) enter(input);
      else if (open[input] === 1) lower(node, int(entered, input));
    }
  }
  return { count, order, start: start.slice(0, count + 1) };
}
