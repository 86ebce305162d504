import fc from "fast-check";
import { components } from "../../../model/evaluation/components.ts";

const SIZE = 8;
const graphs = fc.array(fc.array(fc.nat({ max: SIZE - 1 }), { maxLength: 3 }), { minLength: SIZE, maxLength: SIZE });

function found(inputs: readonly (readonly number[])[]): number[][] {
  const starts = [0];
  for (const row of inputs) starts.push((starts.at(-1) ?? 0) + row.length);
  const { count, order, start } = components(
    inputs.length,
    Int32Array.from(inputs.flat()),
    Int32Array.from(starts.slice(0, -1)),
    Int32Array.from(starts.slice(1)),
  );
  return Array.from({ length: count }, (_, at) => [...order.subarray(start[at], start[at + 1])]);
}

test("what a node depends on comes before it, what depends on each other stands together", () => {
  expect(found([[1], [2, 3], [1], []]).map((component) => component.toSorted())).toEqual([[3], [1, 2], [0]]);
});

test("each node is in one component, with all that it depends on and that depends on it", () => {
  fc.assert(
    fc.property(graphs, (inputs) => {
      const needs = inputs.map((_, node) => {
        const seen = new Set([node]);
        for (const each of seen) for (const input of inputs[each] ?? []) seen.add(input);
        return seen;
      });
      const groups = found(inputs);
      expect(groups.flat().toSorted()).toEqual(inputs.map((_, node) => node));
      const place = new Map(groups.flatMap((group, at) => group.map((node) => [node, at] as const)));
      for (const [node, all] of needs.entries()) {
        for (const other of all) {
          const together = needs[other]?.has(node) ?? false;
          const order = (place.get(node) ?? 0) - (place.get(other) ?? 0);
          expect(together ? order === 0 : order > 0).toBe(true);
        }
      }
    }),
  );
});
