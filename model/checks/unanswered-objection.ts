import type { Connections } from "../connections.ts";
import { grounds } from "../connections.ts";
import type { Inference } from "../map.ts";
import { problem } from "../problems.ts";
import type { Check } from "./check.ts";

/** An attack on what the article itself rejects is no objection but its answer to one. */
export const unansweredObjections: Check = (connections) =>
  connections.map.inferences.flatMap((inference, index) => {
    if (inference.polarity === "support" || isOnRejected(connections, inference)) return [];
    if (isAnswered(connections, inference)) return [];
    const message = "Nothing attacks this objection, its premises or the step it makes.";
    return [problem("unanswered-objection", ["inferences", index], message, inference.id)];
  });

function isOnRejected({ claims, inferences }: Connections, { conclusion }: Inference): boolean {
  const step = inferences.get(conclusion);
  if (step === undefined) return claims.get(conclusion)?.stance === "rejected";
  return step.premises.some((premise) => claims.get(premise)?.stance === "rejected");
}

function isAnswered(connections: Connections, { id, premises }: Inference): boolean {
  return [id, ...premises].some((target) => grounds(connections, target, "attack").length > 0);
}
