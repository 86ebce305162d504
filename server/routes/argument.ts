/** Claims, inferences, and the chains between them. */
import { premisesOf } from "../../model/adjacency.ts";
import {
  claimAnswerSchema,
  claimListSchema,
  claimParameters,
  claimsQuery,
  inferenceAnswerSchema,
  inferenceParameters,
  type LinkAnswer,
  mapParameters,
  noQuery,
  pathsQuery,
  pathsSchema,
} from "../../model/api.ts";
import type { Connections } from "../../model/connections.ts";
import { reachedFrom, thesesIn, type Way, waysTo } from "../../model/neighbourhood.ts";
import { schemes } from "../../model/schemes.ts";
import { search } from "../../model/search.ts";
import { type Filter, select } from "../../model/selection.ts";
import { viewerAddress } from "../briefs.ts";
import type { Fragments } from "../fragments.ts";
import { isWide } from "../graphs.ts";
import type { Library } from "../library.ts";
import { linkAnswers } from "../linked.ts";
import { claimNode, inferenceNode, knownNode, withMap } from "../lookup.ts";
import { pageAsked } from "../paging.ts";
import { type Making, making, representMade } from "../representations.ts";
import { route } from "../route.ts";
import type { ServedMap } from "../served-map.ts";
import { knownFilter } from "./maps.ts";

/** A claim's answer shows so many of its routes; `/paths` has them all. */
const ROUTES_SHOWN = 5;

export const argumentRoutes = [
  route({
    method: "get",
    path: "/api/maps/{map}/claims",
    name: "listClaims",
    tag: "argument",
    summary: "The claims of a map",
    description: "Filtered and in pages, in the map's order; with `q`, best first.",
    parameters: mapParameters,
    query: claimsQuery,
    answers: [{ mediaType: "application/json", schema: claimListSchema }],
    example: { map: "alaska-summit", importance: "3" },
    // A page of all is found without the rest, and so is one of a neighbourhood.
    whole: ({ q: _q, limit: _limit, cursor: _cursor, ...filter }, connections) =>
      isFiltered(filter) && isWide(connections, filter),
    handler: (request, service) =>
      withMap(service, request.parameters.map, (served) => {
        const { q, limit: _limit, cursor: _cursor, ...filter } = request.query;
        knownFilter(served, filter);
        const { connections, version } = served;
        const page = pageAsked(request, version);
        const answer = (list: List) => claimList(served, list, page.next(list.total), request);
        if (q !== undefined) return hitsOf(served, q, filter, page).then(answer);
        if (!isFiltered(filter)) {
          const total = connections.claims.size;
          return answer({ nodes: numbers(page.start, Math.min(page.end, total)), total });
        }
        const { claims } = select(connections, filter);
        const nodes = [...claims].slice(page.start, page.end).map(connections.nodeOf);
        return answer({ nodes, total: claims.size });
      }),
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/claims/{claim}",
    name: "getClaim",
    tag: "argument",
    summary: "A claim and what surrounds it",
    description:
      "Its reasons and objections with all their premises, what it is a reason for or against, what speaks for or " +
      "against those steps, what says the same, the map makers' notes, and its shortest routes to the theses.",
    parameters: claimParameters,
    query: noQuery,
    answers: [{ mediaType: "application/json", schema: claimAnswerSchema }],
    example: { map: "alaska-summit", claim: "not-the-same-war" },
    handler: ({ parameters, path, inTime }, service) =>
      withMap(service, parameters.map, (served) => {
        const library = service.library();
        const node = claimNode(served.connections, parameters.claim);
        const made = claimMaking(library, served);
        const answer = (links: readonly LinkAnswer[]) =>
          representMade(made, claimAnswer(served, node, links, inTime), path);
        if (!isLinked(library, served)) return answer([]);
        return linkAnswers(library, served, ({ claim }) => claim === parameters.claim).then(answer);
      }),
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/inferences/{inference}",
    name: "getInference",
    tag: "argument",
    summary: "An inference",
    description:
      "Its premises, what it ends in, its scheme with the critical questions, and what is said about the step.",
    parameters: inferenceParameters,
    query: noQuery,
    answers: [{ mediaType: "application/json", schema: inferenceAnswerSchema }],
    example: { map: "alaska-summit", inference: "framing-from-trumps-remedy" },
    handler: ({ parameters, path }, service) =>
      withMap(service, parameters.map, (served) => {
        const { map, connections, making, fragments } = served;
        const node = inferenceNode(connections, parameters.inference);
        const { whole, brief, target, aboutStep, notes } = fragments();
        const premises = Array.from(premisesOf(connections.adjacency(), node), brief);
        const scheme = JSON.stringify(schemes.get(connections.inferenceAt(node).scheme ?? "") ?? null);
        const viewer = JSON.stringify(viewerAddress(map.id, parameters.inference));
        const answer = `{"map":"${map.id}","inference":${whole(node)},"premises":[${premises.join(",")}],"target":${target(node)},"scheme":${scheme},${aboutStep(node)},"notes":${notes(node)},"viewer":${viewer}}`;
        return representMade(making, answer, path);
      }),
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/paths",
    name: "listPaths",
    tag: "argument",
    summary: "Chains of inferences",
    description:
      "From a claim or an inference to another, or to each thesis. Shortest first, then in the order of the theses and " +
      "of the map. Each chain's polarity is the product of its steps' signs.",
    parameters: mapParameters,
    query: pathsQuery,
    answers: [{ mediaType: "application/json", schema: pathsSchema }],
    example: { map: "alaska-summit", from: "trump-believes-land-trade-ends-war" },
    handler: ({ parameters, query: { from, to, limit }, path, search, inTime }, service) =>
      withMap(service, parameters.map, (served) => {
        const { map, connections, making, fragments } = served;
        knownNode(connections, from, "from");
        if (to !== undefined) knownNode(connections, to, "to");
        const targets = to === undefined ? map.theses.filter((thesis) => thesis !== from) : [to];
        const start = connections.nodeOf(from);
        const found = waysFrom(
          connections,
          start,
          to === undefined ? undefined : connections.nodeOf(to),
          limit,
          inTime,
        );
        const ends = `"from":${JSON.stringify(from)},"to":${JSON.stringify(targets)}`;
        const answer = `{"map":"${map.id}",${ends},${waysText(fragments(), found)}}`;
        return representMade(making, answer, `${path}?${search}`);
      }),
  }),
];

const isFiltered = (filter: Filter) => Object.values(filter).some((wanted) => wanted !== undefined);

/** A page of claims by number, and how many there are in all. */
type List = { readonly nodes: readonly number[]; readonly total: number };

const numbers = (start: number, end: number) => Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);

function claimList(
  { map, connections, making, fragments }: ServedMap,
  { nodes, total }: List,
  next: string | null,
  { path, search }: { readonly path: string; readonly search: string },
) {
  const entries = nodes.map(fragments().entry).join(",");
  const counts = `"total":${total},"whole":${connections.claims.size},"next":${JSON.stringify(next)}`;
  return representMade(making, `{"map":"${map.id}","claims":[${entries}],${counts}}`, `${path}?${search}`);
}

/** The claims that the words find, best first. */
async function hitsOf(
  { connections, index }: ServedMap,
  q: string,
  filter: Filter,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<List> {
  const { nodeOf } = connections;
  const words = await index();
  if (!isFiltered(filter)) {
    const { hits, total } = search(words, q, end);
    return { nodes: hits.slice(start).map(({ claim }) => nodeOf(claim)), total };
  }
  const { claims } = select(connections, filter);
  const passing = search(words, q).hits.filter(({ claim }) => claims.has(claim));
  return { nodes: passing.slice(start, end).map(({ claim }) => nodeOf(claim)), total: passing.length };
}

/** Whether other maps have a say in what is said of this one's claims. */
function isLinked(library: Library, { map }: ServedMap): boolean {
  return map.links.length > 0 || library.linkingTo(map.id).length > 0;
}

/** What claims are answered with: dated as the library, since other maps may have a say. */
function claimMaking(library: Library, served: ServedMap): Making {
  const known = claimMakings.get(served);
  if (known?.library === library) return known.making;
  const described = { mediaType: "application/json", modified: library.modified() };
  const made = making(described, served.version, isLinked(library, served) ? library.version() : "");
  claimMakings.set(served, { library, making: made });
  return made;
}

const claimMakings = new WeakMap<ServedMap, { readonly library: Library; readonly making: Making }>();

function claimAnswer(
  { map, connections, fragments }: ServedMap,
  node: number,
  links: readonly LinkAnswer[],
  inTime: () => void,
): string {
  const { whole, grounds, uses, restatements, notes } = fragments();
  const claim = connections.claimAt(node);
  const { id } = claim;
  const section = map.sections.find((each) => each.id === claim.section);
  const around = {
    holder: map.holders.find((each) => each.id === claim.holder) ?? null,
    section: section === undefined ? null : { id: section.id, title: section.title },
    thesis: connections.theses.has(id),
  };
  const routes = waysText(fragments(), waysFrom(connections, node, undefined, ROUTES_SHOWN, inTime));
  return (
    `{"map":"${map.id}","claim":${whole(node)},${JSON.stringify(around).slice(1, -1)},` +
    `"reasons":${grounds(node, "support")},"objections":${grounds(node, "attack")},"uses":${uses(node)},` +
    `"restatements":${restatements(node)},"notes":${notes(node)},"links":${JSON.stringify(links)},${routes},` +
    `"viewer":${JSON.stringify(viewerAddress(map.id, id))}}`
  );
}

type Ways = { readonly ways: readonly Way[]; readonly complete: boolean };

const waysText = ({ way }: Fragments, { ways, complete }: Ways) =>
  `"routes":[${ways.map(way).join(",")}],"complete":${complete}`;

/** The shortest of the routes to what is named, or else to any of the theses; equal lengths in the order of the theses. */
function waysFrom(
  connections: Connections,
  from: number,
  to: number | undefined,
  limit: number,
  inTime: () => void,
): Ways {
  const adjacency = connections.adjacency();
  const reached = reachedFrom(adjacency, from);
  const targets = to === undefined ? thesesIn(connections, reached).filter((thesis) => thesis !== from) : [to];
  const found = targets.map((target) => {
    inTime();
    return waysTo(adjacency, from, target, limit, reached);
  });
  const all = found.flatMap((each) => each.ways);
  if (found.length > 1) all.sort((a, b) => a.inferences.length - b.inferences.length);
  return {
    ways: all.slice(0, limit),
    complete: reached.complete && all.length <= limit && found.every(({ complete }) => complete),
  };
}
