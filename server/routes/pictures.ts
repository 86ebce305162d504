/** Pictures of maps. Only the address says which: browsers that look at pages prefer pictures to data in `Accept`. */
import { mapParameters, pictureQuery } from "../../model/api.ts";
import type { PictureFormat } from "../drawing.ts";
import { servedMap } from "../lookup.ts";
import { PICTURE_TYPES } from "../pictures.ts";
import { NEVER, route } from "../route.ts";
import { knownFilter } from "./maps.ts";

const DRAWN =
  "The map as the viewer draws it, with its layout, its look and what stands in it; of a part where the filters ask " +
  "for one. As large as life, or fitted to `width`, or to `width` and `height`; where texts would be too small to " +
  "be read, labels stand in their place.";

function pictureRoute(format: PictureFormat, name: string, summary: string, more: string) {
  return route({
    method: "get",
    path: `/api/maps/{map}/graph.${format}`,
    name,
    tag: "maps",
    summary,
    description: `${DRAWN} ${more}`,
    parameters: mapParameters,
    query: pictureQuery,
    answers: [{ mediaType: PICTURE_TYPES[format] }],
    negotiates: NEVER,
    example: { map: "alaska-summit" },
    handler: async ({ parameters, query, left }, service) => {
      const served = await servedMap(service, parameters.map);
      const { open, theme, width, height, caption, ...filter } = query;
      knownFilter(served, filter);
      const wanted = {
        open: open === "all" ? Number.POSITIVE_INFINITY : Number(open),
        theme,
        page: { width, height },
        caption: caption === "yes",
      };
      return service.pictures(service.library(), served, { filter, wanted, format }, left());
    },
  });
}

export const pictureRoutes = [
  pictureRoute("svg", "drawGraph", "A picture of the map as SVG", "Its text is text, and its fonts are in it."),
  pictureRoute(
    "png",
    "paintGraph",
    "A picture of the map as PNG",
    "Without a `width` it has two pixels for one; it never has more than some 16 million.",
  ),
];
