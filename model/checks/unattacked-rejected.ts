import { grounds } from "../connections.ts";
import { problem } from "../problems.ts";
import type { Check } from "./check.ts";

export const unattackedRejections: Check = (connections) =>
  connections.map.claims.flatMap(({ id, label, stance }, index) => {
    if (stance !== "rejected" || grounds(connections, id, "attack").length > 0) return [];
    return [problem("unattacked-rejected", ["claims", index], `“${label}” is rejected and nothing attacks it.`, id)];
  });
