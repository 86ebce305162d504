import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { depict } from "../../../model/picture/depict.ts";
import { THEMES } from "../../../model/picture/palette.ts";
import { svgOf } from "../../../model/picture/svg.ts";
import { everything } from "../../../model/selection.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { flat, measure } from "./taken.ts";

const side = fc.integer({ min: 320, max: 2000 });
const wanted = fc.record({
  open: fc.constantFrom(0, 1, Number.POSITIVE_INFINITY),
  theme: fc.constantFrom(...THEMES),
  page: fc.oneof(fc.constant({}), fc.record({ width: side }), fc.record({ width: side, height: side })),
  caption: fc.boolean(),
});
const world = { standing: { labels: new Map([["a", "in" as const]]), assumed: new Map() }, links: new Map(), measure };

test("a picture of any map has the size that was asked for, and every box and line is on it", () => {
  fc.assert(
    fc.property(arbitraryMap(), wanted, (map, asked) => {
      const scene = depict(map, everything(connect(map)), undefined, asked, world);
      const { width = scene.width, height = scene.height } = asked.page as { width?: number; height?: number };
      expect([scene.width, scene.height]).toEqual([width, height]);
      for (const shape of flat(scene.shapes)) {
        if (shape.kind === "text") continue;
        const points =
          shape.kind === "line" ? shape.points : [shape, { x: shape.x + shape.width, y: shape.y + shape.height }];
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(scene.width);
          expect(y).toBeLessThanOrEqual(scene.height);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("the same map gives the same picture", () => {
  fc.assert(
    fc.property(arbitraryMap(), wanted, (map, asked) => {
      const once = () => svgOf(depict(map, everything(connect(map)), undefined, asked, world), map.title);
      expect(once()).toBe(once());
    }),
    { numRuns: 30 },
  );
});
