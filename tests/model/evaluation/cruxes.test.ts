import fc from "fast-check";
import { prepare } from "../../../model/evaluation/arrays.ts";
import { cruxes } from "../../../model/evaluation/cruxes.ts";
import { evaluate } from "../../../model/evaluation/evaluate.ts";
import { rejections } from "../../../model/evaluation/rejections.ts";
import { diamond, mapOf, mutualAttack } from "../../maps.ts";
import { mapAndWhatIf } from "./oracles.ts";
import { argumentOf, testVectors, type VectorMap } from "./vectors.ts";

const maps = mapAndWhatIf(9);

test("a premise that all ways to the thesis share is a crux, the claims of one way alone are not", () => {
  const found = cruxes(evaluate(prepare(diamond)), "a");
  expect(found.claims.map(({ id }) => id)).toEqual(["d"]);
  expect(found.sets).toEqual([["d"]]);
});

test("cruxes are ranked by what they do to the thesis' strength", () => {
  const map = mapOf(["i: b + c -> a", "j: d -> b", "k: e -| c", "l: f -| k"], { theses: ["a"] });
  const found = cruxes(evaluate(prepare(map)), "a");
  const effects = found.claims.map(({ effect }) => Math.abs(effect));
  expect(found.claims.map(({ id }) => id).sort()).toEqual(["b", "c", "d", "f"]);
  expect(effects).toEqual(effects.toSorted((a, b) => b - a));
});

test("two independent reasons must be rejected together", () => {
  expect(cruxes(evaluate(prepare(mapOf(["i: b -> a", "j: c -> a"]))), "a")).toMatchObject({
    claims: [],
    sets: [["b", "c"]],
    complete: true,
  });
});

test("the objection that defeats a thesis is the crux of its fall", () => {
  const found = cruxes(evaluate(prepare(mapOf(["i: b -> a", "j: c -| a"]))), "a");
  expect(found.label).toBe("out");
  expect(found.claims).toMatchObject([{ id: "c", label: "in" }]);
  expect(found.sets).toEqual([]);
});

test("of an undecided thesis the cruxes are the claims that would settle it", () => {
  const found = cruxes(evaluate(prepare(mutualAttack)), "a");
  expect(found.claims).toMatchObject([{ id: "b", label: "in" }]);
});

test("with too little work allowed the answer says that it is not complete", () => {
  expect(cruxes(evaluate(prepare(mapOf(["i: b -> a", "j: c -> a"]))), "a", 1).complete).toBe(false);
});

test("no claim but the cruxes changes the thesis' label by itself", () => {
  fc.assert(
    fc.property(maps, ({ map, whatIf }) => {
      const evaluation = evaluate(prepare(map), whatIf);
      const thesis = map.theses[0] ?? "";
      const { effects } = rejections(evaluation, thesis);
      const expected = [...effects.values()].filter(({ label }) => label !== evaluation.labels.get(thesis));
      expect(
        cruxes(evaluation, thesis)
          .claims.map(({ id }) => id)
          .sort(),
      ).toEqual(expected.map(({ id }) => id).sort());
    }),
    { numRuns: 300 },
  );
});

test("the sets are all that unseat the thesis and none of whose parts does, up to three premises", () => {
  fc.assert(
    fc.property(maps, ({ map, whatIf }) => {
      const arrays = prepare(map);
      const thesis = map.theses[0] ?? "";
      const evaluation = evaluate(arrays, whatIf);
      if (evaluation.labels.get(thesis) !== "in") return;
      const assumed = new Set([...(whatIf.hold ?? []), ...(whatIf.reject ?? [])]);
      const premises = map.claims
        .map(({ id }) => id)
        .filter((id) => !assumed.has(id))
        .filter(
          (id) => !map.inferences.some(({ conclusion, polarity }) => conclusion === id && polarity === "support"),
        );
      const { hold = [], grant = [], open = [], reject = [] } = whatIf;
      const unseats = (set: readonly string[]) => {
        const without = (list: readonly string[]) => list.filter((id) => !set.includes(id));
        const rejecting = { hold, grant: without(grant), open: without(open), reject: [...reject, ...set] };
        return evaluate(arrays, rejecting).labels.get(thesis) !== "in";
      };
      const minimal: string[][] = [];
      for (const set of subsets(premises, 3)) {
        if (!minimal.some((each) => each.every((id) => set.includes(id))) && unseats(set)) minimal.push(set);
      }
      const found = cruxes(evaluation, thesis).sets.map((set) => set.toSorted());
      expect(new Set(found.map(String))).toEqual(new Set(minimal.map((set) => String(set.toSorted()))));
    }),
    { numRuns: 150 },
  );
});

/** All subsets of up to `most`, the smaller first. */
function subsets(items: readonly string[], most: number): string[][] {
  let last: number[][] = [[]];
  const all: number[][] = [];
  for (let size = 1; size <= most; size += 1) {
    last = last.flatMap((set) =>
      items
        .map((_, at) => at)
        .filter((at) => at > (set.at(-1) ?? -1))
        .map((at) => [...set, at]),
    );
    all.push(...last);
  }
  return all.map((set) => set.map((at) => items[at] ?? ""));
}

type Flip = {
  id: string;
  map: VectorMap;
  thesis: string;
  min_size: number;
  min_sets: string[][];
  minimal_sets_up_to_3: string[][];
};
testVectors<Flip>("the smallest sets that unseat a thesis are the known ones", "flips.json", (vectors) => {
  for (const { id, map, thesis, min_size, minimal_sets_up_to_3 } of vectors) {
    const { sets, complete } = cruxes(evaluate(prepare(argumentOf(map))), thesis);
    const sorted = (sets: readonly (readonly string[])[]) => sets.map((set) => set.toSorted().join()).sort();
    expect([id, complete, sets[0]?.length, sorted(sets)]).toEqual([id, true, min_size, sorted(minimal_sets_up_to_3)]);
  }
});
