/** The maps, their documents and their graphs. */

import type * as z from "zod";
import {
  type AnswerOf,
  cytoscapeSchema,
  GRAPH_FORMATS,
  type GraphFormat,
  graphFilterQuery,
  graphologySchema,
  graphParameters,
  graphQuery,
  type MapSummary,
  mapDocumentSchema,
  mapListSchema,
  mapParameters,
  nodeLinkSchema,
  noQuery,
  pageQuery,
} from "../../model/api.ts";
import type { View } from "../../model/graph.ts";
import { type Filter, select } from "../../model/selection.ts";
import { mapAddress, viewerAddress } from "../briefs.ts";
import { NOTATIONS, representPart } from "../graphs.ts";
import { findingsOf, type Library, type ServedMap } from "../library.ts";
import { known, knownNode, servedMap } from "../lookup.ts";
import { pageOf } from "../paging.ts";
import { Refusal } from "../refusals.ts";
import { type Representation, representJson } from "../representations.ts";
import { NEVER, route } from "../route.ts";

const GRAPH_SCHEMAS: Record<GraphFormat, z.ZodType> = {
  json: graphologySchema,
  "cytoscape.json": cytoscapeSchema,
  "node-link.json": nodeLinkSchema,
};
const GRAPH_ANSWERS = GRAPH_FORMATS.map((format) => ({
  mediaType: NOTATIONS[format].mediaType,
  schema: GRAPH_SCHEMAS[format],
}));

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
    handler: (request, { library }) => {
      const here = library();
      const { maps, version } = here;
      const { items, total, next } = pageOf([...maps.values()], request, version);
      return representJson({
        maps: items.map((served) => mapSummary(here, served)),
        total,
        next,
      } satisfies AnswerOf<typeof mapListSchema>);
    },
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
    handler: ({ parameters }, service) => servedMap(service, parameters.map).document,
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
      "otherwise what `Accept` prefers.",
    parameters: mapParameters,
    query: graphQuery,
    answers: GRAPH_ANSWERS,
    negotiates: ({ format }) => format === undefined,
    example: { map: "alaska-summit" },
    handler: ({ parameters, query: { format, ...filter }, search, mediaType }, service) =>
      graph(servedMap(service, parameters.map), format ?? formatOf(mediaType), filter, search),
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
    handler: ({ parameters, query, search }, service) => {
      const served = servedMap(service, parameters.map);
      const format = GRAPH_FORMATS.find((each) => each === parameters.format);
      if (format !== undefined) return graph(served, format, query, search);
      throw new Refusal("no-such-format", `The graph exists as ${GRAPH_FORMATS.join(", ")}.`, {
        available: [...GRAPH_FORMATS],
      });
    },
  }),
];

function formatOf(mediaType: string): GraphFormat {
  return GRAPH_FORMATS.find((format) => NOTATIONS[format].mediaType === mediaType) ?? "json";
}

function graph(served: ServedMap, format: GraphFormat, query: Filter & { view: View }, search: string): Representation {
  const whole = served.graphs.get(format);
  if (whole !== undefined && new URLSearchParams(search).size === 0) return whole;
  const { view, ...filter } = query;
  const { connections, modified } = served;
  knownFilter(served, filter);
  return representPart(connections, { selection: select(connections, filter), view, format }, modified);
}

/** @throws {Refusal} where the filter names what the map does not have. */
export function knownFilter({ map, connections }: ServedMap, { section, holder, around }: Filter): void {
  if (section !== undefined) known(section, map.sections, { what: "section", parameter: "section" });
  if (holder !== undefined) known(holder, map.holders, { what: "holder", parameter: "holder" });
  if (around !== undefined) knownNode(connections, around, "around");
}

function mapSummary(library: Library, served: ServedMap): MapSummary {
  const { map, connections, version, modified } = served;
  const { id, title, summary, language, license, authors, theses, claims, inferences } = map;
  const address = mapAddress(id);
  const thesis = connections.claims.get(theses[0] ?? "");
  const attacks = inferences.filter(({ polarity }) => polarity === "attack");
  return {
    id,
    title,
    summary: summary ?? null,
    language,
    license: license ?? null,
    authors,
    thesis: thesis === undefined ? null : { id: thesis.id, label: thesis.label, text: thesis.text },
    counts: {
      claims: claims.length,
      inferences: inferences.length,
      supports: inferences.length - attacks.length,
      attacks: attacks.length,
      undercuts: attacks.filter(({ conclusion }) => connections.inferences.has(conclusion)).length,
      theses: theses.length,
      holders: map.holders.length,
      notes: map.notes.length,
      sources: map.sources.length,
      findings: findingsOf(library, served).length,
    },
    sections: map.sections.map(({ id, title, summary }) => ({
      id,
      title,
      summary: summary ?? null,
      claims: claims.filter(({ section }) => section === id).length,
    })),
    version,
    modified: modified.toISOString(),
    links: {
      map: address,
      graph: `${address}/graph`,
      cytoscape: `${address}/graph.cytoscape.json`,
      nodeLink: `${address}/graph.node-link.json`,
      claims: `${address}/claims`,
      search: `${address}/search`,
      evaluation: `${address}/evaluation`,
      cruxes: `${address}/cruxes`,
      brief: `${address}/brief`,
      tour: `${address}/tour`,
      checks: `${address}/checks`,
      links: `${address}/links`,
      viewer: viewerAddress(id),
      embed: `${viewerAddress(id)}/embed`,
    },
  };
}
