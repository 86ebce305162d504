/**
 * What stands under a what-if, as JSON: what stands without one is a text that is made once, and what the what-if changes
 * is put into it. An answer so costs what the what-if reaches, and the copying of its text.
 */

import { RULES } from "../model/brief-answer.ts";
import type { Connections } from "../model/connections.ts";
import { type Evaluation, evaluate, type Strength } from "../model/evaluation/evaluate.ts";
import { explain } from "../model/evaluation/explanation.ts";
import type { Label } from "../model/evaluation/labels.ts";
import { type Change, type Reevaluation, reevaluator } from "../model/evaluation/reevaluation.ts";
import { settling } from "../model/evaluation/settling.ts";
import { ASSUMPTIONS, type WhatIf } from "../model/evaluation/stances.ts";
import { waterfall } from "../model/evaluation/waterfall.ts";

/** @param explained The claim or inference whose label is to be explained. */
export type Evaluated = (whatIf: WhatIf, explained?: string) => string;

/** @param base Of the map as it is. */
export function evaluated(connections: Connections, base: Evaluation): Evaluated {
  const { map } = connections;
  const { labels, strengths, arrays } = base;
  const reevaluate = reevaluator(base);
  const starts = new Uint32Array(labels.size + 1);
  const pieces: string[] = [];
  let length = 0;
  for (const [id, label] of labels) {
    const piece = member({ id, label, strength: strengths.get(id) as Strength }); // it has both
    starts[pieces.length] = length;
    length += piece.length + 1;
    pieces.push(piece);
  }
  starts[pieces.length] = length;
  const text = pieces.join(",");
  const rules = JSON.stringify(RULES);

  const labelsWith = (changes: readonly Change[]): string => {
    let written = "";
    let from = 0;
    for (const change of changes) {
      written += text.slice(from, starts[change.place]) + member(change);
      from = (starts[change.place + 1] as number) - 1; // there is one more than places
    }
    return `{${written}${text.slice(from)}}`;
  };
  const changed = (changes: readonly Change[]) =>
    changes.flatMap(({ id, label }) => {
      const was = labels.get(id) as Label; // it has one
      return was === label ? [] : [{ id, from: was, to: label }];
    });
  const theses = (changes: readonly Change[]) =>
    map.theses.map((id) => {
      const change = changes.find((each) => each.id === id);
      return { id, label: change?.label ?? labels.get(id), strength: change?.strength ?? strengths.get(id) };
    });
  const explanation = (whatIf: WhatIf, id: string) => {
    const evaluation = evaluate(arrays, whatIf);
    const found = explain(connections, evaluation, id);
    const number = waterfall(connections, evaluation, id) ?? null;
    return { ...found, settledBy: settling(evaluation, found), waterfall: number };
  };

  return (whatIf, explained) => {
    const { changes, circular, unsettled }: Reevaluation = reevaluate(whatIf);
    const assumed = {
      ...Object.fromEntries(ASSUMPTIONS.map((name) => [name, [...new Set(whatIf[name])]])),
      credence: Object.fromEntries(whatIf.credence ?? []),
    };
    const before = { theses: theses(changes), changed: changed(changes) };
    const after = {
      ...{ circular, unsettled },
      explanation: explained === undefined ? null : explanation(whatIf, explained),
    };
    return (
      `{"map":"${map.id}","rules":${rules},"whatIf":${JSON.stringify(assumed)},` +
      `${JSON.stringify(before).slice(1, -1)},"labels":${labelsWith(changes)},${JSON.stringify(after).slice(1)}`
    );
  };
}

function member({ id, label, strength: { low, high } }: Pick<Change, "id" | "label" | "strength">): string {
  return `${JSON.stringify(id)}:{"label":"${label}","strength":{"low":${low},"high":${high}}}`;
}
