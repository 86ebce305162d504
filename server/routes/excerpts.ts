/** Parts of a map, to open it branch by branch: what they cost depends on what they hold, not on the map's size. */
import { type ExcerptAnswer, excerptQuery, excerptSchema, mapParameters } from "../../model/api.ts";
import type { Evaluation } from "../../model/evaluation/evaluate.ts";
import { excerpt, idsAt, MOST_COUNTED, rootsOf, waysTo } from "../../model/excerpt.ts";
import type { Selection } from "../../model/neighbourhood.ts";
import { mapOfSelection } from "../../model/part.ts";
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
      const roots = rootsOf(connections);
      if (open === undefined && to === undefined) {
        const { items, next } = pageOf(roots, request, served.version);
        return answer(served, waysTo(connections, idsAt(connections, items)), request.query, roots.length, next);
      }
      const ids = [...(open ?? []), ...waysTo(connections, to ?? [])];
      return answer(served, ids, request.query, roots.length, null);
    },
  }),
];

type Asked = { readonly depth: number; readonly most: number; readonly labels: "yes" | "no" };

function answer(
  { connections, version, modified, judgements }: ServedMap,
  open: readonly string[],
  { depth, most, labels }: Asked,
  roots: number,
  next: string | null,
) {
  const { folded, ...selection } = excerpt(connections, { open, depth, most });
  const answer: ExcerptAnswer = {
    map: connections.map.id,
    version,
    document: mapOfSelection(connections, selection),
    folded: [...folded].map(([claim, beneath]) => ({ claim, beneath, more: beneath === MOST_COUNTED })),
    labels: labels === "yes" ? labelsOf(judgements().evaluation, selection) : null,
    whole: { claims: connections.claims.size, inferences: connections.inferences.size, roots },
    next,
  };
  return representJson(answer, { modified });
}

const labelsOf = ({ labels }: Evaluation, { claims, inferences }: Selection) =>
  [...claims, ...inferences].flatMap((id) => {
    const label = labels.get(id);
    return label === undefined ? [] : [{ id, label }];
  });
