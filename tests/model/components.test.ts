import fc from "fast-check";
import { components } from "../../model/components.ts";

type Edges = readonly (readonly number[])[];

const names = (edges: Edges) => edges.map((_, index) => `n${index}`);
const of = (edges: Edges) =>
  components(names(edges), (id) => (edges[Number(id.slice(1))] ?? []).map((target) => `n${target}`));

const anyGraph: fc.Arbitrary<Edges> = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }));

/** What can be reached from each node, itself included. */
function reachable(edges: Edges): readonly ReadonlySet<number>[] {
  return edges.map((_, start) => {
    const met = new Set([start]);
    for (const at of met) for (const target of edges[at] ?? []) met.add(target);
    return met;
  });
}

describe("components", () => {
  test("nodes in a circle are one component, and come after what they reach", () => {
    // 0 ⇄ 1 → 2
    expect(of([[1], [0, 2], []]).map((members) => members.toSorted())).toEqual([["n2"], ["n0", "n1"]]);
  });

  test("nodes are together exactly when each reaches the other", () => {
    fc.assert(
      fc.property(anyGraph, (edges) => {
        const reach = reachable(edges);
        const found = of(edges);
        expect(found.flat().toSorted()).toEqual(names(edges).toSorted());
        const index = (node: number) => found.findIndex((members) => members.includes(`n${node}`));
        for (const a of edges.keys())
          for (const b of edges.keys())
            expect(index(a) === index(b)).toBe(reach[a]?.has(b) === true && reach[b]?.has(a) === true);
      }),
    );
  });

  test("a component comes after all those that it reaches", () => {
    fc.assert(
      fc.property(anyGraph, (edges) => {
        const found = of(edges);
        const index = (node: number) => found.findIndex((members) => members.includes(`n${node}`));
        for (const [from, targets] of edges.entries())
          for (const to of targets) expect(index(to)).toBeLessThanOrEqual(index(from));
      }),
    );
  });

  test("a hundred thousand nodes in a row are no matter of the stack", () => {
    const size = 100_000;
    const ids = Array.from({ length: size }, (_, index) => `${index}`);
    expect(components(ids, (id) => (Number(id) + 1 < size ? [`${Number(id) + 1}`] : []))).toHaveLength(size);
  });
});
