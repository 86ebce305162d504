import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { fold } from "../../../model/layout/fold.ts";
import { createMemory, layout } from "../../../model/layout/layout.ts";
import { places } from "../../../model/layout/places.ts";
import type { Arrangements, Forest, Layout, Size } from "../../../model/layout/tree.ts";
import type { ArgumentMap } from "../../../model/map.ts";
import { readText } from "../../../model/read.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { chain, linked, mapOf, single, twoTheses, undercut } from "../../maps.ts";
import { arbitraryArgument, sizeOf } from "./arguments.ts";
import { brokenLaws } from "./laws.ts";

const VIEWPORT: Size = { width: 1440, height: 900 };

const forestOf = (map: ArgumentMap) => places(connect(map));
const draw = (forest: Forest, previous?: Arrangements, viewport = VIEWPORT) =>
  layout(forest, sizeOf, previous === undefined ? { viewport } : { viewport, previous });

function zoomToFit({ width, height }: Size, viewport = VIEWPORT): number {
  return Math.min(1, viewport.width / width, viewport.height / height);
}

function box(drawn: Layout, id: string) {
  const found = drawn.boxes.get(id);
  if (found === undefined) throw new Error(`There is no box ${id}.`);
  return found;
}

/** Some of a map's claims. */
function openSet(map: ArgumentMap): fc.Arbitrary<ReadonlySet<string>> {
  return fc.subarray(map.claims.map(({ id }) => id)).map((ids) => new Set(ids));
}

describe("layout", () => {
  test("no claim at all is an empty picture", () => {
    const drawn = draw(forestOf(mapOf([])));
    expect(drawn).toMatchObject({ width: 0, height: 0, boxes: new Map(), routes: new Map(), bands: [] });
  });

  test("a claim alone is the whole picture", () => {
    const drawn = draw(forestOf(single));
    expect(drawn.boxes).toEqual(new Map([["claim:a", { x: 0, y: 0, ...sizeOf(nodeOf(single, "claim:a")) }]]));
    expect(drawn).toMatchObject(sizeOf(nodeOf(single, "claim:a")));
  });

  test("a single reason in a row stands straight under its conclusion", () => {
    const drawn = draw(forestOf(mapOf(["i: b -> a"])), new Map([["claim:a", "rows-1"]]));
    expect(drawn.routes.get("inference:i")).toHaveLength(2);
    expect(drawn.routes.get("claim:b")).toHaveLength(2);
  });

  test("linked premises stand side by side in a wide window and one under the other in a high one", () => {
    const [wide, high] = [
      { width: 2000, height: 300 },
      { width: 300, height: 2000 },
    ].map((viewport) => draw(forestOf(linked), undefined, viewport));
    const across = (drawn?: Layout) => drawn && Math.sign(box(drawn, "claim:c").x - box(drawn, "claim:b").x);
    const down = (drawn?: Layout) => drawn && Math.sign(box(drawn, "claim:c").y - box(drawn, "claim:b").y);
    expect([across(wide), down(wide)]).toEqual([1, 0]);
    expect([across(high), down(high)]).toEqual([0, 1]);
  });

  test("an arrow has room for its head wherever it points", () => {
    fc.assert(
      fc.property(arbitraryArgument(), (map) => {
        const forest = forestOf(map);
        for (const [id, route] of draw(forest).routes) {
          if (forest.nodes.get(id)?.kind !== "inference") continue;
          const [before, last] = [route.at(-2), route.at(-1)];
          expect(
            Math.abs((before?.x ?? 0) - (last?.x ?? 0)) + Math.abs((before?.y ?? 0) - (last?.y ?? 0)),
          ).toBeGreaterThanOrEqual(14);
        }
      }),
    );
  });

  test("an undercut stands below the mark it bears on, after the premises", () => {
    const drawn = draw(forestOf(undercut));
    const [mark, attacker] = [box(drawn, "inference:i"), box(drawn, "inference:u")];
    expect(attacker.y).toBeGreaterThanOrEqual(mark.y + mark.height);
    expect(attacker.x > box(drawn, "claim:b").x || attacker.y > box(drawn, "claim:b").y).toBe(true);
  });

  test("several trees stand side by side in a wide window", () => {
    const drawn = draw(forestOf(twoTheses));
    expect(box(drawn, "claim:a").y).toBe(box(drawn, "claim:b").y);
    expect(box(drawn, "claim:a").x).toBeLessThan(box(drawn, "claim:b").x);
  });

  test("what fits the window at full size is drawn as low as it can be", () => {
    const map = mapOf(["i: b -> a", "j: c -> a", "k: d -> a"]);
    const drawn = draw(fold(forestOf(map), new Set(["a"])));
    expect(drawn.arrangements.get("claim:a")).toBe("rows-1");
  });

  test("many grounds are broken into rows or columns", () => {
    const map = mapOf(Array.from({ length: 24 }, (_, index) => `i${index}: c${index} -> a`));
    const drawn = draw(forestOf(map));
    expect(drawn.arrangements.get("claim:a")).toMatch(/^(rows|columns)-[3-9]@/u);
    expect(zoomToFit(drawn)).toBeGreaterThan(0.5);
  });

  test("every law holds of every picture, whatever is open", () => {
    fc.assert(
      fc.property(
        fc
          .oneof({ weight: 3, arbitrary: arbitraryArgument() }, { weight: 1, arbitrary: arbitraryMap() })
          .chain((map) => fc.tuple(fc.constant(map), fc.option(openSet(map)))),
        fc.constantFrom({ width: 1440, height: 900 }, { width: 390, height: 800 }, { width: 4000, height: 600 }),
        ([map, open], viewport) => {
          const whole = forestOf(map);
          const forest = open === null ? whole : fold(whole, open);
          expect(brokenLaws(forest, draw(forest, undefined, viewport))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  }, 120_000);

  const folder = join(import.meta.dirname, "../../../graph-data");
  test.each(readdirSync(folder).filter((name) => name.endsWith(".json")))(
    "every law holds of %s, opened step by step",
    (name) => {
      const map = readText(readFileSync(join(folder, name), "utf8"));
      const forest = forestOf(map);
      const open = new Set<string>();
      let drawn = draw(fold(forest, open));
      for (const [index, { id }] of map.claims.entries()) {
        open.add(id);
        if (index % 10 !== 0) continue;
        const visible = fold(forest, open);
        drawn = draw(visible, drawn.arrangements);
        expect(brokenLaws(visible, drawn)).toEqual([]);
      }
      expect(brokenLaws(forest, draw(forest, drawn.arrangements))).toEqual([]);
    },
  );

  test("the shipped map is drawn the same on every machine, to the pixel", () => {
    const forest = forestOf(readText(readFileSync(join(folder, "alaska-summit.json"), "utf8")));
    const { boxes, routes, bands, width, height } = draw(forest);
    const picture = JSON.stringify([width, height, [...boxes], [...routes], bands]);
    // Where map or layout are changed on purpose, look at the reference pictures and take the new digest.
    expect(createHash("sha256").update(picture).digest("hex")).toBe(
      "fa6f68cd7ed2af13d0d6c5d38df4fe115eca4d309b382c31f4aa809502fd0899",
    );
  });

  test("the same forest gives the same picture", () => {
    fc.assert(
      fc.property(arbitraryArgument(), (map) => {
        expect(draw(forestOf(structuredClone(map)))).toEqual(draw(forestOf(map)));
      }),
    );
  });

  test("an earlier picture handed back is drawn again", () => {
    fc.assert(
      fc.property(arbitraryArgument(), (map) => {
        const drawn = draw(forestOf(map));
        expect(draw(forestOf(map), drawn.arrangements)).toEqual(drawn);
      }),
    );
  });

  test("what is remembered of earlier pictures changes none", () => {
    fc.assert(
      fc.property(
        arbitraryArgument().chain((map) => fc.tuple(fc.constant(map), fc.array(openSet(map), { maxLength: 5 }))),
        ([map, opened]) => {
          const forest = forestOf(map);
          const memory = createMemory();
          let previous: Arrangements | undefined;
          for (const open of opened) {
            const visible = fold(forest, open);
            const options = previous === undefined ? { viewport: VIEWPORT } : { viewport: VIEWPORT, previous };
            const drawn = layout(visible, sizeOf, { ...options, memory });
            expect(drawn).toEqual(layout(visible, sizeOf, options));
            previous = drawn.arrangements;
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test("opening and closing keeps how the rest is arranged, unless that fits a fifth worse", () => {
    fc.assert(
      fc.property(
        arbitraryArgument().chain((map) => fc.tuple(fc.constant(map), openSet(map), openSet(map))),
        ([map, before, after]) => {
          const forest = forestOf(map);
          const earlier = draw(fold(forest, before));
          const later = draw(fold(forest, after), earlier.arrangements);
          const best = draw(fold(forest, after));
          expect(zoomToFit(later)).toBeGreaterThanOrEqual(0.8 * zoomToFit(best));
          const changed = [...later.arrangements].filter(
            ([id, arrangement]) => (earlier.arrangements.get(id) ?? arrangement) !== arrangement,
          );
          if (changed.length > 0) expect(later).toEqual(best);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("opening one branch of a settled picture moves no arrangement", () => {
    const map = mapOf(["i: b -> a", "j: c -> a", "k: d -> b", "l: e -> b", "m: f -> c"]);
    const forest = forestOf(map);
    const earlier = draw(fold(forest, new Set(["a"])));
    const later = draw(fold(forest, new Set(["a", "b"])), earlier.arrangements);
    expect(Object.fromEntries(later.arrangements)).toMatchObject(Object.fromEntries(earlier.arrangements));
  });

  test("a chain of five thousand claims is drawn", () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `i${index}: c${index + 1} -> c${index}`);
    const drawn = draw(forestOf(mapOf(lines)));
    expect(drawn.boxes.size).toBe(10_001);
  });

  test("a claim with two thousand grounds is drawn", () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `i${index}: c${index} -> a`);
    const drawn = draw(forestOf(mapOf(lines)));
    expect(drawn.boxes.size).toBe(4001);
    expect(zoomToFit(drawn)).toBeGreaterThan(0.03);
  });

  test("a chain reads from the top down", () => {
    const drawn = draw(forestOf(chain));
    const ys = ["claim:a", "claim:b", "claim:c"].map((id) => box(drawn, id).y);
    expect(ys).toEqual(ys.toSorted((a, b) => a - b));
  });
});

function nodeOf(map: ArgumentMap, id: string) {
  const node = forestOf(map).nodes.get(id);
  if (node === undefined) throw new Error(`There is no node ${id}.`);
  return node;
}
