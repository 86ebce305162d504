/** Searching in the browser: the same index as the server's, loaded once the map is on the screen. */
import type { ArgumentMap } from "../model/map.ts";
import type { Hits } from "../model/search.ts";

/** `undefined` while the words are being looked for. */
export type Find = (query: string) => Hits | undefined;

export const NO_HITS: Hits = { having: "all", total: 0, hits: [] };

/** Until there is something that finds. */
export const findLater: Find = (query) => (query.trim() === "" ? NO_HITS : undefined);

export async function loadFinder(map: ArgumentMap): Promise<Find> {
  const { search, searchIndexInParts } = await import("../model/search.ts");
  const index = await searchIndexInParts(map);
  return (query) => search(index, query);
}
