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
import { servedMap } from "../lookup.ts";
import { pageFrom } from "../paging.ts";
import { representJson } from "../representations.ts";
import { type Request, route } from "../route.ts";
import type { ServedMap } from "../served-map.ts";

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
    handler: async (request, service) => {
      const served = await servedMap(service, request.parameters.map);
      return representJson(await searchAnswer([() => served], request, served.version), { modified: served.modified });
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
    handler: async (request, { library }) => {
      const { maps, version } = library();
      return representJson(
        await searchAnswer(
          [...maps.values()].map((entry) => () => entry.open()),
          request,
          version(),
        ),
      );
    },
  }),
];

/** Maps in which a claim has all the words leave no room for those in which none has. */
async function searchAnswer(
  maps: readonly (() => ServedMap | Promise<ServedMap>)[],
  request: Asked,
  version: string,
): Promise<AnswerOf<typeof searchAnswerSchema>> {
  const { q } = request.query;
  let having: "all" | "any" = "any";
  const { items, total, next } = await pageFrom(
    async (start, end) => {
      let hits: { readonly served: ServedMap; readonly hit: Hit }[] = [];
      let total = 0;
      for (const open of maps) {
        request.inTime();
        const served = await open();
        const found = search(await served.index(), q, end);
        if (found.total === 0 || (found.having === "any" && having === "all")) continue;
        if (found.having === "all" && having === "any") {
          having = "all";
          hits = [];
          total = 0;
        }
        total += found.total;
        hits.push(...found.hits.map((hit) => ({ served, hit })));
        // Equal scores stay in the order of the maps.
        hits = hits.sort((a, b) => b.hit.score - a.hit.score).slice(0, end);
      }
      return { items: hits.slice(start), total };
    },
    request,
    version,
  );
  return { q, having: total === 0 ? "all" : having, hits: items.map(searchHit), total, next };
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
