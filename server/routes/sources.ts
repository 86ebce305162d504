/** The articles that maps are made from. */
import { noQuery, type SourceAnswer, sourceAnswerSchema, sourceParameters } from "../../model/api.ts";
import { coverage, uses } from "../../model/coverage.ts";
import type { Source } from "../../model/map.ts";
import { found as foundAgain } from "../../model/passages.ts";
import type { Installed, ServedMap } from "../library.ts";
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
    handler: ({ parameters }, service) => {
      const served = servedMap(service, parameters.map);
      const sources = new Map(served.map.sources.map((source) => [source.id, source]));
      const source = found(sources, parameters.source, { what: "source", parameter: "source" });
      const installed = served.installed.get(source.id);
      const modified = new Date(Math.max(served.modified.getTime(), installed?.text.modified.getTime() ?? 0));
      return representJson(sourceAnswer(served, source, installed), { modified });
    },
  }),
];

function sourceAnswer({ map }: ServedMap, source: Source, installed: Installed | undefined): SourceAnswer {
  if (installed === undefined) {
    return {
      map: map.id,
      source,
      verification: { installed: "none", sha256: null, verified: 0, moved: 0, missing: 0, passages: [] },
      coverage: coverage(uses(map, source)),
      text: null,
    };
  }
  const { text, verification } = installed;
  return {
    map: map.id,
    source,
    verification: {
      installed: verification.text,
      sha256: verification.sha256,
      ...verification.counts,
      passages: verification.passages.map(({ passage, ...finding }) => ({
        by: passage.by,
        id: passage.by === "unmapped" ? null : passage.id,
        at: passage.at,
        start: passage.start,
        end: passage.end,
        status: finding.status,
        now: finding.status === "missing" ? null : finding.place,
      })),
    },
    coverage: coverage(foundAgain(verification), verification.sentences),
    text: text.text,
  };
}
