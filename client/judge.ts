/** Evaluates the map under the reader's what-if: the server's own code, loaded beside the viewer. */

import { type Connections, grounds } from "../model/connections.ts";
import { prepare } from "../model/evaluation/arrays.ts";
import { type Cruxes, cruxes } from "../model/evaluation/cruxes.ts";
import { type Evaluation, evaluate, type Strength } from "../model/evaluation/evaluate.ts";
import { type Explanation, explain } from "../model/evaluation/explanation.ts";
import type { Label } from "../model/evaluation/labels.ts";
import { type Settling, settling } from "../model/evaluation/settling.ts";
import type { WhatIf } from "../model/evaluation/stances.ts";
import { type Waterfall, waterfall } from "../model/evaluation/waterfall.ts";
import { ASSUMED_WORDS } from "../model/picture/standing.ts";
import { quotedLabel } from "../model/quoted-label.ts";
import type { ViewerState } from "./state.ts";

export type Change = { readonly id: string; readonly from: Label; readonly to: Label };

export type Verdict = {
  readonly labels: ReadonlyMap<string, Label>;
  readonly strengthOf: (id: string) => Strength;
  /** Whose label differs from the map's own, in the map's order. */
  readonly changes: readonly Change[];
  /** What the address assumes and can't be: ids that nothing has, and steps that are accepted. */
  readonly ignored: readonly string[];
  readonly explain: (
    id: string,
  ) => Explanation & { readonly settledBy: readonly Settling[]; readonly number: Waterfall | undefined };
  readonly cruxes: (thesis: string) => Cruxes;
};

export type Judge = (assumed: ViewerState["assumed"]) => Verdict;

export function createJudge(connections: Connections): Judge {
  const arrays = prepare(connections.map);
  const own = evaluate(arrays);
  return (assumed) => {
    const { whatIf, ignored } = whatIfOf(connections, assumed);
    const evaluation: Evaluation = assumed.size === 0 ? own : evaluate(arrays, whatIf);
    return {
      labels: evaluation.labels,
      strengthOf: (id) => evaluation.strengths.get(id) ?? { low: 0, high: 1 },
      changes: changesFrom(own.labels, evaluation.labels),
      ignored,
      explain: (id) => {
        const explanation = explain(connections, evaluation, id, EXPLAINED_DEPTH);
        const number = waterfall(connections, evaluation, id);
        return { ...explanation, settledBy: settling(evaluation, explanation), number };
      },
      cruxes: (thesis) => cruxes(evaluation, thesis),
    };
  };
}

/** So many steps down a why is told at once; each step leads on to its own. */
const EXPLAINED_DEPTH = 3;

export function changesFrom(before: ReadonlyMap<string, Label>, after: ReadonlyMap<string, Label>): readonly Change[] {
  return [...after].flatMap(([id, to]) => {
    const from = before.get(id) ?? to;
    return from === to ? [] : [{ id, from, to }];
  });
}

/**
 * What the reader assumes, in the terms of the evaluation: to accept is to hold, to doubt is to leave open. A claim
 * that has reasons is open when they are: so the steps to it are left open with it.
 */
export function whatIfOf(
  connections: Connections,
  assumed: ViewerState["assumed"],
): { readonly whatIf: WhatIf; readonly ignored: readonly string[] } {
  const hold: string[] = [];
  const reject: string[] = [];
  const ignored: string[] = [];
  const doubted: string[] = [];
  for (const [id, what] of assumed) {
    const isStep = connections.inferences.has(id);
    if (!isStep && !connections.claims.has(id)) ignored.push(id);
    else if (what === "reject") reject.push(id);
    else if (what === "doubt") doubted.push(id);
    else if (isStep) ignored.push(id);
    else hold.push(id);
  }
  const steps = doubted.flatMap((id) => (connections.claims.has(id) ? grounds(connections, id, "support") : []));
  // Rejecting a step says more than doubting what it leads to.
  const open = new Set([...doubted, ...steps.map(({ id }) => id).filter((id) => assumed.get(id) !== "reject")]);
  return { whatIf: { hold, open: [...open], reject }, ignored };
}

/** What is heard when the what-if has changed: what is assumed now, and what that has done. */
export function changeWords(
  connections: Connections,
  before: { readonly verdict: Verdict; readonly assumed: ViewerState["assumed"] },
  after: { readonly verdict: Verdict; readonly assumed: ViewerState["assumed"] },
): string {
  const { claims, inferences, map } = connections;
  const touched = [...new Set([...before.assumed.keys(), ...after.assumed.keys()])].filter(
    (id) => before.assumed.get(id) !== after.assumed.get(id),
  );
  const flips = changesFrom(before.verdict.labels, after.verdict.labels);
  const [thesis] = map.theses;
  const main = flips.find(({ id }) => id === thesis);
  const others = flips.length - (main === undefined ? 0 : 1);
  return [
    after.assumed.size === 0 ? "The map as it is." : assumptionWords(),
    main === undefined ? "" : `The main conclusion ${HEARD[main.to]}.`,
    others > 0
      ? `${others} ${main === undefined ? "" : "more "}of ${claims.size + inferences.size} claims and steps change.`
      : main === undefined
        ? "Nothing changes."
        : "",
  ]
    .filter((part) => part !== "")
    .join(" ");

  function assumptionWords(): string {
    const [only = "", ...more] = touched;
    if (more.length > 0) return `Your what-if: ${after.assumed.size} changes.`;
    const what = after.assumed.get(only);
    const name = claims.has(only) ? quotedLabel(claims.get(only)?.label ?? only) : "the step";
    return what === undefined ? `No longer assumed: ${name}.` : `${ASSUMED_WORDS[what]} ${name}.`;
  }
}

const HEARD = { in: "stands", out: "falls", undecided: "is undecided" } as const satisfies Record<Label, string>;
