import { LABEL_LENGTH } from "../map.ts";
import { problem } from "../problems.ts";
import type { Check } from "./check.ts";

export const longLabels: Check = ({ map }) =>
  map.claims.flatMap(({ id, label }, index) => {
    const length = Array.from(label).length;
    if (length <= LABEL_LENGTH) return [];
    const message = `The label has ${length} characters; ${LABEL_LENGTH} can be read from far away.`;
    return [problem("long-label", ["claims", index, "label"], message, id)];
  });
