/** What the claims of several maps say about each other: each link as either of its two maps sees it. */
import type { Connections } from "./connections.ts";
import type { ArgumentMap } from "./map.ts";
import { type Problem, problem, quoted } from "./problems.ts";

/**
 * A link seen from one of its maps. `outgoing`: this map's claim does it to the other's. `incoming`: the other's claim
 * does it to this map's.
 */
export type SeenLink = Pick<ArgumentMap["links"][number], "relation" | "strength" | "comment"> & {
  readonly direction: "outgoing" | "incoming";
  /** The claim of this map. */
  readonly claim: string;
  /** The claim of the other map; a link that dangles names what is not there. */
  readonly other: { readonly map: string; readonly claim: string };
};

/**
 * A map's own links in its order, then those of the other maps to it in theirs. Of the others' links only those count
 * that reach a claim: the others are told of the rest (`danglingLinks`).
 */
export function linksSeenFrom(
  { map, claims }: Pick<Connections, "map" | "claims">,
  maps: Iterable<Pick<ArgumentMap, "id" | "links">>,
): readonly SeenLink[] {
  const outgoing = map.links.map(
    ({ claim, map, target, ...said }): SeenLink => ({
      direction: "outgoing",
      ...said,
      claim,
      other: { map, claim: target },
    }),
  );
  const incoming = [...maps].flatMap((other) => {
    if (other.id === map.id) return [];
    const to = other.links.filter((link) => link.map === map.id && claims.has(link.target));
    return to.map(
      ({ claim, map: _here, target, ...said }): SeenLink => ({
        direction: "incoming",
        ...said,
        claim: target,
        other: { map: other.id, claim },
      }),
    );
  });
  return [...outgoing, ...incoming];
}

/** A finding for each link that leads to a map, or to a claim, that is not among these. */
export function danglingLinks(
  map: Pick<ArgumentMap, "links">,
  maps: ReadonlyMap<string, { readonly claims: ReadonlyMap<string, unknown> }>,
): readonly Problem[] {
  return map.links.flatMap(({ claim, map: id, target }, index) => {
    const claims = maps.get(id)?.claims;
    if (claims?.has(target)) return [];
    const message =
      claims === undefined
        ? `There is no map ${quoted(id)} here.`
        : `The map ${quoted(id)} has no claim ${quoted(target)}.`;
    return [problem("dangling-link", ["links", index, claims === undefined ? "map" : "target"], message, claim)];
  });
}
