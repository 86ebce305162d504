import fc from "fast-check";
import type { Point, Rectangle } from "../../../model/layout/tree.ts";
import type { Element } from "../../../model/picture/drawing.ts";
import { boxOf, elementsOf, fromAfar, type Painting } from "../../../model/picture/elements.ts";
import { NO_EMPHASIS } from "../../../model/picture/emphasis.ts";
import { lookOf } from "../../../model/picture/look.ts";
import { createPicture } from "../../../model/picture/picture.ts";
import { read } from "../../../model/picture/reading.ts";
import { NO_STANDING } from "../../../model/picture/standing.ts";
import { surveyIn } from "../../../model/picture/survey.ts";
import { elementsIn, nodeAt } from "../../../model/picture/window.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { measure, TOKENS } from "./taken.ts";

const VIEWPORT = { width: 1200, height: 800 };
const ALL = { depth: Number.POSITIVE_INFINITY, opened: new Set<string>(), closed: new Set<string>(), part: undefined };

const paintings = arbitraryMap().map((map): Painting => {
  const drawing = createPicture(measure)(read(map), ALL, VIEWPORT);
  return { drawing, emphasis: NO_EMPHASIS, standing: NO_STANDING };
});
const windows = fc.record({
  x: fc.integer({ min: -500, max: 2500 }),
  y: fc.integer({ min: -500, max: 2500 }),
  width: fc.integer({ min: 1, max: 1500 }),
  height: fc.integer({ min: 1, max: 1500 }),
});

const EVERYWHERE = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
const idsOf = (elements: readonly Element[]) => elements.map(({ data }) => data.id);
const touch = (a: Rectangle, b: Rectangle) =>
  a.x <= b.x + b.width && a.y <= b.y + b.height && a.x + a.width >= b.x && a.y + a.height >= b.y;
const rectangleOf = ({ position, data }: Element): Rectangle => {
  const [width, height] = [Number(data.width), Number(data.height)];
  const { x, y } = position as Point; // a node has one
  return { x: x - width / 2, y: y - height / 2, width, height };
};

/** The parts of a line that can be seen, on a grid: lines are orthogonal, in whole px. */
function dotsOf(route: readonly Point[], window: Rectangle): string[] {
  const right = window.x + window.width;
  const bottom = window.y + window.height;
  return route.slice(1).flatMap((to, at) => {
    const from = route[at] as Point; // the point before `to`
    const steps = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
    return Array.from({ length: steps + 1 }, (_, step) => ({
      x: from.x + Math.sign(to.x - from.x) * step,
      y: from.y + Math.sign(to.y - from.y) * step,
    }))
      .filter(({ x, y }) => x >= window.x && x <= right && y >= window.y && y <= bottom)
      .map(({ x, y }) => `${x},${y}`);
  });
}

describe("the elements for a window", () => {
  test("are all there is where the window is on everything", () => {
    fc.assert(
      fc.property(paintings, (painting) => {
        expect(new Set(idsOf(elementsIn(painting, EVERYWHERE, false)))).toEqual(new Set(idsOf(elementsOf(painting))));
      }),
      { numRuns: 60 },
    );
  });

  test("hold whatever reaches into it, each once, and from afar what can be told from there", () => {
    fc.assert(
      fc.property(paintings, windows, fc.boolean(), (painting, window, far) => {
        const ids = idsOf(elementsIn(painting, window, far));
        const given = new Set(ids);
        expect(given.size).toBe(ids.length);
        for (const element of elementsOf(painting)) {
          if (element.group === "edges" || !touch(rectangleOf(element), window)) continue;
          if (!far || fromAfar(element) !== undefined) expect(given).toContain(element.data.id);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("show every line as far as it can be seen, and have the boxes at its ends", () => {
    fc.assert(
      fc.property(paintings, windows, (painting, window) => {
        const given = elementsIn(painting, window, false);
        const ids = new Set(idsOf(given));
        const lines = given.filter(({ group }) => group === "edges");
        const { routes } = painting.drawing.layout;
        const shown = new Set(
          lines.flatMap(({ of, classes }) => dotsOf(routes.get(of) ?? [], window).map((dot) => `${classes} ${dot}`)),
        );
        for (const { group, of, classes } of elementsOf(painting)) {
          if (group === "nodes") continue;
          for (const dot of dotsOf(routes.get(of) ?? [], window)) expect(shown).toContain(`${classes} ${dot}`);
        }
        for (const { data } of lines) expect(ids.has(String(data.source)) && ids.has(String(data.target))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("are fewer in a smaller window, and the very same each time", () => {
    fc.assert(
      fc.property(paintings, windows, (painting, window) => {
        const given = elementsIn(painting, window, true);
        expect(elementsIn(painting, window, true)).toEqual(given);
        expect(given.length).toBeLessThanOrEqual(elementsIn(painting, EVERYWHERE, true).length);
        elementsIn(painting, window, true).forEach((element, at) => {
          expect(element).toBe(given[at]);
        });
      }),
      { numRuns: 30 },
    );
  });

  test("hold what is wanted, wherever it stands", () => {
    fc.assert(
      fc.property(paintings, (painting) => {
        const { nodes } = painting.drawing.forest;
        const far = { x: -9_000, y: -9_000, width: 10, height: 10 };
        expect(elementsIn(painting, far, false)).toEqual([]);
        const given = new Set(idsOf(elementsIn(painting, far, false, nodes.keys())));
        for (const id of nodes.keys()) expect(given).toContain(id);
      }),
      { numRuns: 30 },
    );
  });
});

test("a survey shows every claim and every line, as near by", () => {
  fc.assert(
    fc.property(paintings, (painting) => {
      const shapes = surveyIn(painting, EVERYWHERE, 0.02, lookOf(TOKENS), new Set());
      const nodes = [...painting.drawing.forest.nodes.values()];
      const claims = nodes.filter(({ kind }) => kind === "claim");
      const bands = painting.drawing.bands.length;
      expect(shapes.filter(({ kind }) => kind === "box").length).toBeGreaterThanOrEqual(claims.length + bands);
      expect(shapes.filter(({ kind }) => kind === "line")).toHaveLength(painting.drawing.layout.routes.size);
    }),
    { numRuns: 30 },
  );
});

test("what stands at a place is the node whose box is there", () => {
  fc.assert(
    fc.property(paintings, ({ drawing }) => {
      for (const node of drawing.forest.nodes.values()) {
        const box = boxOf(drawing, node);
        if (box === undefined) continue;
        expect(nodeAt(drawing, { x: box.x + box.width / 2, y: box.y + box.height / 2 })).toBe(node.id);
      }
      expect(nodeAt(drawing, { x: -5_000, y: -5_000 })).toBeUndefined();
    }),
    { numRuns: 30 },
  );
});
