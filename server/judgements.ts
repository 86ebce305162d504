/** What stands on a map, what it hangs on and its brief, as answers: worked out of the map as it is, when first asked for. */
import type { AnswerOf, cruxesSchema, TourAnswer } from "../model/api.ts";
import { type Brief, brief } from "../model/brief.ts";
import { briefAnswer, RULES } from "../model/brief-answer.ts";
import type { Connections } from "../model/connections.ts";
import { prepare as prepareArgument } from "../model/evaluation/arrays.ts";
import { cruxes } from "../model/evaluation/cruxes.ts";
import { type Evaluation, evaluate } from "../model/evaluation/evaluate.ts";
import { MOST_WORK } from "../model/evaluation/rejections.ts";
import { schemes } from "../model/schemes.ts";
import { bearingWords, leadingWord, TOUR_HEADINGS, type TourStep, tour } from "../model/tour.ts";
import { claimBriefs, tourAddress } from "./briefs.ts";
import { type Evaluated, evaluated } from "./evaluated.ts";
import { briefMarkdown, MARKDOWN, tourMarkdown } from "./markdown.ts";
import { once } from "./once.ts";
import { type Representation, represent, representJson } from "./representations.ts";

export type Judgements = {
  /** Of the map as it is, without a what-if. */
  readonly evaluation: Evaluation;
  readonly brief: () => Brief;
  readonly evaluated: Evaluated;
  readonly cruxesAnswer: () => Representation;
  readonly briefAnswer: () => Representation;
  readonly briefMarkdown: () => Representation;
  readonly tour: () => readonly TourStep[];
  readonly tourAnswer: () => Representation;
  readonly tourMarkdown: () => Representation;
};

export function judge(connections: Connections, modified: Date): Judgements {
  const { map } = connections;
  const evaluation = evaluate(prepareArgument(map));
  const told = once(() => brief(connections, evaluation, schemes));
  const steps = once(() => tour(connections));
  const texts = once(() => evaluated(connections, evaluation));
  const json = (value: unknown) => representJson(value, { modified });
  const markdown = (text: string, name: string) =>
    represent(text, { mediaType: MARKDOWN, modified, filename: `${map.id}.${name}.md` });
  return {
    evaluation,
    brief: told,
    evaluated: (whatIf, explained) => texts()(whatIf, explained),
    cruxesAnswer: once(() => json(cruxesAnswer(connections, evaluation, map.theses))),
    briefAnswer: once(() => json(briefAnswer(connections, told()))),
    briefMarkdown: once(() => markdown(briefMarkdown(connections, told()), "brief")),
    tour: steps,
    tourAnswer: once(() => json(tourAnswer(connections, evaluation, steps()))),
    tourMarkdown: once(() => markdown(tourMarkdown(connections, evaluation, steps()), "tour")),
  };
}

function judged({ labels, strengths }: Evaluation, id: string) {
  return { label: labels.get(id) ?? "undecided", strength: strengths.get(id) ?? { low: 0, high: 1 } };
}

/** What each of these theses hangs on; the work allowed is shared among them. */
export function cruxesAnswer(
  { map }: Connections,
  evaluation: Evaluation,
  theses: readonly string[],
): AnswerOf<typeof cruxesSchema> {
  const work = MOST_WORK / Math.max(1, theses.length);
  return {
    map: map.id,
    rules: RULES,
    theses: theses.map((thesis) => ({ ...cruxes(evaluation, thesis, work), ...judged(evaluation, thesis) })),
  };
}

function tourAnswer(connections: Connections, evaluation: Evaluation, steps: readonly TourStep[]): TourAnswer {
  const { map } = connections;
  const sections = new Map(map.sections.map(({ id, title }) => [id, { id, title }]));
  return {
    map: map.id,
    title: map.title,
    rules: RULES,
    steps: steps.map(({ id, part, section, claim, lines }) => ({
      id,
      part,
      heading: TOUR_HEADINGS[part],
      section: sections.get(section ?? "") ?? null,
      claim,
      lines: lines.map((line) => ({
        kind: line.kind,
        level: line.level,
        word: leadingWord(line, connections),
        bearsOn: bearingWords(line, connections),
        inference: line.inference ?? null,
        about: line.about ?? null,
        label: judged(evaluation, line.inference ?? line.claims[0] ?? claim).label,
        claims: claimBriefs(connections, line.claims),
      })),
      viewer: tourAddress(map.id, id),
    })),
  };
}
