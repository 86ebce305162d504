/** Words to claims, in one map or in all. */
import {
  type AnswerOf,
  mapParameters,
  noQuery,
  type SearchHit,
  searchAnswerSchema,
  searchQuery,
} from "../../model/api.ts";
import type { Claim } from "../../model/map.ts";
import { type Hit, search } from "../../model/search.ts";
import { claimAddress, claimBrief } from "../briefs.ts";
import type { ServedMap } from "../library.ts";
import { servedMap } from "../lookup.ts";
import { pageFrom } from "../paging.ts";
import { representJson } from "../representations.ts";
import { type Request, route } from "../route.ts";

type Asked = Request<unknown, { readonly q: string; readonly limit: number; readonly cursor?: string | undefined }>;

const DESCRIPTION =
  "The words may stand in a claim's label, text, tags, holder or section. A word also finds longer words that it starts " +
  "and, with less weight, words that differ by a typing error. Where no claim has all words, those with any are found.";

export const searchRoutes = [
  route({
    method: "get",
    path: "/api/maps/{map}/search",
    name: "searchMap",
    tag: "search",
    summary: "Claims of a map by words",
    description: DESCRIPTION,
    parameters: mapParameters,
    query: searchQuery,
    answers: [{ mediaType: "application/json", schema: searchAnswerSchema }],
    example: { map: "alaska-summit", q: "preparation" },
    handler: (request, service) => {
      const served = servedMap(service, request.parameters.map);
      return representJson(searchAnswer([served], request, served.version), { modified: served.modified });
    },
  }),
  route({
    method: "get",
    path: "/api/search",
    name: "search",
    tag: "search",
    summary: "Claims of all maps by words",
    description: DESCRIPTION,
    parameters: noQuery,
    query: searchQuery,
    answers: [{ mediaType: "application/json", schema: searchAnswerSchema }],
    example: { q: "preparation" },
    handler: (request, { library }) => {
      const { maps, version } = library();
      return representJson(searchAnswer([...maps.values()], request, version));
    },
  }),
];

/** Maps in which a claim has all the words leave no room for those in which none has. */
function searchAnswer(
  maps: readonly ServedMap[],
  request: Asked,
  version: string,
): AnswerOf<typeof searchAnswerSchema> {
  const { q } = request.query;
  let having: "all" | "any" = "all";
  const { items, total, next } = pageFrom(
    (start, end) => {
      const perMap = maps.map((served) => {
        request.inTime();
        return { served, ...search(served.index, q, end) };
      });
      const complete = perMap.some((found) => found.having === "all" && found.total > 0);
      having = complete || perMap.every((found) => found.total === 0) ? "all" : "any";
      const counted = perMap.filter((found) => found.having === having);
      const hits = counted.flatMap(({ served, hits }) => hits.map((hit) => ({ served, hit })));
      return {
        items: hits.toSorted((a, b) => b.hit.score - a.hit.score).slice(start, end),
        total: counted.reduce((sum, found) => sum + found.total, 0),
      };
    },
    request,
    version,
  );
  return { q, having, hits: items.map(searchHit), total, next };
}

function searchHit({ served: { map, connections }, hit }: { served: ServedMap; hit: Hit }): SearchHit {
  // The index was built of this very map.
  const claim = connections.claims.get(hit.claim) as Claim;
  return {
    map: map.id,
    claim: claimBrief(connections, claim),
    score: hit.score,
    matches: hit.matches,
    link: claimAddress(map.id, claim.id),
  };
}
