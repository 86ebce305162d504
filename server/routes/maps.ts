/** The maps, their documents and their graphs. */

import type * as z from "zod";
import {
  type AnswerOf,
  cytoscapeSchema,
  eventsQuery,
  GRAPH_FORMATS,
  graphFilterQuery,
  graphologySchema,
  graphParameters,
  graphQuery,
  lossesQuery,
  lossesSchema,
  type MapSummary,
  mapDocumentSchema,
  mapListSchema,
  mapParameters,
  nodeLinkSchema,
  noQuery,
  pageQuery,
  versionParameters,
} from "../../model/api.ts";
import type { View } from "../../model/graph.ts";
import { type Able, able } from "../../model/notation/list.ts";
import { quoted } from "../../model/problems.ts";
import { type Filter, select } from "../../model/selection.ts";
import { versionAddress } from "../briefs.ts";
import { isWide, neighbourhood, representGraph, type Wanted, writtenPart } from "../graphs.ts";
import { danglingIn, type Entry, type Library } from "../library.ts";
import { known, knownNode, servedMap, withMap } from "../lookup.ts";
import { pageOf } from "../paging.ts";
import { Refusal } from "../refusals.ts";
import { IMMUTABLE, type Representation, represent, representJson } from "../representations.ts";
import { NEVER, route } from "../route.ts";
import type { ServedMap } from "../served-map.ts";
import { documented } from "./formats.ts";

const GRAPH_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  "map.json": mapDocumentSchema,
  json: graphologySchema,
  "cytoscape.json": cytoscapeSchema,
  "node-link.json": nodeLinkSchema,
};
const FORMATS = GRAPH_FORMATS.flatMap((id) => able("write").filter((notation) => notation.id === id));
const GRAPH_ANSWERS = documented(FORMATS, GRAPH_SCHEMAS);

const EVENTS = "text/event-stream";

export const mapRoutes = [
  route({
    method: "get",
    path: "/api/maps",
    name: "listMaps",
    tag: "maps",
    summary: "The maps",
    description: "Each with its main thesis, its counts and sections, and where its representations are. By id.",
    parameters: noQuery,
    query: pageQuery,
    answers: [{ mediaType: "application/json", schema: mapListSchema }],
    example: {},
    handler: async (request, { library }) => {
      const here = library();
      const { items, total, next } = pageOf(here.list(), request, here.version());
      const maps = await Promise.all(items.map((entry) => mapSummary(here, entry)));
      return representJson({ maps, total, next, waiting: here.waiting } satisfies AnswerOf<typeof mapListSchema>);
    },
  }),
  route({
    method: "get",
    path: "/api/events",
    name: "followMaps",
    tag: "maps",
    summary: "New versions of maps, as they come",
    description:
      'Server-sent events that never end. Each is `event: version` with `data: {"map": "an-id", "version": "…"}`: the map ' +
      "with this id has this version now (SHA-256 of its file, as in /api/maps), or, where it is null, is served no " +
      "longer. With `map`, only these are told of, and first which version each has now, so that whoever comes back " +
      "after a break misses nothing. A file that is broken while it is edited changes nothing: its last good version " +
      "stays, and `event: broken` tells its first problems, with line and column, and how many there are, at once and " +
      "to whoever follows while it is broken; the next `version`, which may be the same as before, says that it is " +
      "good again. Comments keep the connection alive; it ends when the service does, and browsers then ask again.",
    parameters: noQuery,
    query: eventsQuery,
    answers: [{ mediaType: EVENTS }],
    negotiates: NEVER,
    example: { map: "alaska-summit" },
    handler: ({ query: { map } }, { events }) => ({ mediaType: EVENTS, follow: events.follow(map) }),
  }),
  route({
    method: "get",
    path: "/api/maps/{map}",
    name: "getMap",
    tag: "maps",
    summary: "A map",
    description: "The whole document in the format `argument-map/1`, what its file leaves out filled in.",
    parameters: mapParameters,
    query: noQuery,
    answers: [{ mediaType: "application/json", schema: mapDocumentSchema }],
    example: { map: "alaska-summit" },
    handler: async ({ parameters }, service) => (await servedMap(service, parameters.map)).document,
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/versions/{version}",
    name: "getMapVersion",
    tag: "maps",
    summary: "A map in one version",
    description:
      "The same document at an address that changes with the map's file, so that whoever has the answer, a browser or a " +
      "network of caches, need never ask again. Only the version that is served now is here; the list of maps names it.",
    parameters: versionParameters,
    query: noQuery,
    answers: [{ mediaType: "application/json", schema: mapDocumentSchema }],
    negotiates: NEVER,
    example: { map: "alaska-summit" },
    handler: async ({ parameters: { map, version } }, service) => {
      const served = await servedMap(service, map);
      if (version === served.version) return immutable(served);
      const message = `The version of ${quoted(map)} that is served is ${served.version}.`;
      throw new Refusal("unknown-version", message, {
        errors: [{ parameter: "version", message, suggestions: [served.version] }],
      });
    },
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/graph",
    name: "getGraph",
    tag: "maps",
    summary: "The graph of a map, or of a part of it",
    description:
      "Nodes and edges in the map's order. All filters combine; an inference stays only with all its premises and what " +
      "it ends in. `shown` and `whole` count what is there and what the map has. The format is what `format` says, " +
      "otherwise what `Accept` prefers. `Argument-Map-Losses` counts what the format can't hold; `Link` leads to the list.",
    parameters: mapParameters,
    query: graphQuery,
    answers: GRAPH_ANSWERS,
    negotiates: ({ format }) => format === undefined,
    example: { map: "alaska-summit" },
    whole: (query, connections) => isWide(connections, query),
    handler: ({ parameters, query: { format, ...filter }, path, search, mediaType, left }, service) =>
      withMap(service, parameters.map, (served) => {
        const asked = { query: filter, path, search };
        return graph({ workshop: service.workshop, left }, served, notationFor(format, mediaType), asked);
      }),
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/graph.{format}",
    name: "getGraphAs",
    tag: "maps",
    summary: "The graph in the format that the address names",
    description: "As above, for tools that take an address: what `Accept` says is not asked.",
    parameters: graphParameters,
    query: graphFilterQuery,
    answers: GRAPH_ANSWERS,
    negotiates: NEVER,
    example: { map: "alaska-summit", format: "cytoscape.json" },
    whole: (query, connections) => isWide(connections, query),
    handler: async ({ parameters, query, path, search, left }, service) => {
      const served = await servedMap(service, parameters.map);
      const notation = FORMATS.find(({ id }) => id === parameters.format);
      if (notation !== undefined) {
        return graph({ workshop: service.workshop, left }, served, notation, { query, path, search });
      }
      throw new Refusal("no-such-format", `The graph exists as ${GRAPH_FORMATS.join(", ")}.`, {
        available: [...GRAPH_FORMATS],
      });
    },
  }),
  route({
    method: "get",
    path: "/api/maps/{map}/losses",
    name: "getLosses",
    tag: "formats",
    summary: "What a format can't hold of a map",
    description: "Of the map, or of the part that the filters ask for: what `graph.{format}` leaves out or flattens.",
    parameters: mapParameters,
    query: lossesQuery,
    answers: [{ mediaType: "application/json", schema: lossesSchema }],
    example: { map: "alaska-summit", to: "graphml" },
    whole: (query, connections) => isWide(connections, query),
    handler: async ({ parameters, query: { to, ...query }, left }, service) => {
      const served = await servedMap(service, parameters.map);
      const { losses } = await writtenPart(served, wanted(served, notationFor(to, ""), query), {
        workshop: service.workshop,
        left,
      });
      const answer = { map: served.map.id, to, losses: [...losses] };
      return representJson(answer satisfies AnswerOf<typeof lossesSchema>, { modified: served.modified });
    },
  }),
];

function immutable({ map, modified, document }: ServedMap): Representation {
  const described = {
    mediaType: document.like.mediaType,
    modified,
    filename: `${map.id}.json`,
    cacheControl: IMMUTABLE,
    vary: "Accept-Encoding",
    digest: document.digest,
  };
  const packed = document.prepared("br")?.content;
  return represent(document.content, described, Buffer.isBuffer(packed) ? { br: packed } : {});
}

/** The notation that is named, or else the first of the media type. */
function notationFor(format: string | undefined, mediaType: string): Able<"write"> {
  const named = FORMATS.find(({ id }) => id === format) ?? FORMATS.find((each) => each.mediaType === mediaType);
  // The query's schema lets no other through, and `Accept` chooses among these.
  return named as Able<"write">;
}

type GraphQuery = Filter & { readonly view: View };

type Asked = { readonly query: GraphQuery; readonly path: string; readonly search: string };

function graph(
  writing: Parameters<typeof representGraph>[3],
  served: ServedMap,
  notation: Able<"write">,
  { query, path, search }: Asked,
): Representation | Promise<Representation> {
  const { around, depth, direction, view, ...others } = query;
  const isPlain = view === "full" && Object.values(others).every((value) => value === undefined);
  if (around === undefined || !isPlain || notation.id !== "json") {
    return representGraph(served, wanted(served, notation, query), search, writing);
  }
  knownNode(served.connections, around, "around");
  return neighbourhood(served, { around, depth, direction }, `${path}?${search}`);
}

/** @throws {Refusal} where the filter names what the map does not have. */
function wanted(served: ServedMap, notation: Able<"write">, { view, ...filter }: GraphQuery): Wanted {
  knownFilter(served, filter);
  return { selection: select(served.connections, filter), view, notation };
}

/** @throws {Refusal} where the filter names what the map does not have. */
export function knownFilter({ map, connections }: ServedMap, { section, holder, around }: Filter): void {
  if (section !== undefined) known(section, map.sections, { what: "section", parameter: "section" });
  if (holder !== undefined) known(holder, map.holders, { what: "holder", parameter: "holder" });
  if (around !== undefined) knownNode(connections, around, "around");
}

async function mapSummary(library: Library, entry: Entry): Promise<MapSummary> {
  const { version, modified, links } = entry;
  const { counts, links: addresses, ...rest } = await entry.summary();
  const dangling = (await danglingIn(library, { links })).length;
  const findings = counts.findings === null ? null : counts.findings + dangling;
  return {
    ...rest,
    counts: { ...counts, findings },
    version,
    modified: modified.toISOString(),
    links: { ...addresses, version: versionAddress(rest.id, version) },
  };
}
