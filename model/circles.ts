import { components } from "./components.ts";

/**
 * One circle for each knot of a directed graph: each strongly connected component that has a circle in it, told by a
 * shortest way round through its first node.
 *
 * @param nodes all nodes, in the order that decides which circle is told
 * @param next the nodes that a node points at, all of them among `nodes`
 */
export function circles(nodes: readonly string[], next: (node: string) => readonly string[]): readonly string[][] {
  const position = new Map(nodes.map((node, index) => [node, index]));
  const byPosition = (left: string, right: string) => (position.get(left) ?? 0) - (position.get(right) ?? 0);
  return components(nodes, next).flatMap((knot) => {
    const [start = ""] = knot.toSorted(byPosition);
    const circle = shortestCircle(start, new Set(knot), next);
    return circle === undefined ? [] : [circle];
  });
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
  for (let node: string | undefined = end; node !== undefined && node !== start; node = cameFrom.get(node)) {
    nodes.push(node);
  }
  return [start, ...nodes.reverse()];
}
