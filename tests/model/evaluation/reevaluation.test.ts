import fc from "fast-check";
import { prepare } from "../../../model/evaluation/arrays.ts";
import { evaluate } from "../../../model/evaluation/evaluate.ts";
import { reevaluator } from "../../../model/evaluation/reevaluation.ts";
import { mapAndWhatIfs } from "./oracles.ts";

test("with its changes put in, an evaluation says what a new one does, what-if after what-if", () => {
  fc.assert(
    fc.property(mapAndWhatIfs(9, 1, 4), ({ map, whatIfs }) => {
      const arrays = prepare(map);
      const base = evaluate(arrays);
      const reevaluate = reevaluator(base);
      for (const whatIf of whatIfs) {
        const { changes, circular, unsettled } = reevaluate(whatIf);
        const [labels, strengths] = [new Map(base.labels), new Map(base.strengths)];
        for (const { id, label, strength } of changes) {
          labels.set(id, label);
          strengths.set(id, strength);
        }
        const anew = evaluate(arrays, whatIf);
        expect([...labels]).toEqual([...anew.labels]);
        expect([...strengths]).toEqual([...anew.strengths]);
        expect(circular).toEqual([...anew.circular]);
        expect(unsettled).toEqual([...anew.unsettled]);
        const ids = [...base.labels.keys()];
        expect(changes.map(({ place }) => ids[place])).toEqual(changes.map(({ id }) => id));
        for (const { id, label, strength } of changes) {
          expect([label, strength]).not.toEqual([base.labels.get(id), base.strengths.get(id)]);
        }
      }
    }),
    { numRuns: 200 },
  );
});
