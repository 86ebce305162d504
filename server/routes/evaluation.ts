/** What stands on a map, why, what it hangs on, and what would be left of it if. */
import type * as z from "zod";
import {
  briefSchema,
  cruxesQuery,
  cruxesSchema,
  evaluationQuery,
  evaluationSchema,
  mapParameters,
  noQuery,
  tourSchema,
} from "../../model/api.ts";
import { ASSUMPTIONS, type WhatIf, whatIfProblems } from "../../model/evaluation/stances.ts";
import { quoted } from "../../model/problems.ts";
import { cruxesAnswer } from "../judgements.ts";
import { LONGEST_WHAT_IF } from "../limits.ts";
import { known, servedMap, withMap } from "../lookup.ts";
import { MARKDOWN } from "../markdown.ts";
import { asked, nearest } from "../nearest.ts";
import { Refusal } from "../refusals.ts";
import { representJson, representMade } from "../representations.ts";
import { ALWAYS, NEVER, route } from "../route.ts";
import type { ServedMap } from "../served-map.ts";

/** More than any map has theses; each may take a while. */
const MOST_THESES = 10;

/** A sentence on a few of many problems; all of them are in `errors`. */
const TOLD = 5;

export const evaluationRoutes = [
  route({
    method: "get",
    path: "/api/maps/{map}/evaluation",
    name: "getEvaluation",
    tag: "evaluation",
    summary: "What stands, and what would if",
    description:
      "For every claim and inference whether it stands, and how strong it is; under what the query assumes, if it assumes " +
      "anything. Assumptions set values and never edit the map. Each of `hold`, `grant`, `open` and `reject` takes ids " +
      "with commas between them and can be repeated; a value that is an id as a whole, commas and all, is that id. " +
      "`open` does nothing to a claim that has reasons: leave the inferences for it open instead. The rules are explained " +
      "at [/help](/help). Everything that is wrong with a what-if is named, in queries of up to 512 KiB: some ten thousand " +
      "parameters.",
    parameters: mapParameters,
    query: evaluationQuery,
    longestQuery: LONGEST_WHAT_IF,
    answers: [{ mediaType: "application/json", schema: evaluationSchema }],
    example: { map: "alaska-summit", reject: "putin-thinks-in-decades", explain: "danger-is-illusion-of-progress" },
    whole: ALWAYS,
    handler: ({ parameters, query, path, search }, service) =>
      withMap(service, parameters.map, (served) => {
        const whatIf = whatIfOf(served, query);
        refuseProblems(served, whatIf, query.explain);
        const text = served.judgements().evaluated(whatIf, query.explain);
        return representMade(served.making, text, `${path}?${search}`);
      }),
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/cruxes",
    name: "getCruxes",
    tag: "evaluation",
    summary: "What the conclusions hang on",
    description:
      "For each thesis the claims whose rejection alone changes its label, ranked by what that does to its strength, and " +
      "the smallest sets of premises that unseat it together.",
    parameters: mapParameters,
    query: cruxesQuery,
    answers: [{ mediaType: "application/json", schema: cruxesSchema }],
    example: { map: "alaska-summit" },
    whole: ALWAYS,
    handler: async ({ parameters, query: { thesis } }, service) => {
      const { map, connections, modified, judgements } = await servedMap(service, parameters.map);
      if (thesis === undefined) return judgements().cruxesAnswer();
      const theses = [...new Set(thesis)];
      known(theses, map.claims, { what: "claim", parameter: "thesis" });
      if (theses.length > MOST_THESES) {
        const message = `${theses.length} claims are asked about; ${MOST_THESES} are answered at once.`;
        throw new Refusal("wrong-parameter", message, { errors: [{ parameter: "thesis", message }] });
      }
      return representJson(cruxesAnswer(connections, judgements().evaluation, theses), { modified });
    },
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/brief",
    name: "getBrief",
    tag: "evaluation",
    summary: "The one-minute brief",
    description:
      "What is argued for, the strongest reasons and objections, what the main thesis hangs on, what is left unsaid, and " +
      "where the map makers doubt it; worked out of the graph, each line with the id of its claim.",
    parameters: mapParameters,
    query: noQuery,
    answers: [{ mediaType: "application/json", schema: briefSchema }, { mediaType: MARKDOWN }],
    example: { map: "alaska-summit" },
    whole: ALWAYS,
    handler: async ({ parameters, mediaType }, service) => {
      const { judgements } = await servedMap(service, parameters.map);
      return mediaType === MARKDOWN ? judgements().briefMarkdown() : judgements().briefAnswer();
    },
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/brief.md",
    name: "getBriefAsMarkdown",
    tag: "evaluation",
    summary: "The one-minute brief as Markdown",
    parameters: mapParameters,
    query: noQuery,
    answers: [{ mediaType: MARKDOWN }],
    negotiates: NEVER,
    example: { map: "alaska-summit" },
    whole: ALWAYS,
    handler: async ({ parameters }, service) => (await servedMap(service, parameters.map)).judgements().briefMarkdown(),
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/tour",
    name: "getTour",
    tag: "evaluation",
    summary: "The argument step by step",
    description:
      "The argument in the article's order: what it argues for; then of each section its point, what that rests on, what " +
      "is said against it and what answers that, and how it reaches the conclusion. The brief in long form.",
    parameters: mapParameters,
    query: noQuery,
    answers: [{ mediaType: "application/json", schema: tourSchema }, { mediaType: MARKDOWN }],
    example: { map: "alaska-summit" },
    whole: ALWAYS,
    handler: async ({ parameters, mediaType }, service) => {
      const { judgements } = await servedMap(service, parameters.map);
      return mediaType === MARKDOWN ? judgements().tourMarkdown() : judgements().tourAnswer();
    },
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/tour.md",
    name: "getTourAsMarkdown",
    tag: "evaluation",
    summary: "The argument step by step as Markdown",
    parameters: mapParameters,
    query: noQuery,
    answers: [{ mediaType: MARKDOWN }],
    negotiates: NEVER,
    example: { map: "alaska-summit" },
    whole: ALWAYS,
    handler: async ({ parameters }, service) => (await servedMap(service, parameters.map)).judgements().tourMarkdown(),
  }),
];

/** A value that is no id as a whole is a list with commas. */
function whatIfOf({ judgements }: ServedMap, query: z.output<typeof evaluationQuery>): WhatIf {
  const { nodeOf } = judgements().evaluation.arrays;
  const ids = (values: readonly string[]) =>
    values.flatMap((value) => (nodeOf(value) === undefined ? parts(value) : [value]));
  const parts = (value: string) => value.split(",").filter((part) => part !== "");
  const assumed = ASSUMPTIONS.map((assumption) => [assumption, ids(query[assumption] ?? [])] as const);
  const credence = new Map(query["credence.{id}"]?.map(([id, number]) => [id, numberIn(number)]));
  return { ...Object.fromEntries(assumed), credence };
}

/** NaN where it is no number: `Number` would take an empty text for 0. */
function numberIn(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/** @throws {Refusal} that names everything the what-if gets wrong. */
function refuseProblems({ connections, judgements }: ServedMap, whatIf: WhatIf, explained: string | undefined): void {
  const { arrays } = judgements().evaluation;
  const problems = whatIfProblems(arrays, whatIf).map(({ code, parameter, id, message, advice }) => ({
    id: code === "unknown-id" ? id : undefined,
    parameter: parameter === "credence" ? `credence.${id}` : parameter,
    message: `${message} ${advice}`,
  }));
  if (explained !== undefined && arrays.nodeOf(explained) === undefined) {
    const message = `There is no claim or inference with the id ${quoted(explained)}.`;
    problems.push({ id: explained, parameter: "explain", message });
  }
  if (problems.length === 0) return;
  const all = [...connections.claims.keys(), ...connections.inferences.keys()];
  const errors = problems.map(({ id, parameter, message }, at) => {
    // Looking for what was meant takes a while, and nobody reads on.
    const suggestions = id === undefined || at >= TOLD ? [] : nearest(id, all);
    return { parameter, message: `${message}${asked(suggestions)}`, suggestions };
  });
  const told = errors.slice(0, TOLD).map(({ parameter, message }) => `\`${parameter}\`: ${message}`);
  const more = errors.length > TOLD ? [`And ${errors.length - TOLD} more.`] : [];
  throw new Refusal("wrong-parameter", [...told, ...more].join(" "), { errors });
}
