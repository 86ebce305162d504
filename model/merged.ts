/** Parts of a map → the map as far as it is there. */
import type { Excerpt } from "./excerpt.ts";
import type { ArgumentMap } from "./map.ts";

/** A map that is there in part. */
export type Part = {
  readonly map: ArgumentMap;
  /** The claims whose reasons and objections are not there, with how many claims lie beneath each. */
  readonly folded: Excerpt["folded"];
};

/** The part with another of the same map: what one of them has opened is open. */
export function merged(part: Part, more: Part): Part {
  const { map } = part;
  const claims = added(map.claims, more.map.claims);
  const inferences = added(map.inferences, more.map.inferences);
  const opened = new Set(inferences.map(({ conclusion }) => conclusion));
  return {
    map: {
      ...map,
      theses: [...new Set([...map.theses, ...more.map.theses])],
      claims,
      inferences,
      restatements: all(map.restatements, more.map.restatements),
      notes: all(map.notes, more.map.notes),
      links: all(map.links, more.map.links),
    },
    folded: new Map([...part.folded, ...more.folded].filter(([claim]) => !opened.has(claim))),
  };
}

function added<Thing extends { readonly id: string }>(here: readonly Thing[], more: readonly Thing[]): Thing[] {
  const known = new Set(here.map(({ id }) => id));
  return [...here, ...more.filter(({ id }) => !known.has(id))];
}

/** Each once. */
function all<Value>(here: readonly Value[], more: readonly Value[]): Value[] {
  return [...new Map([...here, ...more].map((value) => [JSON.stringify(value), value])).values()];
}
