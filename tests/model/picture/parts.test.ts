import { ROOTS_AT_ONCE } from "../../../model/picture/folding.ts";
import { partWith, read, rootsShown, visible } from "../../../model/picture/reading.ts";
import { chain, mapOf } from "../../maps.ts";

const COUNT = 2 * ROOTS_AT_ONCE + 50;
/** Many arguments that have nothing to do with each other: x0 for r0, x1 for r1, and so on. */
const many = read(mapOf(Array.from({ length: COUNT }, (_, at) => `i${at}: x${at} -> r${at}`)));
const folding = (part: number | undefined) => ({
  depth: 1,
  opened: new Set<string>(),
  closed: new Set<string>(),
  part,
});

describe("a map with thousands of roots", () => {
  test("is shown a part at a time, and the parts together are all of it", () => {
    const { roots } = many.forest;
    expect(roots).toHaveLength(COUNT);
    const parts = [0, 1, 2].map((part) => visible(many, folding(part)));
    expect(parts.flatMap((part) => part.roots)).toEqual(roots);
    expect(parts.map((part) => part.roots.length)).toEqual([ROOTS_AT_ONCE, ROOTS_AT_ONCE, 50]);
    expect(parts.reduce((sum, { nodes }) => sum + nodes.size, 0)).toBe(many.forest.nodes.size);
  });

  test("is shown whole where that is asked for, as in what is taken away", () => {
    expect(visible(many, folding(undefined)).roots).toHaveLength(COUNT);
  });

  test("shows its last part where an address asks for one that is not there", () => {
    expect(rootsShown(many.forest, folding(900))).toEqual(rootsShown(many.forest, folding(2)));
  });

  test("has each claim and inference in the part that shows it", () => {
    for (const at of [0, ROOTS_AT_ONCE - 1, ROOTS_AT_ONCE, COUNT - 1]) {
      for (const id of [`r${at}`, `x${at}`, `i${at}`]) {
        const part = partWith(many, id);
        const node = id.startsWith("i") ? `inference:${id}` : `claim:${id}`;
        expect(visible(many, folding(part)).nodes.has(node)).toBe(true);
      }
    }
  });
});

test("a map with few roots is one part, whatever is asked for", () => {
  const few = read(chain);
  expect(rootsShown(few.forest, folding(7)).roots).toEqual(few.forest.roots);
  expect(partWith(few, "c")).toBe(0);
});
