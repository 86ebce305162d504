/** How far a map is opened. */

/**
 * Which claims stand open: those nearer to a root than `depth`, but for the exceptions. Counted in claims: with 1 the
 * roots are open, so that each shows its immediate reasons.
 */
export type Folding = {
  readonly depth: number;
  readonly opened: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
};

export function isOpen(folding: Folding, claim: string, depth: number): boolean {
  if (folding.opened.has(claim)) return true;
  return depth < folding.depth && !folding.closed.has(claim);
}
