/** What would settle a claim that is undecided: each of the claims that keep it so, accepted or rejected. */

import { nodeOf } from "./arrays.ts";
import type { Evaluation } from "./evaluate.ts";
import type { Explanation } from "./explanation.ts";
import { LABELS, type Label } from "./labels.ts";
import { labelProbe } from "./probes.ts";
import { HELD, REJECTED } from "./stances.ts";

export type Settling = { readonly id: string; readonly assume: "hold" | "reject"; readonly label: Label };

/** Tries the claims of the circle, or those left open, that the explanation ends in; tells those that decide it. */
export function settling({ arrays, stances, labelling }: Evaluation, explanation: Explanation): readonly Settling[] {
  const labelIf = labelProbe(arrays, stances, labelling, nodeOf(arrays, explanation.id));
  const open = explanation.steps.filter(({ rule, kind }) => rule === "open" && kind === "claim").map(({ id }) => id);
  const trials = [...explanation.circle, ...open].flatMap((id) => [
    { id, assume: "reject" as const, base: REJECTED },
    { id, assume: "hold" as const, base: HELD },
  ]);
  return trials.flatMap(({ id, assume, base }) => {
    const label = LABELS[labelIf([nodeOf(arrays, id)], base).label] as Label; // a label's cell
    return label === "undecided" ? [] : [{ id, assume, label }];
  });
}
