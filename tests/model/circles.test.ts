import fc from "fast-check";
import { circles } from "../../model/circles.ts";

const nodes = ["a", "b", "c", "d", "e", "f"];
const graphs = fc.uniqueArray(fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes)), {
  selector: String,
  maxLength: 12,
});

test("a circle is told by a shortest way round, from its first node", () => {
  const next = (node: string) => ({ a: ["b", "c"], b: ["c"], c: ["a"] })[node] ?? [];
  expect(circles(["a", "b", "c"], next)).toEqual([["a", "c"]]);
});

test("a node that points at itself is a circle of one", () => {
  expect(circles(["a"], () => ["a"])).toEqual([["a"]]);
});

test("one circle is told for each knot, none where none is, and each is one", () => {
  fc.assert(
    fc.property(graphs, (edges) => {
      const next = (node: string) => edges.filter(([from]) => from === node).map(([, to]) => to);
      const reach = (from: string) => {
        const seen = new Set(next(from));
        for (const node of seen) for (const to of next(node)) seen.add(to);
        return seen;
      };
      const knotted = nodes.filter((node) => reach(node).has(node));
      const found = circles(nodes, next);
      for (const circle of found) {
        for (const [at, node] of circle.entries()) {
          expect(next(node)).toContain(circle[(at + 1) % circle.length]);
        }
      }
      const told = new Set(found.flat());
      for (const node of knotted)
        expect([...reach(node)].some((other) => told.has(other) && reach(other).has(node))).toBe(true);
      expect([...told].every((node) => knotted.includes(node))).toBe(true);
    }),
  );
});

test("a chain of 100,000 does not overflow the stack", () => {
  const long = Array.from({ length: 100_000 }, (_, index) => String(index));
  const next = (node: string) => [String((Number(node) + 1) % long.length)];
  expect(circles(long, next)).toHaveLength(1);
});
