/** The brief as it is answered: by the server for its maps, by the page for a reader's own. */
import type { AnswerOf, BriefAnswer, evaluationRules } from "./api.ts";
import type { Brief } from "./brief.ts";
import type { Connections } from "./connections.ts";
import { LABEL_RULE, STRENGTH_RULE } from "./evaluation/evaluate.ts";

/** The rules by which every label and number was found, as each answer names them. */
export const RULES: AnswerOf<typeof evaluationRules> = {
  label: { ...LABEL_RULE, documentation: "/help#what-stands" },
  strength: { ...STRENGTH_RULE, documentation: "/help#how-strong" },
};

export function briefAnswer({ map }: Connections, { thesis, lines, complete }: Brief): BriefAnswer {
  return {
    map: map.id,
    title: map.title,
    thesis: thesis ?? null,
    rules: RULES,
    lines: lines.map(({ inference, ...line }) => ({ ...line, inference: inference ?? null })),
    complete,
  };
}
