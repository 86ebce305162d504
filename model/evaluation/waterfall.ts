/**
 * Why a claim's strength is what it is: from where it starts, what each reason gives and what each objection takes.
 *
 * Reasons are counted as independent, so each gives its share of what the stronger ones leave; objections likewise.
 * What they give and take together, one less the other, moves the claim from its start towards 1 or towards 0.
 */
import { type Connections, grounds } from "../connections.ts";
import type { Polarity } from "../map.ts";
import { nodeOf } from "./arrays.ts";
import { byte, real } from "./cells.ts";
import type { Evaluation } from "./evaluate.ts";
import { CERTAIN, REJECTED } from "./stances.ts";

/** What a step contributes: `share` is its part of what all of its side give or take together. */
export type Share = { readonly inference: string; readonly strength: number; readonly share: number };

export type Waterfall = {
  /** The claim's own credence. */
  readonly start: number;
  /** The strongest first. */
  readonly reasons: readonly Share[];
  readonly objections: readonly Share[];
  readonly strength: number;
};

/** `undefined` for steps, for what the reader holds or rejects outright, and where a number is a range. */
export function waterfall(connections: Connections, evaluation: Evaluation, claim: string): Waterfall | undefined {
  const { arrays, stances, strengths, circular, unsettled } = evaluation;
  const bearing = connections.into(claim).filter(({ id }) => !circular.has(id));
  const node = nodeOf(arrays, claim);
  const base = byte(stances.bases, node);
  const isRange = [claim, ...bearing.map(({ id }) => id)].some((id) => unsettled.has(id));
  if (connections.inferences.has(claim) || isRange || base === REJECTED || base === CERTAIN) return undefined;
  const strengthOf = (id: string) => strengths.get(id)?.low ?? 0;
  const shares = (polarity: Polarity): readonly Share[] => {
    let left = 1;
    return grounds(connections, claim, polarity)
      .filter(({ id }) => !circular.has(id))
      .map(({ id }) => ({ inference: id, strength: strengthOf(id) }))
      .toSorted((a, b) => b.strength - a.strength)
      .map((step) => {
        const share = left * step.strength;
        left *= 1 - step.strength;
        return { ...step, share };
      });
  };
  return {
    start: real(stances.weights, node),
    reasons: shares("support"),
    objections: shares("attack"),
    strength: strengthOf(claim),
  };
}
