import { leadingTo } from "../neighbourhood.ts";
import { problem } from "../problems.ts";
import type { Check } from "./check.ts";

export const orphans: Check = (connections) => {
  const { map } = connections;
  if (map.theses.length === 0) return [];
  const reaching = leadingTo(connections, map.theses);
  return map.claims.flatMap(({ id, label }, index) =>
    reaching.has(id) ? [] : [problem("orphan", ["claims", index], `“${label}” leads to no thesis.`, id)],
  );
};
