import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { fold } from "../../../model/layout/fold.ts";
import { places } from "../../../model/layout/places.ts";
import type { Forest } from "../../../model/layout/tree.ts";
import { chain, diamond, mapOf } from "../../maps.ts";
import { arbitraryArgument } from "./arguments.ts";

/** The claims to be seen, each folded one with the number of claims it hides. */
function seen({ nodes }: Forest): Record<string, number> {
  return Object.fromEntries(
    [...nodes.values()].flatMap((node) => (node.kind === "claim" ? [[node.claim, node.hidden]] : [])),
  );
}

describe("fold", () => {
  test("with nothing open, only the roots are seen, and say how much is beneath them", () => {
    expect(seen(fold(places(connect(chain)), new Set()))).toEqual({ a: 2 });
  });

  test("opening a claim shows the inferences that bear on it, with their premises", () => {
    const { nodes } = fold(places(connect(chain)), new Set(["a"]));
    expect([...nodes.keys()]).toEqual(["claim:a", "inference:i", "claim:b"]);
    expect(nodes.get("claim:b")).toMatchObject({ hidden: 1, inferences: [] });
  });

  test("a claim that is open beneath a closed one is not seen", () => {
    expect(seen(fold(places(connect(chain)), new Set(["b"])))).toEqual({ a: 2 });
  });

  test("references do not count as hidden claims", () => {
    expect(seen(fold(places(connect(diamond)), new Set(["a"])))).toEqual({ a: 0, b: 1, c: 0 });
  });

  test("what bears on a seen inference is seen with it", () => {
    const forest = places(connect(mapOf(["i: b -> a", "u: c -| i", "v: d -> c"], { theses: ["a"] })));
    expect(seen(fold(forest, new Set(["a"])))).toEqual({ a: 0, b: 0, c: 1 });
  });

  test("what is not there yet is counted with what is folded away", () => {
    const { roots, nodes } = places(connect(chain));
    const partly = new Map(
      [...nodes].map(([id, node]) => [id, node.kind === "claim" && node.claim === "c" ? { ...node, hidden: 7 } : node]),
    );
    expect(seen(fold({ roots, nodes: partly }, new Set()))).toEqual({ a: 9 });
    expect(seen(fold({ roots, nodes: partly }, new Set(["a", "b"])))).toEqual({ a: 0, b: 0, c: 7 });
  });

  test("every claim is either seen or counted once", () => {
    fc.assert(
      fc.property(
        arbitraryArgument().chain((map) => fc.tuple(fc.constant(map), fc.subarray(map.claims.map(({ id }) => id)))),
        ([map, open]) => {
          const counts = Object.values(seen(fold(places(connect(map)), new Set(open))));
          expect(counts.length + counts.reduce((sum, hidden) => sum + hidden, 0)).toBe(map.claims.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("with everything open, the forest is as it was", () => {
    fc.assert(
      fc.property(arbitraryArgument(), (map) => {
        const forest = places(connect(map));
        expect([...fold(forest, new Set(map.claims.map(({ id }) => id))).nodes]).toEqual([...forest.nodes]);
      }),
    );
  });

  test("of some roots, nothing is seen but what stands beneath them, in the same order", () => {
    fc.assert(
      fc.property(arbitraryArgument(), fc.nat(), (map, seed) => {
        const forest = places(connect(map));
        const all = { has: () => true };
        const roots = forest.roots.filter((_, at) => ((seed >> (at % 30)) & 1) === 1);
        const rest = forest.roots.filter((root) => !roots.includes(root));
        const [some, others] = [fold(forest, all, roots), fold(forest, all, rest)];
        expect([...fold(forest, all).nodes.keys()]).toEqual([...forest.nodes.keys()]);
        expect([...some.nodes.keys()]).toEqual([...forest.nodes.keys()].filter((id) => some.nodes.has(id)));
        expect(some.nodes.size + others.nodes.size).toBe(forest.nodes.size);
      }),
    );
  });
});
