import { problem } from "../problems.ts";
import { schemes } from "../schemes.ts";
import type { Check } from "./check.ts";

export const unknownQuestions: Check = ({ map, inferences }) =>
  map.notes.flatMap(({ id, target, question }, index) => {
    if (question === undefined) return [];
    const scheme = schemes.get(inferences.get(target)?.scheme ?? "");
    const count = scheme?.questions.length ?? 0;
    if (question <= count) return [];
    const message =
      scheme === undefined
        ? "The note's target is no inference with a known scheme."
        : `“${scheme.name}” has ${count} critical questions; there is no number ${question}.`;
    return [problem("unknown-question", ["notes", index, "question"], message, id)];
  });
