import fc from "fast-check";
import {
  between,
  centring,
  clearing,
  crisp,
  fitting,
  holding,
  opening,
  revealing,
  sameView,
  zooming,
} from "../../client/camera.ts";
import type { Rectangle } from "../../model/layout/tree.ts";

const room: Rectangle = { x: 10, y: 40, width: 900, height: 600 };
const rectangle: fc.Arbitrary<Rectangle> = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  width: fc.integer({ min: 20, max: 400 }),
  height: fc.integer({ min: 20, max: 300 }),
});
const px = fc.integer({ min: -4000, max: 4000 });
const point = fc.record({ x: px, y: px });
const view = fc.record({ zoom: fc.integer({ min: 40, max: 150 }).map((percent) => percent / 100), pan: point });

/** Where a rectangle of the map stands in the window. */
function seen({ x, y, width, height }: Rectangle, { zoom, pan }: { zoom: number; pan: { x: number; y: number } }) {
  return {
    left: x * zoom + pan.x,
    top: y * zoom + pan.y,
    right: (x + width) * zoom + pan.x,
    bottom: (y + height) * zoom + pan.y,
  };
}

function expectInside(box: Rectangle, at: Parameters<typeof seen>[1]) {
  const { left, top, right, bottom } = seen(box, at);
  expect(left).toBeGreaterThanOrEqual(room.x - 0.001);
  expect(top).toBeGreaterThanOrEqual(room.y - 0.001);
  expect(right).toBeLessThanOrEqual(room.x + room.width + 0.001);
  expect(bottom).toBeLessThanOrEqual(room.y + room.height + 0.001);
}

test("what is fitted is in the room, never larger than life", () => {
  fc.assert(
    fc.property(rectangle, (box) => {
      const at = fitting(box, room);
      expect(at.zoom).toBeLessThanOrEqual(1);
      expectInside(box, at);
    }),
  );
});

test("what is revealed comes from under what lies over the window, and stays in the room", () => {
  const over: Rectangle = { x: 12, y: 480, width: 200, height: 150 };
  fc.assert(
    fc.property(rectangle, view, (box, from) => {
      fc.pre(box.width * from.zoom < 640 && box.height * from.zoom < 500);
      const at = clearing(revealing(from, box, room), box, over, room);
      expectInside(box, at);
      const { left, right, top, bottom } = seen(box, at);
      const covered = right > over.x && left < over.x + over.width && bottom > over.y && top < over.y + over.height;
      expect(covered).toBe(false);
      expect(clearing(at, box, over, room)).toEqual(at);
      expect(clearing(from, box, { ...over, width: 0 }, room)).toEqual(from);
    }),
  );
});

test("what is revealed is in the room, and what is there already moves nothing", () => {
  fc.assert(
    fc.property(rectangle, view, (box, from) => {
      fc.pre(box.width * from.zoom < 800 && box.height * from.zoom < 500);
      const at = revealing(from, box, room);
      expectInside(box, at);
      expect(sameView(revealing(at, box, room), at)).toBe(true);
    }),
  );
});

test("of what is larger than the room its beginning is revealed", () => {
  const large = { x: 0, y: 0, width: 3000, height: 3000 };
  const { left, top } = seen(large, revealing({ zoom: 1, pan: { x: -2000, y: -2500 } }, large, room));
  expect(left).toBeGreaterThanOrEqual(room.x);
  expect(top).toBeGreaterThanOrEqual(room.y);
});

test("what is too far away to be read is gone near to", () => {
  const box = { x: 100, y: 100, width: 200, height: 80 };
  expect(revealing({ zoom: 0.2, pan: { x: 0, y: 0 } }, box, room).zoom).toBeGreaterThan(0.62);
});

test("a place that is held stays where it is in the window", () => {
  fc.assert(
    fc.property(view, point, point, (from, was, is) => {
      const at = holding(from, was, is);
      expect(is.x * at.zoom + at.pan.x).toBeCloseTo(was.x * from.zoom + from.pan.x, 4);
      expect(is.y * at.zoom + at.pan.y).toBeCloseTo(was.y * from.zoom + from.pan.y, 4);
    }),
  );
});

test("zooming keeps what is under the pointer there", () => {
  fc.assert(
    fc.property(view, point, fc.integer({ min: 80, max: 120 }), (from, at, percent) => {
      const to = zooming(from, percent / 100, at);
      expect((at.x - to.pan.x) / to.zoom).toBeCloseTo((at.x - from.pan.x) / from.zoom, 4);
    }),
  );
});

test("a way between two views begins and ends at them", () => {
  fc.assert(
    fc.property(view, view, (from, to) => {
      expect(sameView(between(from, to, 0), from)).toBe(true);
      expect(between(from, to, 1)).toBe(to);
    }),
  );
});

test("a zoom of nearly one is made one, on whole pixels", () => {
  const at = crisp({ zoom: 1.03, pan: { x: 12.3, y: 45.6 } }, room);
  expect(at.zoom).toBe(1);
  expect(at.pan.x % 1).toBeCloseTo(0.5);
  expect(at.pan.y % 1).toBeCloseTo(0);
  const far = centring({ x: 0, y: 0 }, 0.8, room);
  expect(crisp(far, room)).toBe(far);
});

describe("a map's beginning", () => {
  const first = { x: 1800, y: 0, width: 280, height: 90 };

  test("is the whole where labels can then be read", () => {
    const all = { x: 0, y: 0, width: 1900, height: 1200 };
    expect(opening(all, first, room)).toEqual(fitting(all, room));
  });

  test("else what comes first, in the room's middle unless the map ends there", () => {
    const all = { x: 0, y: 0, width: 5000, height: 4000 };
    const at = opening(all, first, room);
    expectInside(first, at);
    const { left, right } = seen(first, at);
    expect((left + right) / 2).toBeCloseTo(room.x + room.width / 2);
    const corner = { ...first, x: 0 };
    expectInside(corner, opening(all, corner, room));
    expect(seen(all, opening(all, corner, room)).left).toBeGreaterThan(room.x);
  });
});
