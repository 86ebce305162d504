import fc from "fast-check";
import { connect } from "../../model/connections.ts";
import { excerpt } from "../../model/excerpt.ts";
import { merged, type Part } from "../../model/merged.ts";
import { mapOfSelection } from "../../model/part.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { chain } from "../maps.ts";

function partOf(map: Parameters<typeof connect>[0], open: readonly string[], depth = 1): Part {
  const connections = connect(map);
  const { folded, ...selection } = excerpt(connections, { open, depth, most: 1_000 });
  return { map: mapOfSelection(connections, selection), folded };
}

test("a branch that is opened is no longer folded, and what is beneath it may be", () => {
  const first = partOf(chain, ["a"]);
  expect([...first.folded]).toEqual([["b", 1]]);
  const both = merged(first, partOf(chain, ["b"]));
  expect(both.map.claims.map(({ id }) => id)).toEqual(["b", "a", "c"]);
  expect([...both.folded]).toEqual([]);
});

test("it does not matter which part comes first, and once is enough", () => {
  const [a, b] = [partOf(chain, ["a"]), partOf(chain, ["b"])];
  expect([...merged(b, a).folded]).toEqual([]);
  expect(merged(a, a)).toEqual(a);
});

test("all parts of a map, put together, are the map", () => {
  fc.assert(
    fc.property(arbitraryMap(), (map) => {
      const whole = map.claims.map(({ id }) => partOf(map, [id])).reduce(merged, partOf(map, map.theses, 0));
      const sorted = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id).sort();
      expect(sorted(whole.map.claims)).toEqual(sorted(map.claims));
      expect(new Set(whole.map.theses)).toEqual(new Set(map.theses));
      // What bears on nothing but itself, round some way, is beneath no claim.
      const { inferences } = connect(map);
      const claims = new Set(map.claims.map(({ id }) => id));
      const reachesClaim = (id: string, met = new Set<string>()): boolean =>
        claims.has(id) || (!met.has(id) && reachesClaim(inferences.get(id)?.conclusion ?? "", met.add(id)));
      expect(sorted(whole.map.inferences)).toEqual(sorted(map.inferences.filter(({ id }) => reachesClaim(id))));
      expect(whole.folded.size).toBe(0);
    }),
  );
});
