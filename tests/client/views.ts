/** Any view that a reader can come to, for the laws of state and address. */
import fc from "fast-check";
import { type Camera, type Filter, TABS, type ViewerState } from "../../client/state.ts";
import { POLARITIES, STANCES } from "../../model/map.ts";
import type { Folding } from "../../model/picture/folding.ts";
import { ASSUMED } from "../../model/picture/standing.ts";
import { HOSTILE_IDS } from "../arbitrary.ts";

export const ids = fc.oneof(
  fc.constantFrom("a", "b", "c", ...HOSTILE_IDS),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
);
const idSet = fc.uniqueArray(ids, { maxLength: 4 }).map((list) => new Set(list));

const folding: fc.Arbitrary<Folding> = fc
  .record({
    depth: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(Number.POSITIVE_INFINITY)),
    opened: idSet,
    closed: idSet,
    part: fc.integer({ min: 0, max: 900 }),
  })
  .map(({ depth, opened, closed, part }) => ({
    depth,
    opened,
    part,
    closed: new Set([...closed].filter((id) => !opened.has(id))),
  }));

const filter: fc.Arbitrary<Filter> = fc.record({
  sections: idSet,
  holders: idSet,
  stances: fc.subarray([...STANCES]).map((list) => new Set(list)),
  polarity: fc.constantFrom(undefined, ...POLARITIES),
  importance: fc.integer({ min: 1, max: 3 }),
  tags: idSet,
  unsupported: fc.boolean(),
});

const px = fc.integer({ min: -99_999, max: 99_999 });
const camera: fc.Arbitrary<Camera> = fc.oneof(
  fc.constantFrom("start" as const, "whole" as const),
  fc.record({ claim: ids, x: px, y: px, zoom: fc.integer({ min: 1, max: 200 }) }),
);

export const views: fc.Arbitrary<ViewerState> = fc
  .record({
    selected: fc.option(ids, { nil: undefined }),
    use: fc.option(ids, { nil: undefined }),
    folding,
    query: fc.string({ unit: "grapheme", maxLength: 30 }),
    focus: fc.option(
      fc.record({ claim: ids, direction: fc.constantFrom("reasons" as const, "consequences" as const) }),
      { nil: undefined },
    ),
    filter,
    assumed: fc
      .uniqueArray(fc.tuple(ids, fc.constantFrom(...ASSUMED)), { maxLength: 4, selector: ([id]) => id })
      .map((pairs) => new Map(pairs)),
    camera,
    layered: fc.boolean(),
    text: fc.option(fc.record({ source: ids, at: fc.constantFrom(undefined, "1.1", "26.3"), together: fc.boolean() }), {
      nil: undefined,
    }),
    tour: fc.option(
      ids.map((id) => `point,${id}`),
      { nil: undefined },
    ),
    tab: fc.constantFrom(...TABS),
  })
  .map((view) => ({ ...view, use: view.selected === undefined ? undefined : view.use }));
