/** What a thesis hangs on: the single claims that decide it, and the fewest premises whose rejection unseats it. */
import { type Arrays, idOf, nodeOf } from "./arrays.ts";
import { byte, int } from "./cells.ts";
import type { Evaluation } from "./evaluate.ts";
import { justifier, justifiers, pillars } from "./justification.ts";
import { labeller } from "./labelling.ts";
import { IN, type Label } from "./labels.ts";
import { claimsBefore, MOST_WORK, type Rejection, rejections } from "./rejections.ts";
import { GIVEN, OPEN, REJECTED } from "./stances.ts";

export type Cruxes = {
  readonly thesis: string;
  readonly label: Label;
  /** Claims whose rejection alone changes the thesis' label, the greatest effect on its strength first. */
  readonly claims: readonly Rejection[];
  /**
   * Every set of up to three premises (claims that need no reason) whose rejection together unseats the thesis and of
   * which none can be spared; the smallest first. Empty where the thesis doesn't stand.
   */
  readonly sets: readonly (readonly string[])[];
  /** False where the work allowed was used up first: there may then be more claims or sets. */
  readonly complete: boolean;
};

/** Larger sets are many and tell a reader little. */
const LARGEST_SET = 3;

/** @param work how many nodes may be recomputed, for the claims and again for the sets */
export function cruxes(evaluation: Evaluation, thesis: string, work: number = MOST_WORK): Cruxes {
  const { arrays, stances, labelling: found } = evaluation;
  const node = nodeOf(arrays, thesis);
  const label = evaluation.labels.get(thesis) as Label; // every claim has a label
  // Of a decided thesis only what its label rests on can matter; of an undecided one, all that leads to it.
  const candidates =
    label === "undecided"
      ? claimsBefore(evaluation, thesis)
      : pillars(arrays, found, justifier(arrays, stances, found, node), node)
          .filter((each) => each !== node)
          .map((each) => idOf(arrays, each));
  const { effects, complete } = rejections(evaluation, thesis, candidates, work);
  const claims = [...effects.values()].filter((rejection) => rejection.label !== label).sort(byEffect);
  const sets = label === "in" ? unseating(evaluation, node, work) : { sets: [], complete: true };
  return {
    thesis,
    label,
    claims,
    sets: sets.sets.map((set) => set.map((each) => idOf(arrays, each))),
    complete: complete && sets.complete,
  };
}

function byEffect(a: Rejection, b: Rejection): number {
  return (
    Math.abs(b.effect) - Math.abs(a.effect) || Math.abs(b.netEffect) - Math.abs(a.netEffect) || (a.id < b.id ? -1 : 1)
  );
}

/**
 * Sets by Reiter's hitting-set tree (1987): a set that unseats the thesis must reject a premise that its standing rests
 * on now, and again one of those that it rests on after that, and so on. No other set need be tried.
 */
function unseating({ arrays, stances }: Evaluation, thesis: number, work: number) {
  const found: (readonly number[])[] = [];
  const tried = new Set<string>();
  const bases = stances.bases.slice();
  const label = labeller(arrays);
  const justify = justifiers(arrays, thesis);
  let left = work;
  let sets: (readonly number[])[] = [[]];
  for (let size = 0; size <= LARGEST_SET; size += 1) {
    const larger: (readonly number[])[] = [];
    for (const set of sets) {
      if (found.some((each) => each.every((node) => set.includes(node)))) continue;
      if (left <= 0) return { sets: found, complete: false };
      left -= arrays.size;
      for (const node of set) bases[node] = REJECTED;
      const assumed = { bases, weights: stances.weights };
      const labelled = label(assumed);
      if (labelled.labels[thesis] !== IN) found.push(set);
      else if (size < LARGEST_SET) {
        for (const node of pillars(arrays, labelled, justify(assumed, labelled), thesis)) {
          if (!isPremise(arrays, bases, node)) continue;
          const next = [...set, node].sort((a, b) => a - b);
          const key = next.join();
          if (tried.has(key)) continue;
          tried.add(key);
          larger.push(next);
        }
      }
      for (const node of set) bases[node] = byte(stances.bases, node);
    }
    sets = larger;
  }
  return { sets: found, complete: true };
}

/** Needs no reason, and is not what the reader insists on. */
function isPremise({ pros, cons, isInference }: Arrays, bases: Uint8Array, node: number): boolean {
  const base = byte(bases, node);
  return isInference[node] === 0 && int(pros, node) === int(cons, node) && (base === GIVEN || base === OPEN);
}
