/** A part of a map as a map of its own: what is not selected, and what only spoke of that, is gone. */
import type { Connections } from "./connections.ts";
import type { ArgumentMap } from "./map.ts";
import type { Selection } from "./neighbourhood.ts";

/** @param selection Whole: an inference is in it only with its premises and what it ends in. */
export function mapOfSelection(connections: Connections, { claims, inferences }: Selection): ArgumentMap {
  const { map } = connections;
  if (claims.size === connections.claims.size && inferences.size === connections.inferences.size) return map;
  const { position } = connections;
  const inOrder = (ids: ReadonlySet<string>) => [...ids].sort((a, b) => position(a) - position(b));
  const here = (id: string) => claims.has(id) || inferences.has(id);
  return {
    ...map,
    theses: map.theses.filter(here),
    claims: inOrder(claims).flatMap((id) => connections.claims.get(id) ?? []),
    inferences: inOrder(inferences).flatMap((id) => connections.inferences.get(id) ?? []),
    restatements: map.restatements.map((group) => group.filter(here)).filter(({ length }) => length > 1),
    notes: map.notes.filter(({ target }) => here(target)),
    links: map.links.filter(({ claim }) => claims.has(claim)),
  };
}
