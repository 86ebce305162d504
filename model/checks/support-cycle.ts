import { circles } from "../circles.ts";
import { grounds } from "../connections.ts";
import { problem, quoted } from "../problems.ts";
import type { Check } from "./check.ts";

/** Circles through one claim alone are `own-premise`. */
export const supportCycles: Check = (connections) => {
  const { map } = connections;
  const premisesOf = (claim: string) => grounds(connections, claim, "support").flatMap(({ premises }) => premises);
  return circles(
    map.claims.map(({ id }) => id),
    premisesOf,
  )
    .filter((circle) => circle.length > 1)
    .map((circle) => {
      const [first = ""] = circle;
      const index = map.claims.findIndex(({ id }) => id === first);
      const way = [...circle, first].map(quoted).join(" because ");
      return problem("support-cycle", ["claims", index], `A circle of reasons: ${way}.`, first);
    });
};
