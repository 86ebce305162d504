/** How far a map is opened, and how much of it is shown at once. */

/** So many roots stand side by side; a map with more is shown a part at a time. */
export const ROOTS_AT_ONCE = 300;

/**
 * Which claims stand open: those nearer to a root than `depth`, but for the exceptions. Counted in claims: with 1 the
 * roots are open, so that each shows its immediate reasons.
 */
export type Folding = {
  readonly depth: number;
  readonly opened: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  /** Which part of the roots is shown, from 0; `undefined` for all of them. */
  readonly part: number | undefined;
};

export function isOpen(folding: Folding, claim: string, depth: number): boolean {
  if (folding.opened.has(claim)) return true;
  return depth < folding.depth && !folding.closed.has(claim);
}
