/** The pages for readers. Their query is the viewer's own affair: an address holds the whole view. */
import * as z from "zod";
import { compareParameters, mapParameters } from "../../model/api.ts";
import type { Connections } from "../../model/connections.ts";
import { MOST_WHOLE } from "../../model/excerpt.ts";
import { viewerAddress } from "../briefs.ts";
import { comparePage } from "../compare-page.ts";
import { galleryPage } from "../gallery.ts";
import { helpPage } from "../help.ts";
import { servedMap } from "../lookup.ts";
import { mapPage, ownPage } from "../page.ts";
import { represent } from "../representations.ts";
import { ALWAYS, route } from "../route.ts";
import { tourPage } from "../tour-page.ts";

const HTML = "text/html; charset=utf-8";

/** Whatever of it is not understood counts as not said. */
const viewerQuery = z.looseObject({});

/** The page of a map that is opened branch by branch holds but the top of it. */
const isReadWhole = (_: unknown, { claims }: Connections) => claims.size <= MOST_WHOLE;

export const pageRoutes = [
  route({
    method: "get",
    path: "/",
    name: "showMaps",
    tag: "pages",
    summary: "The maps; straight to the map where there is one",
    parameters: z.object({}),
    query: viewerQuery,
    answers: [{ mediaType: HTML }],
    example: {},
    handler: async (_, { library, assets }) => {
      const here = library();
      const [only, ...others] = here.maps.values();
      if (only !== undefined && others.length === 0 && here.rejected.length === 0 && here.waiting === 0) {
        return { redirect: viewerAddress(only.id) };
      }
      return represent(await galleryPage(assets, here), { mediaType: HTML, audience: "page" });
    },
  }),
  route({
    method: "get",
    path: "/open",
    name: "openOwn",
    tag: "pages",
    summary: "A file of the reader's own, read in the browser",
    parameters: z.object({}),
    query: viewerQuery,
    answers: [{ mediaType: HTML }],
    example: {},
    handler: (_, { assets }) => represent(ownPage(assets), { mediaType: HTML, audience: "page" }),
  }),
  route({
    method: "get",
    path: "/help",
    name: "showHelp",
    tag: "pages",
    summary: "What the statuses and numbers mean",
    parameters: z.object({}),
    query: viewerQuery,
    answers: [{ mediaType: HTML }],
    example: {},
    handler: async (_, { library, assets }) =>
      represent(await helpPage(assets, library()), { mediaType: HTML, audience: "page" }),
  }),
  route({
    method: "get",
    path: "/maps/{map}",
    name: "showMap",
    tag: "pages",
    summary: "A map, to read and explore",
    parameters: mapParameters,
    query: viewerQuery,
    answers: [{ mediaType: HTML }],
    example: { map: "alaska-summit" },
    whole: isReadWhole,
    handler: async ({ parameters, search }, service) => {
      const served = await servedMap(service, parameters.map);
      const selected = served.connections.claims.get(new URLSearchParams(search).get("claim") ?? "");
      if (selected === undefined) return service.pages(served);
      const { modified } = served;
      const page = mapPage(service.assets, served, service.origin, { selected });
      return represent(page, { mediaType: HTML, audience: "page", modified });
    },
  }),
  route({
    method: "get",
    path: "/maps/{map}/tour",
    name: "showTour",
    tag: "pages",
    summary: "The argument of a map step by step, to read and to print",
    parameters: mapParameters,
    query: viewerQuery,
    answers: [{ mediaType: HTML }],
    example: { map: "alaska-summit" },
    whole: ALWAYS,
    handler: async ({ parameters }, service) => {
      const served = await servedMap(service, parameters.map);
      return represent(tourPage(service.assets, served, service.origin), {
        mediaType: HTML,
        audience: "page",
        modified: served.modified,
      });
    },
  }),
  route({
    method: "get",
    path: "/maps/{map}/compare/{other}",
    name: "compareMaps",
    tag: "pages",
    summary: "Two maps: where one agrees with the other, qualifies it, or conflicts with it",
    parameters: compareParameters,
    query: viewerQuery,
    answers: [{ mediaType: HTML }],
    example: { map: "alaska-summit", other: "alaska-summit-preview" },
    handler: async ({ parameters }, service) => {
      const here = await servedMap(service, parameters.map);
      const there = await servedMap(service, parameters.other, "other");
      const library = service.library();
      return represent(await comparePage(service.assets, library, here, there), {
        mediaType: HTML,
        audience: "page",
        modified: library.modified(),
      });
    },
  }),
  route({
    method: "get",
    path: "/maps/{map}/embed",
    name: "embedMap",
    tag: "pages",
    summary: "A map for the frame of another site",
    parameters: mapParameters,
    query: viewerQuery,
    answers: [{ mediaType: HTML }],
    example: { map: "alaska-summit" },
    whole: isReadWhole,
    handler: async ({ parameters }, service) => {
      const served = await servedMap(service, parameters.map);
      const { modified } = served;
      return represent(mapPage(service.assets, served, service.origin, { embedded: true }), {
        mediaType: HTML,
        audience: "embed",
        modified,
      });
    },
  }),
];
