/** What lists say of a map: all that is told of it without opening it. */
import type { MapSummary } from "../model/api.ts";
import type { ArgumentMap } from "../model/map.ts";
import { mapAddress, viewerAddress } from "./briefs.ts";

/** Without what depends on the file, or on the other maps that are served. */
export type Summary = Omit<MapSummary, "version" | "modified" | "links"> & {
  readonly links: Omit<MapSummary["links"], "version">;
};

/**
 * @param findings How many the checks have found, `null` where they have not been made; links that lead nowhere are
 *   counted where the other maps are known.
 */
export function summaryOf(map: ArgumentMap, findings: number | null): Summary {
  const { id, title, summary, language, license, authors, theses, claims, inferences } = map;
  const address = mapAddress(id);
  const thesis = claims.find(({ id }) => id === theses[0]);
  const steps = new Set(inferences.map(({ id }) => id));
  const attacks = inferences.filter(({ polarity }) => polarity === "attack");
  const perSection = new Map<string | undefined, number>();
  for (const { section } of claims) perSection.set(section, (perSection.get(section) ?? 0) + 1);
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
      undercuts: attacks.filter(({ conclusion }) => steps.has(conclusion)).length,
      theses: theses.length,
      holders: map.holders.length,
      notes: map.notes.length,
      sources: map.sources.length,
      findings,
    },
    sections: map.sections.map(({ id, title, summary }) => ({
      id,
      title,
      summary: summary ?? null,
      claims: perSection.get(id) ?? 0,
    })),
    links: {
      map: address,
      graph: `${address}/graph`,
      cytoscape: `${address}/graph.cytoscape.json`,
      nodeLink: `${address}/graph.node-link.json`,
      svg: `${address}/graph.svg`,
      png: `${address}/graph.png`,
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
