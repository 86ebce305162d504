/** From one version of a map to the next: what of a view holds there still, and what has become of the map. */
import { count } from "../model/count.ts";
import type { ArgumentMap } from "../model/map.ts";
import type { Reading } from "../model/picture/reading.ts";
import type { TourStep } from "../model/tour.ts";
import type { Transition } from "./state.ts";

/** The same view of another version: without what only the one before had. */
export function carriedOver({ connections }: Reading, tour: readonly TourStep[]): Transition {
  const { claims, inferences, map } = connections;
  const isThere = (id: string) => claims.has(id) || inferences.has(id);
  const [sections, holders, sources] = [ids(map.sections), ids(map.holders), ids(map.sources)];
  const tags = new Set(map.claims.flatMap((claim) => claim.tags));
  return (state) => {
    const { selected, use, folding, focus, filter, assumed, text } = state;
    const holds = selected !== undefined && isThere(selected);
    return {
      ...state,
      selected: holds ? selected : undefined,
      use: holds && use !== undefined && inferences.has(use) ? use : undefined,
      folding: { ...folding, opened: of(folding.opened, claims), closed: of(folding.closed, claims) },
      focus: focus !== undefined && claims.has(focus.claim) ? focus : undefined,
      filter: {
        ...filter,
        sections: of(filter.sections, sections),
        holders: of(filter.holders, holders),
        tags: of(filter.tags, tags),
      },
      assumed: new Map([...assumed].filter(([id]) => isThere(id))),
      text: text !== undefined && sources.has(text.source) ? text : undefined,
      tour: tour.some(({ id }) => id === state.tour) ? state.tour : undefined,
    };
  };
}

const ids = (things: readonly { readonly id: string }[]) => new Set(things.map(({ id }) => id));

function of(some: ReadonlySet<string>, all: { readonly has: (id: string) => boolean }): ReadonlySet<string> {
  return new Set([...some].filter((id) => all.has(id)));
}

/** "The map has changed: 2 claims more, 1 claim in other words, 1 step less." */
export function wordsOfVersions(before: ArgumentMap, after: ArgumentMap): string {
  const parts = [
    ...differences("claim", before.claims, after.claims, ({ label, text }) => `${label}\n${text}`, "in other words"),
    ...differences("step", before.inferences, after.inferences, stepOf, "otherwise drawn"),
  ];
  return parts.length === 0 ? "The map has changed." : `The map has changed: ${parts.join(", ")}.`;
}

const stepOf = ({ premises, conclusion, polarity, scheme }: ArgumentMap["inferences"][number]) =>
  JSON.stringify([premises, conclusion, polarity, scheme]);

function differences<Thing extends { readonly id: string }>(
  noun: string,
  before: readonly Thing[],
  after: readonly Thing[],
  contentOf: (thing: Thing) => string,
  otherwise: string,
): string[] {
  const was = new Map(before.map((thing) => [thing.id, contentOf(thing)]));
  const is = ids(after);
  const more = after.filter(({ id }) => !was.has(id)).length;
  const less = before.filter(({ id }) => !is.has(id)).length;
  const other = after.filter((thing) => was.has(thing.id) && was.get(thing.id) !== contentOf(thing)).length;
  return [[more, "more"] as const, [less, "less"] as const, [other, otherwise] as const].flatMap(([many, words]) =>
    many === 0 ? [] : [`${count(many, noun)} ${words}`],
  );
}
