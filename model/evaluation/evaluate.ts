/**
 * What stands, how strong it is and why, under a reader's what-if.
 *
 * Two views of one map that agree: the labels say what is settled, the strengths how much it is worth. The same code
 * answers in the server and in the browser. A map is prepared once; each what-if then costs one sweep over it.
 */
import { type Arrays, idOf, nodeOf } from "./arrays.ts";
import { real } from "./cells.ts";
import { gradient } from "./gradient.ts";
import { type Labelling, labelling } from "./labelling.ts";
import { type Label, labelIn } from "./labels.ts";
import { type Stances, stancesOf, type WhatIf, type WhatIfProblem, whatIfProblems } from "./stances.ts";
import { type Strengths, strength } from "./strength.ts";

/** The rule behind the labels, as readers are told. */
export const LABEL_RULE = {
  name: "What stands",
  statement:
    "A claim stands if it is given or a step to it holds, and no step against it holds; a step holds if all its " +
    "premises stand and nothing that undercuts it holds; claims that only support each other fall.",
} as const;

/** The rule behind the numbers, as readers are told. */
export const STRENGTH_RULE = {
  name: "How strong",
  statement:
    "A step is as strong as its premises multiplied, less what undercuts it; a claim starts from its credence, and " +
    "its reasons move it up and its objections down, by as much as the one outweighs the other.",
} as const;

/** From 0 to 1. The bounds differ only for claims in or after a circle of objections. */
export type Strength = { readonly low: number; readonly high: number };

/** Bounds further apart than this are a range to readers: a dispute that goes round in a circle. */
export const POINT = 1e-6;

export type Evaluation = {
  readonly arrays: Arrays;
  readonly stances: Stances;
  readonly labelling: Labelling;
  readonly weighing: Strengths;
  /** For each claim and inference by id, in the map's order, claims before inferences. */
  readonly labels: ReadonlyMap<string, Label>;
  readonly strengths: ReadonlyMap<string, Strength>;
  /** Inferences whose support only goes round in a circle, and counts for nothing in the strengths. */
  readonly circular: ReadonlySet<string>;
  /** Claims and inferences whose strength is a range and not a point. */
  readonly unsettled: ReadonlySet<string>;
};

/** A what-if that can't be evaluated on this map, with everything that is wrong with it. */
export class InvalidWhatIf extends Error {
  readonly problems: readonly WhatIfProblem[];

  constructor(problems: readonly WhatIfProblem[]) {
    super(problems.map(({ parameter, message }) => `${parameter}: ${message}`).join("\n"));
    this.name = "InvalidWhatIf";
    this.problems = problems;
  }
}

/**
 * Evaluates a prepared map.
 *
 * @throws {InvalidWhatIf} naming every unknown id, contradiction and credence out of range.
 */
export function evaluate(arrays: Arrays, whatIf: WhatIf = {}): Evaluation {
  const problems = whatIfProblems(arrays, whatIf);
  if (problems.length > 0) throw new InvalidWhatIf(problems);
  const stances = stancesOf(arrays, whatIf);
  const found = labelling(arrays, stances);
  const weighing = strength(arrays, stances, found);
  const strengths = new Map<string, Strength>();
  const labels = new Map<string, Label>();
  const unsettled = new Set<string>();
  for (const node of arrays.listed) {
    const id = idOf(arrays, node);
    const low = real(weighing.low, node);
    const high = real(weighing.high, node);
    labels.set(id, labelIn(found.labels, node));
    strengths.set(id, { low, high });
    if (high - low > POINT) unsettled.add(id);
  }
  return {
    arrays,
    stances,
    labelling: found,
    weighing,
    labels,
    strengths,
    circular: new Set(weighing.circular.map((inference) => idOf(arrays, inference))),
    unsettled,
  };
}

/**
 * What a small change of each claim's and inference's credence does to a thesis: its slope, by id. Without those that
 * do nothing.
 */
export function slopes({ arrays, weighing }: Evaluation, thesis: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [node, slope] of gradient(arrays, weighing, nodeOf(arrays, thesis)).entries())
    if (slope !== 0) found.set(idOf(arrays, node), slope);
  return found;
}
