/**
 * Strongly connected components: what reaches each other, round some way.
 *
 * R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972), with a stack of our
 * own in place of recursion, since arguments may be thousands of steps deep.
 *
 * @returns each id in exactly one component; a component after all those that can be reached from it.
 */
export function components(
  ids: Iterable<string>,
  successors: (id: string) => readonly string[],
): readonly (readonly string[])[] {
  const found: string[][] = [];
  const visits = new Map<string, Visit>();
  const unassigned: Visit[] = [];
  for (const start of ids) {
    if (visits.has(start)) continue;
    const path = [visit(start)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.successors[at.tried];
      if (next !== undefined) {
        at.tried += 1;
        const seen = visits.get(next);
        if (seen === undefined) path.push(visit(next));
        else if (seen.open) at.low = Math.min(at.low, seen.index);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) before.low = Math.min(before.low, at.low);
      if (at.low === at.index) found.push(close(at));
    }
  }
  return found;

  function visit(id: string): Visit {
    const fresh = { id, index: visits.size, low: visits.size, open: true, tried: 0, successors: successors(id) };
    visits.set(id, fresh);
    unassigned.push(fresh);
    return fresh;
  }

  function close(first: Visit): string[] {
    const members = unassigned.splice(unassigned.lastIndexOf(first));
    for (const member of members) member.open = false;
    return members.map(({ id }) => id);
  }
}

type Visit = {
  readonly id: string;
  readonly index: number;
  readonly successors: readonly string[];
  /** The earliest index that is known to be reachable and still open. */
  low: number;
  /** Not yet in a component. */
  open: boolean;
  tried: number;
};
