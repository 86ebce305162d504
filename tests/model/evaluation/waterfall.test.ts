import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { prepare } from "../../../model/evaluation/arrays.ts";
import { evaluate } from "../../../model/evaluation/evaluate.ts";
import { type Share, waterfall } from "../../../model/evaluation/waterfall.ts";
import { mapOf, mutualAttack } from "../../maps.ts";
import { mapAndWhatIf } from "./oracles.ts";

const sum = (shares: readonly Share[]) => shares.reduce((all, { share }) => all + share, 0);

test("two reasons give what the stronger gives and the weaker's part of the rest; an objection takes its own", () => {
  const map = mapOf(["i: b + c -> a", "j: d -> a", "k: e -| a"], { theses: ["a"] });
  const found = waterfall(connect(map), evaluate(prepare(map)), "a");
  expect(found?.start).toBe(0);
  expect(found?.reasons.map(({ inference }) => inference)).toEqual(["j", "i"]);
  expect(found?.reasons[0]?.share).toBeCloseTo(0.8, 12);
  expect(found?.reasons[1]?.share).toBeCloseTo(0.2 * 0.64, 12);
  expect(found?.objections[0]?.share).toBeCloseTo(0.8, 12);
  expect(found?.strength).toBeCloseTo(0.128, 12);
});

test("a range, a step and what is rejected have none", () => {
  const evaluation = evaluate(prepare(mutualAttack), {
    credence: new Map([
      ["a", 1],
      ["b", 1],
    ]),
  });
  expect(waterfall(connect(mutualAttack), evaluation, "a")).toBeUndefined();
  expect(waterfall(connect(mutualAttack), evaluation, "i")).toBeUndefined();
  const rejected = evaluate(prepare(mutualAttack), { reject: ["a"] });
  expect(waterfall(connect(mutualAttack), rejected, "a")).toBeUndefined();
});

test("of any claim the shares lead from where it starts to its strength", () => {
  fc.assert(
    fc.property(mapAndWhatIf(8), ({ map, whatIf }) => {
      const evaluation = evaluate(prepare(map), whatIf);
      const connections = connect(map);
      for (const { id } of map.claims) {
        const found = waterfall(connections, evaluation, id);
        if (found === undefined) continue;
        const { start, reasons, objections, strength } = found;
        const net = sum(reasons) - sum(objections);
        const reached = net >= 0 ? start + (1 - start) * net : start + start * net;
        expect([id, strength]).toEqual([id, expect.closeTo(reached, 5)]);
      }
    }),
    { numRuns: 300 },
  );
});
