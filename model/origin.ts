import type { ArgumentMap } from "./map.ts";

/** What a map's claims are the claims of: an article or, of a map that names no source, no more than its argument. */
export const originOf = ({ sources }: Pick<ArgumentMap, "sources">): "article" | "argument" =>
  sources.length === 0 ? "argument" : "article";
