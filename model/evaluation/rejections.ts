/** What rejecting each claim does to a thesis: exactly what a new evaluation would say, claim by claim. */

import { idOf, nodeOf } from "./arrays.ts";
import { real } from "./cells.ts";
import type { Evaluation, Strength } from "./evaluate.ts";
import { LABELS, type Label } from "./labels.ts";
import { labelProbe, strengthProbe } from "./probes.ts";
import { ancestors } from "./propagation.ts";
import { REJECTED } from "./stances.ts";
import { netOf } from "./strength.ts";

export type Rejection = {
  readonly id: string;
  /** The thesis' label and strength if this is rejected. */
  readonly label: Label;
  readonly strength: Strength;
  /** How much the thesis' strength (the middle of its bounds) falls; negative where it rises. */
  readonly effect: number;
  /** The same of its grounds less its objections; tells more where the strength is pinned at 0 or 1. */
  readonly netEffect: number;
};

export type Rejections = {
  /** By id, in the order in which they were asked for. */
  readonly effects: ReadonlyMap<string, Rejection>;
  /** False where the work allowed was used up before all of them were tried. */
  readonly complete: boolean;
};

/** How many nodes may be recomputed to answer one question: around a second. */
export const MOST_WORK = 2e7;

/** The claims that lead to a thesis: only they can matter to it. */
export function claimsBefore({ arrays }: Evaluation, thesis: string): readonly string[] {
  const thesisNode = nodeOf(arrays, thesis);
  const relevant = ancestors(arrays, [thesisNode]);
  return arrays.ids.filter((_, node) => relevant[node] === 1 && arrays.isInference[node] === 0 && node !== thesisNode);
}

/**
 * The effect on the thesis of rejecting each of these claims or inferences by itself.
 *
 * @param work how many nodes may be recomputed
 */
export function rejections(
  evaluation: Evaluation,
  thesis: string,
  ids: Iterable<string> = claimsBefore(evaluation, thesis),
  work: number = MOST_WORK,
): Rejections {
  const { arrays, stances, labelling, weighing } = evaluation;
  const node = nodeOf(arrays, thesis);
  const labelIf = labelProbe(arrays, stances, labelling, node);
  const strengthIf = strengthProbe(arrays, stances, weighing, node);
  const middle = (real(weighing.low, node) + real(weighing.high, node)) / 2;
  const net = netOf(arrays, weighing, node);
  const effects = new Map<string, Rejection>();
  let left = work;
  for (const id of ids) {
    if (left <= 0) return { effects, complete: false };
    const rejected = nodeOf(arrays, id);
    const relabelled = labelIf([rejected], REJECTED);
    const weighed = strengthIf(rejected);
    left -= relabelled.work + weighed.work;
    effects.set(idOf(arrays, rejected), {
      id,
      label: LABELS[relabelled.label] as Label, // a label's cell
      strength: { low: weighed.low, high: weighed.high },
      effect: middle - (weighed.low + weighed.high) / 2,
      netEffect: net - weighed.net,
    });
  }
  return { effects, complete: true };
}
