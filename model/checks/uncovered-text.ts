import { problem } from "../problems.ts";
import type { Check } from "./check.ts";

/**
 * Longest stretch between covered spans that is taken for white space. Passages are whole sentences, so what lies
 * between two of them is a space or a line break or two; the text itself need not be there to know.
 */
const WHITE_SPACE = 3;

export const uncoveredText: Check = ({ map }) => {
  const used = new Map<string, { start: number; end: number }[]>(map.sources.map(({ id }) => [id, []]));
  for (const { passages } of [...map.claims, ...map.inferences])
    for (const passage of passages) used.get(passage.source)?.push(passage);

  return map.sources.flatMap(({ id, text, headings, unmapped }, index) => {
    if (text === undefined) return [];
    const spans = [...(used.get(id) ?? []), ...headings, ...unmapped].sort((left, right) => left.start - right.start);
    const gaps: { start: number; end: number }[] = [];
    let covered = 0;
    for (const { start, end } of [...spans, { start: text.length, end: text.length }]) {
      if (start - covered > WHITE_SPACE) gaps.push({ start: covered, end: start });
      covered = Math.max(covered, end);
    }
    return gaps.map(({ start, end }) => {
      const message = `Nothing accounts for the code points from ${start} to ${end}.`;
      return problem("uncovered-text", ["sources", index], message);
    });
  });
};
