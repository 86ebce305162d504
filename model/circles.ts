/**
 * One circle for each knot of a directed graph: each strongly connected component that has a circle in it, told by a
 * shortest way round through its first node.
 *
 * Tarjan 1972, with an explicit stack: maps are as deep as their makers like, and the call stack is not. graphology's
 * own components would need a graph a question; here the edges are asked for as they are walked.
 *
 * @param nodes all nodes, in the order that decides which circle is told
 * @param next the nodes that a node points at, all of them among `nodes`
 */
export function circles(nodes: readonly string[], next: (node: string) => readonly string[]): readonly string[][] {
  return knots(nodes, next).flatMap((knot) => {
    const start = nodes.find((node) => knot.has(node)) ?? "";
    const circle = shortestCircle(start, knot, next);
    return circle === undefined ? [] : [circle];
  });
}

function knots(nodes: readonly string[], next: (node: string) => readonly string[]): ReadonlySet<string>[] {
  const found: ReadonlySet<string>[] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const trail: string[] = [];
  const onTrail = new Set<string>();
  type Frame = { readonly node: string; readonly targets: readonly string[]; at: number };
  const frames: Frame[] = [];

  const enter = (node: string) => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    trail.push(node);
    onTrail.add(node);
    frames.push({ node, targets: next(node), at: 0 });
  };
  const lower = (node: string, to: number) => low.set(node, Math.min(low.get(node) ?? to, to));

  for (const root of nodes) {
    if (order.has(root)) continue;
    enter(root);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const target = frame.targets[frame.at];
      frame.at += 1;
      if (target === undefined) {
        leave(frame.node);
      } else if (!order.has(target)) {
        enter(target);
      } else if (onTrail.has(target)) {
        lower(frame.node, order.get(target) as number);
      }
    }
  }
  return found;

  function leave(node: string) {
    frames.pop();
    const reached = low.get(node) as number;
    const parent = frames.at(-1);
    if (parent !== undefined) lower(parent.node, reached);
    if (reached !== order.get(node)) return;
    const knot = new Set(trail.splice(trail.lastIndexOf(node)));
    for (const member of knot) onTrail.delete(member);
    found.push(knot);
  }
}

function shortestCircle(
  start: string,
  knot: ReadonlySet<string>,
  next: (node: string) => readonly string[],
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const target of next(node)) {
      if (target === start) return way(start, node, cameFrom);
      if (!knot.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, node);
      queue.push(target);
    }
  }
  return undefined;
}

function way(start: string, end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const nodes: string[] = [];
  for (let node: string | undefined = end; node !== undefined && node !== start; node = cameFrom.get(node))
    nodes.push(node);
  return [start, ...nodes.reverse()];
}
