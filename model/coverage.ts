/** What in a map refers to which sentences of a source, and to which nothing does. */
import type { ArgumentMap, Passage, Source } from "./map.ts";
import type { Excerpt } from "./passages.ts";
import type { Place } from "./sentences.ts";

/** An excerpt of a source and what in the map refers to it: a claim, an inference, or the list of what is unmapped. */
export type Use = Excerpt &
  ({ readonly by: "claim" | "inference"; readonly id: string } | { readonly by: "unmapped"; readonly reason: string });

/** Every use a map makes of a source: claims, inferences, then what is unmapped, in the map's order. */
export function uses(map: ArgumentMap, source: Source): readonly Use[] {
  const usedBy = (by: "claim" | "inference", { id, passages }: { id: string; passages: readonly Passage[] }): Use[] =>
    passages
      .filter((passage) => passage.source === source.id)
      .map(({ at, start, end, sha256 }) => ({ by, id, at, start, end, sha256 }));
  return [
    ...map.claims.flatMap((claim) => usedBy("claim", claim)),
    ...map.inferences.flatMap((inference) => usedBy("inference", inference)),
    ...source.unmapped.map((span): Use => ({ by: "unmapped", ...span })),
  ];
}

/** A place of the text and what refers to it. Nothing refers to it where all three are empty. */
export type Covered = Place & {
  readonly claims: readonly string[];
  readonly inferences: readonly string[];
  /** Why it carries no argument. */
  readonly unmapped: readonly string[];
};

export type Coverage = {
  /** `sentences`: each sentence of the text. `places`: the places that something refers to, all that is known. */
  readonly of: "sentences" | "places";
  readonly covered: readonly Covered[];
  readonly counts: {
    readonly total: number;
    /** In a claim or an inference. */
    readonly mapped: number;
    /** In neither, for a reason that is given. */
    readonly unmapped: number;
    /** In nothing. */
    readonly open: number;
  };
};

/** Each distinct place among the uses, in the order of the text. */
function placesOf(uses: readonly Use[]): readonly Place[] {
  const places = new Map(uses.map(({ at, start, end }) => [`${start}-${end}`, { at, start, end }]));
  return [...places.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Which claims, inferences and reasons refer to each sentence of a text, or, where the text is not there, to each place
 * that is referred to at all. A place counts as referred to when a use overlaps it.
 *
 * @param uses At their places in this text: `uses(map, source)` for the very text, `found(...)` for another version.
 * @param sentences The text's sentences, in order.
 */
export function coverage(uses: readonly Use[], sentences?: readonly Place[]): Coverage {
  const places = sentences ?? placesOf(uses);
  const ordered = uses.toSorted((a, b) => a.start - b.start);
  let arrived = 0;
  let near: readonly Use[] = [];
  const covered = places.map((place): Covered => {
    const before = arrived;
    while ((ordered[arrived]?.start ?? Number.POSITIVE_INFINITY) < place.end) arrived += 1;
    near = [...near, ...ordered.slice(before, arrived)].filter((use) => use.end > place.start);
    const here = near.filter((use) => use.start < place.end);
    const ids = (by: "claim" | "inference") => [...new Set(here.flatMap((use) => (use.by === by ? [use.id] : [])))];
    const reasons = here.flatMap((use) => (use.by === "unmapped" ? [use.reason] : []));
    const { at, start, end } = place;
    return { at, start, end, claims: ids("claim"), inferences: ids("inference"), unmapped: [...new Set(reasons)] };
  });
  const isMapped = ({ claims, inferences }: Covered) => claims.length + inferences.length > 0;
  const mapped = covered.filter(isMapped).length;
  const unmapped = covered.filter((place) => !isMapped(place) && place.unmapped.length > 0).length;
  return {
    of: sentences === undefined ? "places" : "sentences",
    covered,
    counts: { total: covered.length, mapped, unmapped, open: covered.length - mapped - unmapped },
  };
}
