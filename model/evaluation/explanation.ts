/**
 * Why a claim stands, falls or is undecided: the shortest chain of reasons, each step in a sentence.
 *
 * Steps are a dispute tree read from the top, each claim and inference told once. Inferences that say no more than
 * their premises do are passed over. Of an undecided claim the chain goes on until it comes back to itself, which is
 * the circle that keeps it undecided, or ends in what the reader leaves open.
 */
import type { Connections } from "../connections.ts";
import { idOf, nodeOf } from "./arrays.ts";
import type { Evaluation } from "./evaluate.ts";
import { justifier, type Rule } from "./justification.ts";
import { type Label, labelIn } from "./labels.ts";
import { narrator } from "./narration.ts";

export type Step = {
  readonly id: string;
  readonly kind: "claim" | "inference";
  readonly label: Label;
  readonly rule: Rule;
  /** A whole sentence that names the claim or the step by its labels. */
  readonly sentence: string;
  /** The claims and inferences that it rests on, most of them steps of their own. */
  readonly because: readonly string[];
  /** How many steps below the first. */
  readonly depth: number;
};

export type Explanation = {
  readonly id: string;
  readonly label: Label;
  /** The thing itself first; reasons follow what they are reasons for. */
  readonly steps: readonly Step[];
  /** Claims that keep each other undecided, or that only support each other, in the order of the steps. */
  readonly circle: readonly string[];
  /** False where reasons deeper than `depth` were left out; explain their ids to go on. */
  readonly complete: boolean;
};

/**
 * Explains the label of a claim or an inference.
 *
 * @param connections the map that was evaluated
 * @param depth how many steps down the reasons are told
 */
export function explain(
  connections: Connections,
  evaluation: Evaluation,
  id: string,
  depth = Number.POSITIVE_INFINITY,
): Explanation {
  const { arrays, stances, labelling } = evaluation;
  const root = nodeOf(arrays, id);
  const justify = justifier(arrays, stances, labelling, root);
  const { sentence, worthTelling } = narrator(connections, evaluation, justify);

  /** The node itself, or the claims that a plain step comes from. */
  const told = (node: number): readonly number[] => (worthTelling(node) ? [node] : justify(node).reasons);
  const reasonsOf = (node: number): readonly number[] => {
    const { rule, reasons, answered, circle } = justify(node);
    const [only] = reasons;
    // The sentence on a claim says why its only step fails, so the step itself is passed over.
    if (rule === "ungrounded" && reasons.length === 1 && only !== undefined && arrays.isInference[only] === 1)
      return justify(only).reasons.flatMap(told);
    // One undecided reason is enough to see what it hangs on.
    if (rule === "disputed" || rule === "unsettled") return reasons.flatMap(told).slice(0, 1);
    return [...new Set([...reasons.flatMap(told), ...circle, ...answered.flatMap(told)])];
  };

  const steps: Step[] = [];
  const seen = new Set([root]);
  let complete = true;
  let level = [root];
  for (let at = 0; level.length > 0; at += 1) {
    if (at > depth) {
      complete = false;
      break;
    }
    const next: number[] = [];
    for (const node of level) {
      const reasons = reasonsOf(node);
      steps.push({
        id: idOf(arrays, node),
        kind: arrays.isInference[node] === 1 ? "inference" : "claim",
        label: labelIn(labelling.labels, node),
        rule: justify(node).rule,
        sentence: sentence(node),
        because: reasons.map((reason) => idOf(arrays, reason)),
        depth: at,
      });
      for (const reason of reasons) {
        if (seen.has(reason)) continue;
        seen.add(reason);
        next.push(reason);
      }
    }
    level = next;
  }
  return { id, label: labelIn(labelling.labels, root), steps, circle: circleIn(steps), complete };
}

/** The claims of the first way that leads from a step back to itself. */
function circleIn(steps: readonly Step[]): readonly string[] {
  const turning = new Map(
    steps.filter(({ label, rule }) => label === "undecided" || rule === "circular").map((step) => [step.id, step]),
  );
  const path: Step[] = [];
  for (let [step] = turning.values(); step !== undefined; ) {
    const back = path.indexOf(step);
    if (back >= 0) return path.slice(back).flatMap(({ kind, id }) => (kind === "claim" ? [id] : []));
    path.push(step);
    step = step.because.map((id) => turning.get(id)).find((each) => each !== undefined);
  }
  return [];
}
