import type { Inference } from "../map.ts";
import { problem, quoted } from "../problems.ts";
import type { Check } from "./check.ts";

export const repeatedInferences: Check = ({ map }) => {
  const first = new Map<string, Inference>();
  return map.inferences.flatMap((inference, index) => {
    const key = JSON.stringify([inference.conclusion, ...[...inference.premises].sort()]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, inference);
      return [];
    }
    const code = earlier.polarity === inference.polarity ? "repeated-inference" : "for-and-against";
    const message = `${quoted(earlier.id)} has the same premises and the same conclusion.`;
    return [problem(code, ["inferences", index], message, inference.id)];
  });
};
