/** What the service says of itself: where to start, its vocabulary, its documentation, its health. */
import {
  type AnswerOf,
  codeParameters,
  explanationListSchema,
  explanationSchema,
  indexSchema,
  jsonSchemaSchema,
  liveSchema,
  noQuery,
  openapiSchema,
  readySchema,
  schemeListSchema,
} from "../../model/api.ts";
import { SCHEMA_PATH } from "../../model/map.ts";
import { SCHEMES } from "../../model/schemes.ts";
import { mapJsonSchema } from "../json-schema.ts";
import type { FileProblem } from "../library.ts";
import { found } from "../lookup.ts";
import { EXPLAINED } from "../refusals.ts";
import { represent, representJson } from "../representations.ts";
import { NEVER, route } from "../route.ts";

const JSON_TYPE = "application/json";
const EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";
const UNKEPT = { cacheControl: "no-store" };

// What never changes while the service runs.
const index = representJson({
  title: "Argument maps",
  documentation: "/api/docs",
  openapi: "/api/openapi.json",
  maps: "/api/maps",
  search: "/api/search",
  schemes: "/api/schemes",
  schema: SCHEMA_PATH,
  check: "/api/check",
  problems: "/api/problems",
} satisfies AnswerOf<typeof indexSchema>);
const schemeList = representJson({ schemes: SCHEMES, total: SCHEMES.length } satisfies AnswerOf<
  typeof schemeListSchema
>);
const jsonSchema = representJson(mapJsonSchema(), { mediaType: "application/schema+json" });
const explanations = representJson({ problems: [...EXPLAINED.values()], total: EXPLAINED.size } satisfies AnswerOf<
  typeof explanationListSchema
>);

export const vocabularyRoutes = [
  route({
    method: "get",
    path: "/api/schemes",
    name: "listSchemes",
    tag: "vocabulary",
    summary: "Argumentation schemes",
    description: "The kinds of step from reasons to a conclusion, each with the critical questions that it invites.",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: JSON_TYPE, schema: schemeListSchema }],
    example: {},
    handler: () => schemeList,
  }),
  route({
    method: "get",
    path: SCHEMA_PATH,
    name: "getMapSchema",
    tag: "vocabulary",
    summary: "JSON Schema of a map's file",
    description: "Draft 2020-12: what may be written. Map files name it in `$schema`.",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: "application/schema+json", schema: jsonSchemaSchema }],
    negotiates: NEVER,
    example: {},
    handler: () => jsonSchema,
  }),
  route({
    method: "get",
    path: "/api/problems",
    name: "listProblems",
    tag: "vocabulary",
    summary: "Every problem that there can be",
    description: "What requests can get wrong, then what maps can, each with its meaning and what to do.",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: JSON_TYPE, schema: explanationListSchema }],
    example: {},
    handler: () => explanations,
  }),
  route({
    method: "get",
    path: "/api/problems/{code}",
    name: "getProblem",
    tag: "vocabulary",
    summary: "A problem's explanation",
    description: "What a refusal's `type` leads to.",
    parameters: codeParameters,
    query: noQuery,
    answers: [{ mediaType: JSON_TYPE, schema: explanationSchema }],
    example: { code: "unknown-id" },
    handler: ({ parameters: { code } }) =>
      representJson(found(EXPLAINED, code, { what: "problem with the code", parameter: "code", kind: "unknown-code" })),
  }),
];

export const serviceRoutes = [
  route({
    method: "get",
    path: "/api",
    name: "getIndex",
    tag: "service",
    summary: "Where to start",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: JSON_TYPE, schema: indexSchema }],
    example: {},
    handler: () => index,
  }),
  route({
    method: "get",
    path: "/api/openapi.json",
    name: "getOpenApi",
    tag: "service",
    summary: "This interface as an OpenAPI 3.1 document",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: JSON_TYPE, schema: openapiSchema }],
    negotiates: NEVER,
    example: {},
    handler: (_, { documents }) => documents.openapi,
  }),
  route({
    method: "get",
    path: "/api/docs",
    name: "getDocs",
    tag: "service",
    summary: "This interface as a page to read",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: "text/html; charset=utf-8" }],
    example: {},
    handler: (_, { documents }) => documents.docs,
  }),
  route({
    method: "get",
    path: "/health/live",
    name: "getLiveness",
    tag: "service",
    summary: "Whether the process runs",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: JSON_TYPE, schema: liveSchema }],
    example: {},
    handler: () => representJson({ status: "live" }, UNKEPT),
  }),
  route({
    method: "get",
    path: "/health/ready",
    name: "getReadiness",
    tag: "service",
    summary: "Whether requests should be sent here",
    description:
      "503 while the files are read for the first time, and while draining. Names the files that can't be served.",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: JSON_TYPE, schema: readySchema }],
    otherStatuses: { 503: "The service has just started, or is about to stop." },
    example: {},
    handler: (_, { library, state }) => {
      const { maps, rejected, waiting } = library();
      const status = state();
      const representation = representJson(
        {
          status,
          maps: maps.size,
          waiting,
          rejected: rejected.map(({ file, problems, served }) => ({
            file,
            problems: problems.length,
            served: served ?? null,
            first: firstOf(problems),
          })),
        } satisfies AnswerOf<typeof readySchema>,
        UNKEPT,
      );
      return { status: status === "ready" ? 200 : 503, representation };
    },
  }),
  route({
    method: "get",
    path: "/metrics",
    name: "getMetrics",
    tag: "service",
    summary: "Figures for Prometheus",
    parameters: noQuery,
    query: noQuery,
    answers: [{ mediaType: EXPOSITION }],
    negotiates: NEVER,
    example: {},
    handler: async (_, { metrics }) => represent(await metrics.text(), { mediaType: EXPOSITION, ...UNKEPT }),
  }),
];

function firstOf(problems: readonly FileProblem[]) {
  // A file is rejected for at least one.
  const { path, message, line, column } = problems[0] as FileProblem;
  return { path, message, line: line ?? null, column: column ?? null };
}
