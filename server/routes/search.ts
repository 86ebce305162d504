/** Words to claims, in one map or in all. */
import { mapParameters, noQuery, searchAnswerSchema, searchQuery } from "../../model/api.ts";
import { type SearchIndex, search } from "../../model/search.ts";
import { claimAddress } from "../briefs.ts";
import { withMap } from "../lookup.ts";
import { pageAsked } from "../paging.ts";
import { represent, representMade } from "../representations.ts";
import { route } from "../route.ts";
import type { Found } from "../searching.ts";

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
    handler: (request, service) =>
      withMap(service, request.parameters.map, (served) => {
        const { path, search: asked, query } = request;
        const page = pageAsked(request, served.version);
        const answer = (index: SearchIndex) => {
          const { hits, having, total } = search(index, query.q, page.end);
          const texts = hits.slice(page.start).map((hit) => hitText({ served, hit }));
          const text = answerText(query.q, having, texts, total, page.next(total), 0);
          return representMade(served.making, text, `${path}?${asked}`);
        };
        const index = served.index();
        return index instanceof Promise ? index.then(answer) : answer(index);
      }),
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
      const { start, end, next } = pageAsked(request, `${here.version()} ${unsearched}`);
      const { having, total, hits } = await find(q, start, end, request.left());
      const text = answerText(q, having, hits.map(hitText), total, next(total), unsearched);
      const unkept = unsearched > 0 ? { cacheControl: "no-store" } : {};
      return represent(text, { mediaType: "application/json", ...unkept });
    },
  }),
];

function hitText({
  served: { map, connections, fragments },
  hit: { claim, score, matches },
}: Found["hits"][number]): string {
  const brief = fragments().brief(connections.nodeOf(claim));
  return `{"map":"${map.id}","claim":${brief},"score":${score},"matches":${JSON.stringify(matches)},"link":${JSON.stringify(claimAddress(map.id, claim))}}`;
}

function answerText(
  q: string,
  having: string,
  hits: readonly string[],
  total: number,
  next: string | null,
  unsearched: number,
): string {
  return `{"q":${JSON.stringify(q)},"having":"${having}","hits":[${hits.join(",")}],"total":${total},"next":${JSON.stringify(next)},"unsearched":${unsearched}}`;
}
