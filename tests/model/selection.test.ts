import fc from "fast-check";
import { connect } from "../../model/connections.ts";
import { STANCES } from "../../model/map.ts";
import { everything, select } from "../../model/selection.ts";
import { arbitraryMap } from "../arbitrary.ts";
import { chain, mapOf, undercutOfUndercut } from "../maps.ts";

const ids = ({ claims, inferences }: ReturnType<typeof select>) => [...claims, ...inferences].join(" ");

test("no filter selects everything", () => {
  fc.assert(
    fc.property(arbitraryMap(), (map) => {
      const connections = connect(map);
      expect(select(connections, {})).toEqual(everything(connections));
    }),
  );
});

test("filters combine, and an inference stays only whole", () => {
  const map = mapOf(["i: b + c -> a", "j: d -> b"], {
    claims: [
      { id: "a", text: "A", importance: 3 },
      { id: "b", text: "B", importance: 3, stance: "reported" },
      { id: "c", text: "C", importance: 1 },
      { id: "d", text: "D", importance: 3, stance: "reported" },
    ],
  });
  const connections = connect(map);
  expect(ids(select(connections, { importance: 3 }))).toBe("a b d j");
  expect(ids(select(connections, { importance: 3, stance: ["asserted"] }))).toBe("a");
  expect(ids(select(connections, { stance: ["reported"], around: "b", depth: 0 }))).toBe("b");
});

test("an undercut leaves with the inference it attacks", () => {
  const connections = connect(undercutOfUndercut);
  expect(ids(select(connections, { polarity: "support" }))).toBe("b a c d i");
  expect(ids(select(connections, { polarity: "attack" }))).toBe("b a c d");
});

test("a claim without a section is in none", () => {
  expect(ids(select(connect(chain), { section: ["one"] }))).toBe("");
});

test("what is selected is a map's own, and no inference is torn", () => {
  const filters = fc.record(
    {
      stance: fc.subarray([...STANCES]),
      section: fc.subarray(["one", "constructor", "none"]),
      holder: fc.subarray(["author", "__proto__"]),
      polarity: fc.constantFrom("support" as const, "attack" as const),
      importance: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(arbitraryMap(), filters, (map, filter) => {
      const connections = connect(map);
      const { claims, inferences } = select(connections, filter);
      for (const id of inferences) {
        const inference = connections.inferences.get(id);
        expect(inference?.premises.every((premise) => claims.has(premise))).toBe(true);
        expect(claims.has(inference?.conclusion ?? "") || inferences.has(inference?.conclusion ?? "")).toBe(true);
      }
    }),
  );
});
