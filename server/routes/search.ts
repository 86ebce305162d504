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
import type { Found } from "../searching.ts";
import type { ServedMap } from "../served-map.ts";

type Asked = Request<unknown, { readonly q: string; readonly limit: number; readonly cursor?: string | undefined }>;

const DESCRIPTION =
  "The words may stand in a claim's label, text, tags, holder or section. A word also finds longer words that it starts " +
  "and, with less weight, words that differ by a typing error. Where no claim has all words, those with any are found.";

const ALL_DESCRIPTION =
  `${DESCRIPTION} Of very many maps the words are built in the background: \`unsearched\` counts those that this answer ` +
  "has not looked into yet, which a later one will.";

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
      const { q } = request.query;
      const index = await served.index();
      const find: Find = async (start, end) => {
        const { having, total, hits } = search(index, q, end);
        return { having, total, hits: hits.slice(start).map((hit) => ({ served, hit })) };
      };
      return representJson(await searchAnswer(find, 0, request, served.version), { modified: served.modified });
    },
  }),
  route({
    method: "get",
    path: "/api/search",
    name: "search",
    tag: "search",
    summary: "Claims of all maps by words",
    description: ALL_DESCRIPTION,
    parameters: noQuery,
    query: searchQuery,
    answers: [{ mediaType: "application/json", schema: searchAnswerSchema }],
    example: { q: "preparation" },
    handler: async (request, { library, searching }) => {
      const here = library();
      const { unsearched, find } = await searching.ask(here);
      const { q } = request.query;
      // A page of what was searched by now is none of what is searched later.
      const version = `${here.version()} ${unsearched}`;
      const answer = await searchAnswer((start, end) => find(q, start, end), unsearched, request, version);
      return representJson(answer, unsearched > 0 ? { cacheControl: "no-store" } : {});
    },
  }),
];

type Find = (start: number, end: number) => Promise<Found>;

async function searchAnswer(
  find: Find,
  unsearched: number,
  request: Asked,
  version: string,
): Promise<AnswerOf<typeof searchAnswerSchema>> {
  let having: "all" | "any" = "all";
  const { items, total, next } = await pageFrom(
    async (start, end) => {
      const found = await find(start, end);
      having = found.having;
      return { items: found.hits, total: found.total };
    },
    request,
    version,
  );
  return { q: request.query.q, having, hits: items.map(searchHit), total, next, unsearched };
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
