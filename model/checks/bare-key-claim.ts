import { grounds } from "../connections.ts";
import { problem } from "../problems.ts";
import type { Check } from "./check.ts";

export const bareKeyClaims: Check = (connections) =>
  connections.map.claims.flatMap(({ id, label, importance, passages }, index) => {
    const bare = importance === 3 && passages.length === 0 && grounds(connections, id, "support").length === 0;
    if (!bare) return [];
    return [problem("bare-key-claim", ["claims", index], `“${label}” has neither a reason nor a passage.`, id)];
  });
