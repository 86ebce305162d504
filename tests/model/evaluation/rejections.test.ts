import fc from "fast-check";
import { prepare } from "../../../model/evaluation/arrays.ts";
import { evaluate, slopes } from "../../../model/evaluation/evaluate.ts";
import { rejections } from "../../../model/evaluation/rejections.ts";
import { chain, diamond, mapOf, mutualAttack, supportCircle } from "../../maps.ts";
import { mapAndWhatIf } from "./oracles.ts";
import { argumentOf, testVectors, type VectorMap, whatIfOf } from "./vectors.ts";

test("each claim that leads to the thesis is tried, with the label and strength it leaves", () => {
  const { effects, complete } = rejections(evaluate(prepare(chain)), "a");
  expect(complete).toBe(true);
  expect([...effects.keys()].sort()).toEqual(["b", "c"]);
  expect(effects.get("c")).toEqual({
    id: "c",
    label: "out",
    strength: { low: 0, high: 0 },
    effect: expect.closeTo(0.8, 12),
    netEffect: expect.closeTo(0.8, 12),
  });
});

test("one of two ways to the thesis can be spared, their common premise can't", () => {
  const { effects } = rejections(evaluate(prepare(diamond)), "a");
  expect([effects.get("b")?.label, effects.get("d")?.label]).toEqual(["in", "out"]);
  expect(effects.get("b")?.effect).toBeCloseTo(0.16, 12);
});

test("to reject an objection raises the thesis", () => {
  const { effects } = rejections(evaluate(prepare(mapOf(["i: b -> a", "j: c -| a"]))), "a");
  expect(effects.get("c")).toMatchObject({ label: "in", effect: -0.8 });
});

test("where the strength is pinned at 0 the net effect still tells the claims apart", () => {
  const credence = new Map([["c", 1]]);
  const { effects } = rejections(evaluate(prepare(mapOf(["i: b -> a", "j: c -| a"])), { credence }), "a");
  expect(effects.get("b")).toMatchObject({ effect: 0, netEffect: expect.closeTo(0.8, 12) });
});

test("with less work allowed fewer claims are tried, and the answer says so", () => {
  const { effects, complete } = rejections(evaluate(prepare(diamond)), "a", ["b", "c", "d"], 1);
  expect([effects.size, complete]).toEqual([1, false]);
});

test("a rejection is exactly what a new evaluation says, circles or not", () => {
  const maps = mapAndWhatIf(9);
  fc.assert(
    fc.property(maps, ({ map, whatIf }) => {
      const arrays = prepare(map);
      const thesis = map.theses[0] ?? "";
      const evaluation = evaluate(arrays, whatIf);
      const ids = [...evaluation.labels.keys()];
      const { effects } = rejections(evaluation, thesis, ids);
      for (const id of ids) {
        const without = (list: readonly string[] = []) => list.filter((each) => each !== id);
        const { hold, grant, open, reject } = whatIf;
        const rejecting = {
          hold: without(hold),
          grant: without(grant),
          open: without(open),
          reject: [...without(reject), id],
        };
        const anew = evaluate(arrays, rejecting);
        const found = effects.get(id);
        expect([id, found?.label]).toEqual([id, anew.labels.get(thesis)]);
        expect([id, found?.strength]).toEqual([id, anew.strengths.get(thesis)]);
      }
    }),
    { numRuns: 300 },
  );
});

test("in circles of support and of objections alike", () => {
  for (const map of [supportCircle, mutualAttack]) {
    const arrays = prepare(map);
    const thesis = map.theses[0] ?? "";
    for (const [id, { label, strength }] of rejections(evaluate(arrays), thesis).effects) {
      const anew = evaluate(arrays, { reject: [id] });
      expect([id, label, strength]).toEqual([id, anew.labels.get(thesis), anew.strengths.get(thesis)]);
    }
  }
});

test("slopes leave out what does nothing to the thesis", () => {
  const found = slopes(evaluate(prepare(mapOf(["i: b -> a", "j: a -> c"], { theses: ["a"] }))), "a");
  expect([...found.keys()].sort()).toEqual(["a", "b", "i"]);
});

type Known = {
  id: string;
  map: VectorMap;
  stance: Record<string, string>;
  thesis: string;
  thesis_label_if_rejected: Record<string, string>;
  reject_effect_on_thesis?: Record<string, string>;
};

testVectors<Known>("known effects of rejecting are found", "maps.json", (vectors) => {
  for (const { id, map, stance, thesis, thesis_label_if_rejected, reject_effect_on_thesis = {} } of vectors) {
    const evaluation = evaluate(prepare(argumentOf(map)), whatIfOf(map, stance));
    const ids = [...evaluation.labels.keys()];
    const { effects } = rejections(evaluation, thesis, ids);
    for (const [each, label] of Object.entries(thesis_label_if_rejected))
      expect([id, each, effects.get(each)?.label]).toEqual([id, each, label]);
    for (const [each, effect] of Object.entries(reject_effect_on_thesis))
      expect([id, each, effects.get(each)?.effect]).toEqual([id, each, expect.closeTo(Number(effect), 12)]);
  }
});
