/** A part of a map as a map of its own: what is not selected, and what only spoke of that, is gone. */
import type { ArgumentMap } from "./map.ts";
import type { Selection } from "./neighbourhood.ts";

/** @param selection Whole: an inference is in it only with its premises and what it ends in. */
export function mapOfSelection(map: ArgumentMap, { claims, inferences }: Selection): ArgumentMap {
  if (claims.size === map.claims.length && inferences.size === map.inferences.length) return map;
  const here = (id: string) => claims.has(id) || inferences.has(id);
  return {
    ...map,
    theses: map.theses.filter(here),
    claims: map.claims.filter(({ id }) => claims.has(id)),
    inferences: map.inferences.filter(({ id }) => inferences.has(id)),
    restatements: map.restatements.map((group) => group.filter(here)).filter(({ length }) => length > 1),
    notes: map.notes.filter(({ target }) => here(target)),
    links: map.links.filter(({ claim }) => claims.has(claim)),
  };
}
