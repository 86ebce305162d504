/** The articles that maps are made from. */
import { noQuery, sourceAnswerSchema, sourceParameters } from "../../model/api.ts";
import { sourceAnswer } from "../../model/source-answer.ts";
import { found, servedMap } from "../lookup.ts";
import { representJson } from "../representations.ts";
import { route } from "../route.ts";

export const sourceRoutes = [
  route({
    method: "get",
    path: "/api/maps/{map}/sources/{source}",
    name: "getSource",
    tag: "sources",
    summary: "A source: what is known of it, and whether the passages stand in it",
    description:
      "The article's text is not part of a map. Where whoever runs the service has installed it, the answer has it, with " +
      "what became of each passage in it and which sentence each claim refers to.",
    parameters: sourceParameters,
    query: noQuery,
    answers: [{ mediaType: "application/json", schema: sourceAnswerSchema }],
    example: { map: "alaska-summit", source: "article" },
    handler: async ({ parameters }, service) => {
      const served = await servedMap(service, parameters.map);
      const sources = new Map(served.map.sources.map((source) => [source.id, source]));
      const source = found(sources, parameters.source, { what: "source", parameter: "source" });
      const installed = served.installed.get(source.id);
      const checked =
        installed === undefined ? undefined : { text: installed.text.text, verification: installed.verification };
      const modified = new Date(Math.max(served.modified.getTime(), installed?.text.modified.getTime() ?? 0));
      return representJson(sourceAnswer(served.map, source, checked), { modified });
    },
  }),
];
