/**
 * The what-if: what a reader assumes about claims and inferences, and the typed arrays that say so to the rules.
 *
 * Not a claim's `stance` in the map, which says what the article's author thinks of it. A what-if sets values and
 * never edits the map: leaving a premise out of a linked inference would make that inference stronger.
 */

import { quoted } from "../problems.ts";
import type { Arrays } from "./arrays.ts";
import { int } from "./cells.ts";

/**
 * hold: stands, whatever is said against it. grant: given, as if the map had taken it for granted; objections count.
 * open: not settled, where the map takes it as given. reject: falls, whatever is said for it.
 */
export const ASSUMPTIONS = ["hold", "grant", "open", "reject"] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

/** Ids of claims; `open` and `reject` also take inferences. Credences in [0, 1], of claims and of inferences. */
export type WhatIf = { readonly [Each in Assumption]?: readonly string[] } & {
  readonly credence?: ReadonlyMap<string, number>;
};

/** The credence of a claim that the map takes as given, where the reader names none. */
export const GIVEN_CREDENCE = 0.8;

/** The credence of a claim that the map derives, and nobody believes apart from its grounds. */
const DERIVED_CREDENCE = 0;

/** What a node's label starts from. The first three are labels and compare as such; the others decide it. */
export const NOTHING = 0;
export const OPEN = 1;
export const GIVEN = 2;
export const REJECTED = 3;
export const HELD = 4;
/** Held, and no credence named: its strength is 1 whatever is said against it. */
export const CERTAIN = 5;

/** For each node, what its label starts from and what its strength starts from. */
export type Stances = { readonly bases: Uint8Array; readonly weights: Float64Array };

const EXPLANATIONS = {
  "unknown-id": "Name claims and inferences of this map by their ids.",
  "two-assumptions": "Assume one thing of each claim and inference: hold, grant, open or reject.",
  "claims-only": "An inference can be open or rejected; hold or grant its premises or its conclusion instead.",
  "credence-out-of-range": "Give a number from 0 (certainly not) to 1 (certainly).",
} as const;

export type WhatIfProblem = {
  readonly code: keyof typeof EXPLANATIONS;
  /** The part of the what-if that it stands in. */
  readonly parameter: Assumption | "credence";
  /** The id as the reader gave it. */
  readonly id: string;
  readonly message: string;
  readonly advice: string;
};

/** Everything that keeps a what-if from being evaluated on this map, each named; none where it can be. */
export function whatIfProblems({ nodeOf, isInference }: Arrays, whatIf: WhatIf): readonly WhatIfProblem[] {
  const found: WhatIfProblem[] = [];
  const report = (code: WhatIfProblem["code"], parameter: WhatIfProblem["parameter"], id: string, message: string) =>
    found.push({ code, parameter, id, message, advice: EXPLANATIONS[code] });
  const unknown = (parameter: WhatIfProblem["parameter"], id: string) =>
    report("unknown-id", parameter, id, `There is no claim or inference with the id ${quoted(id)}.`);

  const assumed = new Map<string, Assumption>();
  for (const assumption of ASSUMPTIONS) {
    for (const id of new Set(whatIf[assumption])) {
      const node = nodeOf(id);
      const earlier = assumed.get(id);
      if (node === undefined) unknown(assumption, id);
      else if (earlier !== undefined)
        report("two-assumptions", assumption, id, `${quoted(id)} is both in ${earlier} and in ${assumption}.`);
      else if (isInference[node] === 1 && (assumption === "hold" || assumption === "grant"))
        report("claims-only", assumption, id, `${quoted(id)} is an inference, and ${assumption} is for claims.`);
      else assumed.set(id, assumption);
    }
  }
  for (const [id, credence] of whatIf.credence ?? []) {
    if (nodeOf(id) === undefined) unknown("credence", id);
    if (credence >= 0 && credence <= 1) continue;
    report(
      "credence-out-of-range",
      "credence",
      id,
      `The credence of ${quoted(id)} is ${Number.isNaN(credence) ? "no number" : credence}.`,
    );
  }
  return found;
}

/** The arrays of a what-if that has no problems. */
export function stancesOf(arrays: Arrays, whatIf: WhatIf): Stances {
  const { size, nodeOf, isInference, pros, cons } = arrays;
  const bases = new Uint8Array(size);
  const weights = new Float64Array(size);
  const derived = (node: number) => isInference[node] === 0 && int(pros, node) < int(cons, node);
  for (let node = 0; node < size; node += 1) {
    const given = !derived(node);
    bases[node] = given ? GIVEN : NOTHING;
    weights[node] = isInference[node] === 1 ? 1 : given ? GIVEN_CREDENCE : DERIVED_CREDENCE;
  }

  const assume = (assumption: Assumption, change: (node: number) => void) => {
    for (const id of whatIf[assumption] ?? []) change(nodeOf(id) as number); // no problems, so known
  };
  assume("hold", (node) => {
    bases[node] = CERTAIN;
    weights[node] = 1;
  });
  assume("grant", (node) => {
    bases[node] = GIVEN;
    weights[node] = 1;
  });
  assume("open", (node) => {
    if (!derived(node)) bases[node] = OPEN;
  });
  assume("reject", (node) => {
    bases[node] = REJECTED;
  });
  for (const [id, credence] of whatIf.credence ?? []) {
    const node = nodeOf(id) as number; // no problems, so known
    weights[node] = credence;
    if (bases[node] === CERTAIN) bases[node] = HELD;
  }
  return { bases, weights };
}
