/** Claims, inferences, and the chains between them. */
import {
  type AnswerOf,
  type ClaimAnswer,
  claimAnswerSchema,
  claimListSchema,
  claimParameters,
  claimsQuery,
  type InferenceAnswer,
  inferenceAnswerSchema,
  inferenceParameters,
  mapParameters,
  noQuery,
  pathsQuery,
  pathsSchema,
} from "../../model/api.ts";
import type { Connections } from "../../model/connections.ts";
import { type Routes, reachedFrom, routes, thesesIn } from "../../model/neighbourhood.ts";
import { schemes } from "../../model/schemes.ts";
import { search } from "../../model/search.ts";
import { type Filter, select } from "../../model/selection.ts";
import {
  aboutStep,
  claimBriefs,
  claimEntry,
  groundsOf,
  routeAnswer,
  targetOf,
  usesOf,
  viewerAddress,
} from "../briefs.ts";
import type { Library } from "../library.ts";
import { linkAnswers } from "../linked.ts";
import { found, knownNode, servedMap } from "../lookup.ts";
import { pageFrom } from "../paging.ts";
import { representJson } from "../representations.ts";
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
    // A neighbourhood is found without the rest, and so is a page of all.
    whole: ({ q: _q, limit: _limit, cursor: _cursor, around, ...filter }) => around === undefined && isFiltered(filter),
    handler: async (request, service) => {
      const served = await servedMap(service, request.parameters.map);
      const { map, connections, modified, version } = served;
      const { q, limit: _limit, cursor: _cursor, ...filter } = request.query;
      knownFilter(served, filter);
      const claims = isFiltered(filter) ? select(connections, filter).claims : undefined;
      const list = async (start: number, end: number) => {
        if (claims === undefined) return unfiltered(served, q, start, end);
        const found = q === undefined ? [...claims] : (await hitsOf(served, q)).filter((id) => claims.has(id));
        return { items: claimsOf(connections, found.slice(start, end)), total: found.length };
      };
      const { items, total, next } = await pageFrom(list, request, version);
      const entries = items.map((claim) => claimEntry(connections, claim));
      const answer = { map: map.id, claims: entries, total, whole: connections.claims.size, next };
      return representJson(answer satisfies AnswerOf<typeof claimListSchema>, { modified });
    },
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
    handler: async ({ parameters, inTime }, service) => {
      const served = await servedMap(service, parameters.map);
      const library = service.library();
      const answer = await claimAnswer(served, library, parameters.claim, inTime);
      return representJson(answer, { modified: library.modified() });
    },
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
    handler: async ({ parameters }, service) => {
      const { map, connections, modified } = await servedMap(service, parameters.map);
      const inference = found(connections.inferences, parameters.inference, {
        what: "inference",
        parameter: "inference",
      });
      const answer: InferenceAnswer = {
        map: map.id,
        inference,
        premises: claimBriefs(connections, inference.premises),
        target: targetOf(connections, inference),
        scheme: schemes.get(inference.scheme ?? "") ?? null,
        ...aboutStep(connections, inference.id),
        notes: map.notes.filter(({ target }) => target === inference.id),
        viewer: viewerAddress(map.id, inference.id),
      };
      return representJson(answer, { modified });
    },
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
    handler: async ({ parameters, query: { from, to, limit }, inTime }, service) => {
      const { map, connections, modified } = await servedMap(service, parameters.map);
      knownNode(connections, from, "from");
      if (to !== undefined) knownNode(connections, to, "to");
      const targets = to === undefined ? map.theses.filter((thesis) => thesis !== from) : [to];
      const chains = routesToAll(connections, from, to, limit, inTime);
      const answer = {
        map: map.id,
        from,
        to: targets,
        routes: chains.routes.map((chain) => routeAnswer(connections, chain)),
        complete: chains.complete,
      } satisfies AnswerOf<typeof pathsSchema>;
      return representJson(answer, { modified });
    },
  }),
];

const isFiltered = (filter: Filter) => Object.values(filter).some((wanted) => wanted !== undefined);

/** What is asked for of all claims, best first where there are words, otherwise in the map's order; and nothing else. */
async function unfiltered({ connections, index }: ServedMap, q: string | undefined, start: number, end: number) {
  const { claims, claimsAt } = connections;
  if (q === undefined) return { items: claimsAt(start, end), total: claims.size };
  const { hits, total } = search(await index(), q, end);
  const found = hits.slice(start).map(({ claim }) => claim);
  return { items: claimsOf(connections, found), total };
}

/** The claims that the words find, best first. */
async function hitsOf({ index }: ServedMap, q: string): Promise<readonly string[]> {
  return search(await index(), q).hits.map(({ claim }) => claim);
}

const claimsOf = ({ claims }: Connections, ids: readonly string[]) => ids.flatMap((id) => claims.get(id) ?? []);

async function claimAnswer(served: ServedMap, library: Library, id: string, inTime: () => void): Promise<ClaimAnswer> {
  const { map, connections } = served;
  const claim = found(connections.claims, id, { what: "claim", parameter: "claim" });
  const section = map.sections.find((each) => each.id === claim.section);
  const chains = routesToAll(connections, id, undefined, ROUTES_SHOWN, inTime);
  const same = map.restatements.filter((group) => group.includes(id)).flat();
  return {
    map: map.id,
    claim,
    holder: map.holders.find((each) => each.id === claim.holder) ?? null,
    section: section === undefined ? null : { id: section.id, title: section.title },
    thesis: connections.theses.has(id),
    reasons: groundsOf(connections, id, "support"),
    objections: groundsOf(connections, id, "attack"),
    uses: usesOf(connections, id),
    restatements: claimBriefs(connections, new Set(same.filter((other) => other !== id))),
    notes: map.notes.filter(({ target }) => target === id),
    links: await linkAnswers(library, served, ({ claim }) => claim === id),
    routes: chains.routes.map((chain) => routeAnswer(connections, chain)),
    complete: chains.complete,
    viewer: viewerAddress(map.id, id),
  };
}

/** The shortest of the routes to what is named, or else to any of the theses; equal lengths in the order of the theses. */
function routesToAll(
  connections: Connections,
  from: string,
  to: string | undefined,
  limit: number,
  inTime: () => void,
): Routes {
  const reached = reachedFrom(connections, from);
  const targets = to === undefined ? thesesIn(connections, reached).filter((thesis) => thesis !== from) : [to];
  const found = targets.map((target) => {
    inTime();
    return routes(connections, from, target, limit, reached);
  });
  const all = found.flatMap((each) => each.routes).toSorted((a, b) => a.steps.length - b.steps.length);
  return {
    routes: all.slice(0, limit),
    complete: reached.complete && all.length <= limit && found.every(({ complete }) => complete),
  };
}
