import { problem, quoted } from "../problems.ts";
import type { Check } from "./check.ts";

export const ownPremises: Check = ({ map }) =>
  map.inferences.flatMap(({ id, premises, conclusion }, index) => {
    const at = premises.indexOf(conclusion);
    if (at < 0) return [];
    const message = `${quoted(conclusion)} is a premise of the inference that concludes it.`;
    return [problem("own-premise", ["inferences", index, "premises", at], message, id)];
  });
