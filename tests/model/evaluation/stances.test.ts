import fc from "fast-check";
import { prepare } from "../../../model/evaluation/arrays.ts";
import { evaluate, InvalidWhatIf } from "../../../model/evaluation/evaluate.ts";
import { type WhatIf, whatIfProblems } from "../../../model/evaluation/stances.ts";
import { arbitraryMap, HOSTILE_IDS } from "../../arbitrary.ts";
import { chain, mutualAttack, single, supportCircle } from "../../maps.ts";
import { arbitraryWhatIf } from "./oracles.ts";

const problems = (whatIf: WhatIf) => whatIfProblems(prepare(chain), whatIf);
const found = (whatIf: WhatIf) => problems(whatIf).map(({ code, parameter, id }) => [code, parameter, id]);

test("a what-if on claims and inferences of the map has no problems", () => {
  const credence = new Map([
    ["c", 0],
    ["i", 1],
  ]);
  expect(problems({ hold: ["a"], grant: ["b"], open: ["c"], reject: ["i"], credence })).toEqual([]);
});

test("every unknown id is named, where it stands", () => {
  expect(found({ hold: ["x"], reject: ["y", "a"], credence: new Map([["z", 0.5]]) })).toEqual([
    ["unknown-id", "hold", "x"],
    ["unknown-id", "reject", "y"],
    ["unknown-id", "credence", "z"],
  ]);
});

test("a claim can't be assumed to be two things at once, but may be named twice for one", () => {
  expect(found({ open: ["a"], reject: ["a"] })).toEqual([["two-assumptions", "reject", "a"]]);
  expect(found({ reject: ["a", "a"] })).toEqual([]);
});

test("a step can be open or rejected, not held or granted", () => {
  expect(found({ hold: ["i"], grant: ["j"] })).toEqual([
    ["claims-only", "hold", "i"],
    ["claims-only", "grant", "j"],
  ]);
});

test("a credence is a number from 0 to 1", () => {
  for (const credence of [Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY])
    expect(found({ credence: new Map([["a", credence]]) })).toEqual([["credence-out-of-range", "credence", "a"]]);
});

test("ten thousand unknown ids are ten thousand problems", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `x${index}`);
  expect(problems({ reject: ids })).toHaveLength(10_000);
});

test("an id is data: names that mean something to JavaScript are unknown like any other", () => {
  expect(found({ reject: [...HOSTILE_IDS] }).map(([code]) => code)).toEqual(HOSTILE_IDS.map(() => "unknown-id"));
});

test("an invalid what-if is not evaluated, and the error names all that is wrong with it", () => {
  const evaluating = () => evaluate(prepare(chain), { hold: ["x"], open: ["a"], reject: ["a"] });
  expect(evaluating).toThrow(InvalidWhatIf);
  expect(evaluating).toThrow(/hold: .+"x".*\nreject: "a" is both/u);
});

test("an evaluation tells label and strength of every claim and inference, in the map's order", () => {
  const { labels, strengths } = evaluate(prepare(chain));
  expect([...labels]).toEqual([
    ["b", "in"],
    ["a", "in"],
    ["c", "in"],
    ["i", "in"],
    ["j", "in"],
  ]);
  expect([...strengths.keys()]).toEqual([...labels.keys()]);
});

test("what is circular and what has no single strength is said", () => {
  expect([...evaluate(prepare(supportCircle)).circular]).toEqual(["k"]);
  const certain = new Map([
    ["a", 1],
    ["b", 1],
  ]);
  expect([...evaluate(prepare(mutualAttack), { credence: certain }).unsettled].sort()).toEqual(["a", "b", "i", "j"]);
  expect(evaluate(prepare(mutualAttack)).unsettled.size).toBe(0);
});

test("a prepared map answers what-if after what-if as if each were the first", () => {
  const maps = arbitraryMap({ claims: 8 }).chain((map) =>
    fc.record({ map: fc.constant(map), first: arbitraryWhatIf(map), second: arbitraryWhatIf(map) }),
  );
  fc.assert(
    fc.property(maps, ({ map, first, second }) => {
      const arrays = prepare(map);
      evaluate(arrays, first);
      const again = evaluate(arrays, second);
      const fresh = evaluate(prepare(map), second);
      expect([...again.labels]).toEqual([...fresh.labels]);
      expect([...again.strengths]).toEqual([...fresh.strengths]);
    }),
  );
});

test("a map without claims has nothing to say, a map of one claim one thing", () => {
  expect(evaluate(prepare({ claims: [], inferences: [] })).labels.size).toBe(0);
  expect(evaluate(prepare(single)).strengths.get("a")).toEqual({ low: 0.8, high: 0.8 });
});
