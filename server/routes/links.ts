/** What other maps have to do with a map. */
import { type LinkList, linkListSchema, linksQuery, mapParameters } from "../../model/api.ts";
import { linkAnswers } from "../linked.ts";
import { servedMap } from "../lookup.ts";
import { pageOf } from "../paging.ts";
import { representJson } from "../representations.ts";
import { route } from "../route.ts";

export const linkRoutes = [
  route({
    method: "get",
    path: "/api/maps/{map}/links",
    name: "listLinks",
    tag: "argument",
    summary: "What other maps corroborate, qualify or contradict",
    description:
      "Each link between a claim of this map and a claim of another, whichever of the two maps has it, with both claims " +
      "in short. In pages; the map's own first, then those of the others to it.",
    parameters: mapParameters,
    query: linksQuery,
    answers: [{ mediaType: "application/json", schema: linkListSchema }],
    example: { map: "alaska-summit", with: "alaska-summit-preview" },
    handler: async (request, service) => {
      const served = await servedMap(service, request.parameters.map);
      const library = service.library();
      const { with: other, relation } = request.query;
      const links = await linkAnswers(
        library,
        served,
        (link) =>
          (other === undefined || link.other.map === other) && (relation === undefined || link.relation === relation),
      );
      const { items, total, next } = pageOf(links, request, library.version());
      const count = (wanted: string) => links.filter((link) => link.relation === wanted).length;
      const answer: LinkList = {
        map: served.map.id,
        counts: {
          corroborates: count("corroborates"),
          qualifies: count("qualifies"),
          conflicts: count("conflicts"),
        },
        links: items,
        total,
        next,
      };
      return representJson(answer, { modified: library.modified() });
    },
  }),
];
