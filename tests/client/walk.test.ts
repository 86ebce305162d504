import fc from "fast-check";
import { rowsOf } from "../../client/rows.ts";
import { OPENING, openTo } from "../../client/state.ts";
import { groundOf, groundsOf, walk } from "../../client/walk.ts";
import { read } from "../../model/picture/reading.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { chain, linked, undercut } from "../maps.ts";

const forestOf = (map: typeof chain) => read(map).forest;

describe("walking", () => {
  test("down leads to the first ground, up back to what it bears on", () => {
    const forest = forestOf(chain);
    expect(walk(forest, "claim:a", "down")).toBe("claim:b");
    expect(walk(forest, "claim:b", "up")).toBe("claim:a");
    expect(walk(forest, "claim:a", "up")).toBeUndefined();
    expect(walk(forest, "claim:c", "down")).toBeUndefined();
  });

  test("sideways leads through the grounds in order, and stops at the ends", () => {
    const forest = forestOf(linked);
    expect(walk(forest, "claim:b", "right")).toBe("claim:c");
    expect(walk(forest, "claim:c", "left")).toBe("claim:b");
    expect(walk(forest, "claim:c", "right")).toBeUndefined();
    expect(walk(forest, "claim:b", "left")).toBeUndefined();
  });

  test("what undercuts a step is among the grounds of the step's conclusion", () => {
    const forest = forestOf(undercut);
    expect(groundsOf(forest, "claim:a")).toEqual(["claim:b", "claim:c"]);
    expect(walk(forest, "claim:c", "up")).toBe("claim:a");
  });

  test("first leads to the main conclusion from everywhere", () => {
    expect(walk(forestOf(chain), "claim:c", "first")).toBe("claim:a");
  });

  test("every ground of a node leads back up to it", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const forest = forestOf(map);
        for (const node of forest.nodes.values()) {
          if (node.kind === "inference") continue;
          for (const ground of groundsOf(forest, node.id)) expect(groundOf(forest, ground)).toBe(node.id);
        }
      }),
    );
  });

  test("all that the outline holds can be walked to from the roots", () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const reading = read(map);
        const reached = new Set(reading.forest.roots);
        for (const id of reached) for (const ground of groundsOf(reading.forest, id)) reached.add(ground);
        const rows = rowsOf(reading, openTo(Number.POSITIVE_INFINITY)(OPENING));
        expect(rows.every(({ node }) => reached.has(node.id))).toBe(true);
      }),
    );
  });
});

test("a row knows its place among its siblings", () => {
  const rows = rowsOf(read(linked), OPENING);
  expect(rows.map(({ node, level, position, size }) => [node.id, level, position, size])).toEqual([
    ["claim:a", 1, 1, 1],
    ["claim:b", 2, 1, 2],
    ["claim:c", 2, 2, 2],
  ]);
});

test("an argument ten thousand steps deep is walked and listed", () => {
  const reading = read({ ...chain, ...deep(10_000) });
  expect(rowsOf(reading, openTo(Number.POSITIVE_INFINITY)(OPENING))).toHaveLength(10_001);
});

function deep(length: number) {
  const [claim] = chain.claims;
  const [inference] = chain.inferences;
  if (claim === undefined || inference === undefined) throw new Error("The chain has claims and inferences.");
  return {
    theses: ["c0"],
    claims: Array.from({ length: length + 1 }, (_, at) => ({ ...claim, id: `c${at}` })),
    inferences: Array.from({ length }, (_, at) => ({
      ...inference,
      id: `i${at}`,
      premises: [`c${at + 1}`],
      conclusion: `c${at}`,
    })),
  };
}
