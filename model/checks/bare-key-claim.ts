import { grounds } from "../connections.ts";
import { problem } from "../problems.ts";
import type { Check } from "./check.ts";

/** A claim that is made explicit by the map makers has no passage by its nature; that it is unstated says enough. */
export const bareKeyClaims: Check = (connections) =>
  connections.map.claims.flatMap(({ id, label, stance, importance, passages }, index) => {
    if (importance < 3 || stance === "implicit" || passages.length > 0) return [];
    if (grounds(connections, id, "support").length > 0) return [];
    return [problem("bare-key-claim", ["claims", index], `“${label}” has neither a reason nor a passage.`, id)];
  });
