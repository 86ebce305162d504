/** Parts of a map, to open it branch by branch: what they cost depends on what they hold, not on the map's size. */
import { type ExcerptAnswer, excerptQuery, excerptSchema, mapParameters } from "../../model/api.ts";
import { idsAt, rootsOf, waysTo } from "../../model/excerpt.ts";
import { excerptAnswer } from "../../model/excerpt-answer.ts";
import { found, knownNode, servedMap } from "../lookup.ts";
import { pageOf } from "../paging.ts";
import { representJson } from "../representations.ts";
import { route } from "../route.ts";
import type { ServedMap } from "../served-map.ts";

export const excerptRoutes = [
  route({
    method: "get",
    path: "/api/maps/{map}/excerpt",
    name: "getExcerpt",
    tag: "argument",
    summary: "A part of a map, to open it branch by branch",
    description:
      "The roots, opened so far; with `open` and `to` what lies beneath these claims, and the ways to those, instead. A " +
      "claim that is opened has all its reasons and objections with all their premises and what is said about the steps; " +
      "for one that is not, `folded` says how many claims lie beneath. Several answers put together are a part of the " +
      "map again. It takes as long for a map of a million claims as for one of a hundred.",
    parameters: mapParameters,
    query: excerptQuery,
    answers: [{ mediaType: "application/json", schema: excerptSchema }],
    example: { map: "alaska-summit", open: "not-the-same-war" },
    whole: ({ labels }) => labels === "yes",
    handler: async (request, service) => {
      const { open, to } = request.query;
      const served = await servedMap(service, request.parameters.map);
      const { connections } = served;
      for (const claim of open ?? []) found(connections.claims, claim, { what: "claim", parameter: "open" });
      for (const id of to ?? []) knownNode(connections, id, "to");
      if (open === undefined && to === undefined) {
        const { items, next } = pageOf(rootsOf(connections), request, served.version);
        return answer(served, waysTo(connections, idsAt(connections, items)), request.query, next);
      }
      const ids = [...(open ?? []), ...waysTo(connections, to ?? [])];
      return answer(served, ids, request.query, null);
    },
  }),
];

type Asked = { readonly depth: number; readonly most: number; readonly labels: "yes" | "no" };

function answer(
  { connections, version, modified, judgements }: ServedMap,
  open: readonly string[],
  asked: Asked,
  next: string | null,
) {
  const labels = asked.labels === "yes" ? judgements().evaluation.labels : undefined;
  const part = excerptAnswer(connections, { open, depth: asked.depth, most: asked.most }, labels);
  return representJson({ ...part, version, next } satisfies ExcerptAnswer, { modified });
}
