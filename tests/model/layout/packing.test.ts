import fc from "fast-check";
import { frontier, inLines, inOneLine, placed } from "../../../model/layout/packing.ts";
import type { Size } from "../../../model/layout/tree.ts";

const GAP: Size = { width: 10, height: 6 };
const ANY_NUMBER = 1000;

const side = fc.integer({ min: 1, max: 60 });
const size: fc.Arbitrary<Size> = fc.record({ width: side, height: side });
const sizes = fc.array(size, { minLength: 1, maxLength: 5 });
const frontiers = (most: number) =>
  fc.array(
    sizes.map((all) => frontier(all, ANY_NUMBER)),
    { minLength: 1, maxLength: most },
  );
const direction = fc.constantFrom("rows" as const, "columns" as const);

const isWithin = (a: Size, b: Size) => a.width <= b.width && a.height <= b.height;

/** Every way to choose one item of each list. */
function combinations<Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  return lists.reduce<readonly (readonly Item[])[]>(
    (all, items) => all.flatMap((chosen) => items.map((item) => [...chosen, item])),
    [[]],
  );
}

function sum(values: readonly number[], gap: number): number {
  return values.reduce((total, value) => total + value + gap, -gap);
}

describe("frontier", () => {
  test("of equal widths the lowest stays, and what is both wider and higher goes", () => {
    const all = [
      { width: 4, height: 4 },
      { width: 2, height: 9 },
      { width: 4, height: 5 },
      { width: 5, height: 6 },
    ];
    expect(frontier(all, ANY_NUMBER)).toEqual([
      { width: 2, height: 9 },
      { width: 4, height: 4 },
    ]);
  });

  test("nothing was better than what stays, and something that stays is as good as what goes", () => {
    fc.assert(
      fc.property(fc.array(size), (all) => {
        const kept = frontier(all, ANY_NUMBER);
        expect(all.every((one) => kept.some((best) => isWithin(best, one)))).toBe(true);
        expect(kept.every((one) => kept.every((other) => one === other || !isWithin(one, other)))).toBe(true);
      }),
    );
  });

  test("thinned, it keeps the narrowest and the lowest", () => {
    const all = Array.from({ length: 100 }, (_, index) => ({ width: index + 1, height: 100 - index }));
    const kept = frontier(all, 5);
    expect(kept).toHaveLength(5);
    expect([kept[0], kept.at(-1)]).toEqual([all[0], all.at(-1)]);
  });
});

describe("a packing", () => {
  test("in one line leaves out no choice of blocks that is better than those it offers", () => {
    fc.assert(
      fc.property(frontiers(4), direction, (parts, direction) => {
        const offered = inOneLine(direction, parts, GAP);
        for (const chosen of combinations(parts)) {
          const [widths, heights] = [chosen.map(({ width }) => width), chosen.map(({ height }) => height)];
          const whole =
            direction === "rows"
              ? { width: sum(widths, GAP.width), height: Math.max(...heights) }
              : { width: Math.max(...widths), height: sum(heights, GAP.height) };
          expect(offered.some((packing) => isWithin(packing, whole))).toBe(true);
        }
      }),
    );
  });

  test("holds every part in order, apart from each other and within its size", () => {
    fc.assert(
      fc.property(frontiers(12), direction, fc.boolean(), (parts, direction, lines) => {
        const all = lines ? inLines(direction, parts, GAP, new Set()) : inOneLine(direction, parts, GAP);
        for (const packing of all) {
          const boxes = placed(packing).map(({ x, y, block }) => ({ x, y, ...block }));
          expect(boxes).toHaveLength(parts.length);
          expect(parts.every((blocks, index) => blocks.some((block) => block === packing.parts[index]))).toBe(true);
          expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBe(packing.width);
          expect(Math.max(...boxes.map(({ y, height }) => y + height))).toBe(packing.height);
          for (const [index, a] of boxes.entries())
            for (const b of boxes.slice(index + 1)) {
              const across = b.x >= a.x + a.width + GAP.width || a.x >= b.x + b.width + GAP.width;
              const down = b.y >= a.y + a.height + GAP.height || a.y >= b.y + b.height + GAP.height;
              expect(across || down).toBe(true);
            }
        }
      }),
    );
  });

  test("in lines has no more of them than asked for, and starts one where it must", () => {
    fc.assert(
      fc.property(frontiers(12), direction, fc.integer({ min: 1, max: 11 }), (parts, direction, at) => {
        const breaks = new Set(at < parts.length ? [at] : []);
        for (const { lines, count } of inLines(direction, parts, GAP, breaks)) {
          expect(lines.length).toBeLessThanOrEqual(count);
          expect([...breaks].every((start) => lines.includes(start))).toBe(true);
        }
      }),
    );
  });

  test("of equal parts in two rows has as many in each", () => {
    const parts = Array.from({ length: 6 }, () => [{ width: 20, height: 10 }]);
    expect(inLines("rows", parts, GAP, new Set())[0]).toMatchObject({ count: 2, lines: [0, 3], width: 80, height: 26 });
  });

  test("of nothing is empty", () => {
    expect(inOneLine("rows", [], GAP)).toMatchObject([{ width: 0, height: 0, parts: [] }]);
  });
});
