import { problem, quoted } from "../problems.ts";
import type { Check } from "./check.ts";

/** Compares an inference with the others to the same conclusion only. */
export const redundantPremises: Check = ({ map, into }) =>
  map.inferences.flatMap(({ id, premises, conclusion, polarity }, index) => {
    const own = new Set(premises);
    const shorter = into(conclusion).find(
      (other) =>
        other.polarity === polarity &&
        other.premises.length < premises.length &&
        other.premises.every((premise) => own.has(premise)),
    );
    if (shorter === undefined) return [];
    const message = `${quoted(shorter.id)} reaches the same conclusion with fewer of these premises.`;
    return [problem("redundant-premise", ["inferences", index, "premises"], message, id)];
  });
