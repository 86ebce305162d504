/** What is still wrong with a map: with one that is served, and with one that somebody sends. */
import {
  type AnswerOf,
  checkedSchema,
  checkQuery,
  checksSchema,
  mapParameters,
  noQuery,
  pageQuery,
} from "../../model/api.ts";
import type { Problem } from "../../model/problems.ts";
import { findingsOf, type Library } from "../library.ts";
import { LARGEST_BODY } from "../limits.ts";
import { servedMap } from "../lookup.ts";
import { checksMarkdown, MARKDOWN } from "../markdown.ts";
import { pageOf } from "../paging.ts";
import { Refusal } from "../refusals.ts";
import { type Representation, represent, representJson } from "../representations.ts";
import { ALWAYS, NEVER, route } from "../route.ts";
import type { ServedMap } from "../served-map.ts";

export const checkRoutes = [
  route({
    method: "get",
    path: "/api/maps/{map}/checks",
    name: "getChecks",
    tag: "checks",
    summary: "What the checks have found",
    description:
      "A map that is served has no errors; findings are what is worth a look. By check, then in the map's order; as " +
      "Markdown without pages.",
    parameters: mapParameters,
    query: pageQuery,
    answers: [{ mediaType: "application/json", schema: checksSchema }, { mediaType: MARKDOWN }],
    example: { map: "alaska-summit" },
    whole: ALWAYS,
    handler: async (request, service) => {
      const served = await servedMap(service, request.parameters.map);
      const { map } = served;
      const library = service.library();
      if (request.mediaType === MARKDOWN) return asMarkdown(library, served);
      const findings = await findingsOf(library, served);
      const { items, total, next } = pageOf(findings, request, library.version());
      const answer = { map: map.id, counts: countsOf(findings), findings: items, total, next };
      return representJson(answer satisfies AnswerOf<typeof checksSchema>, { modified: library.modified() });
    },
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/checks.md",
    name: "getChecksAsMarkdown",
    tag: "checks",
    summary: "What the checks have found, as Markdown",
    description: "All of it, without pages.",
    parameters: mapParameters,
    query: noQuery,
    answers: [{ mediaType: MARKDOWN }],
    negotiates: NEVER,
    example: { map: "alaska-summit" },
    whole: ALWAYS,
    handler: async ({ parameters }, service) => {
      const served = await servedMap(service, parameters.map);
      return asMarkdown(service.library(), served);
    },
  }),
  route({
    method: "post",
    path: "/api/check",
    name: "checkMap",
    tag: "checks",
    summary: "Check a map of your own",
    description:
      "All that is wrong with the map in the body, what was mended while it was read, and what the checks find. Nothing " +
      "is stored.",
    parameters: noQuery,
    query: checkQuery,
    body: {
      description: `A map, of ${LARGEST_BODY / 1024} KiB at most: \`argument-map/1\`, or what \`from\` says.`,
      largest: LARGEST_BODY,
      refuseFull: ({ workshop }) => workshop.refuseFull("check"),
    },
    answers: [{ mediaType: "application/json", schema: checkedSchema }],
    example: {},
    handler: async ({ body, query: { from }, left }, { workshop }) => {
      const answer = await workshop("check", left(), body, from);
      if ("reason" in answer) throw new Refusal("unreadable-document", answer.reason);
      const syntax = answer.problems.find(({ code }) => code === "not-json");
      if (syntax !== undefined) throw new Refusal("malformed-json", syntax.message.replace("The file", "The body"));
      return representJson(answer satisfies AnswerOf<typeof checkedSchema>, { cacheControl: "no-store" });
    },
  }),
];

async function asMarkdown(library: Library, served: ServedMap): Promise<Representation> {
  const { connections, modified } = served;
  const filename = `${connections.map.id}.checks.md`;
  return represent(checksMarkdown(connections, await findingsOf(library, served)), {
    mediaType: MARKDOWN,
    modified,
    filename,
  });
}

function countsOf(findings: readonly Problem[]): Partial<Record<Problem["code"], number>> {
  const counts: Partial<Record<Problem["code"], number>> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
