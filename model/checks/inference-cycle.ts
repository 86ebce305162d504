import { circles } from "../circles.ts";
import { problem, quoted } from "../problems.ts";
import type { Check } from "./check.ts";

export const inferenceCycles: Check = ({ map, inferences }) => {
  const target = (id: string) => {
    const conclusion = inferences.get(id)?.conclusion;
    return conclusion !== undefined && inferences.has(conclusion) ? [conclusion] : [];
  };
  return circles(
    map.inferences.map(({ id }) => id),
    target,
  ).map((circle) => {
    const [first = ""] = circle;
    const index = map.inferences.findIndex(({ id }) => id === first);
    const way = [...circle, first].map(quoted).join(" targets ");
    return problem("inference-cycle", ["inferences", index, "conclusion"], `A circle of inferences: ${way}.`, first);
  });
};
