import { type Connections, grounds } from "../connections.ts";
import { problem } from "../problems.ts";
import type { Check } from "./check.ts";

/** An attack that speaks for a thesis, as one on a rival does, is no objection but the answer to one. */
export const unansweredObjections: Check = (connections) => {
  const against = inferencesAgainstTheses(connections);
  return connections.map.inferences.flatMap(({ id, polarity, premises }, index) => {
    if (polarity === "support" || !against.has(id)) return [];
    if ([id, ...premises].some((target) => grounds(connections, target, "attack").length > 0)) return [];
    const message = "Nothing attacks this objection, its premises or the step it makes.";
    return [problem("unanswered-objection", ["inferences", index], message, id)];
  });
};

/** The inferences whose shortest route to a thesis is negative: breadth first from the theses, signs multiplied. */
function inferencesAgainstTheses(connections: Connections): ReadonlySet<string> {
  const signs = new Map(connections.map.theses.map((thesis) => [thesis, 1]));
  for (const [id, sign] of signs) {
    for (const inference of connections.into(id)) {
      const own = inference.polarity === "support" ? sign : -sign;
      for (const start of [inference.id, ...inference.premises]) if (!signs.has(start)) signs.set(start, own);
    }
  }
  return new Set(connections.map.inferences.map(({ id }) => id).filter((id) => signs.get(id) === -1));
}
