import fc from "fast-check";
import { carriedOver, wordsOfVersions } from "../../client/carried-over.ts";
import { OPENING, type ViewerState } from "../../client/state.ts";
import { read } from "../../model/picture/reading.ts";
import { tour } from "../../model/tour.ts";
import { chain, mapOf } from "../maps.ts";
import { views } from "./views.ts";

const reading = read(
  mapOf(["i: b -> a", "j: c -> b"], {
    sections: [{ id: "s", title: "A section" }],
    holders: [{ id: "h", name: "A holder", kind: "person" }],
  }),
);
const steps = tour(reading.connections);

test("what another version has of a view stays, and what it has not goes", () => {
  const view: ViewerState = {
    ...OPENING,
    selected: "c",
    use: "j",
    query: "so",
    folding: { depth: 2, opened: new Set(["b", "gone"]), closed: new Set(["lost"]), part: 0 },
    focus: { claim: "a", direction: "reasons" },
    filter: { ...OPENING.filter, sections: new Set(["s", "t"]), holders: new Set(["h"]), tags: new Set(["old"]) },
    assumed: new Map([
      ["b", "reject"],
      ["i", "doubt"],
      ["gone", "accept"],
    ]),
    camera: { claim: "c", x: 1, y: 2, zoom: 80 },
    text: { source: "nowhere", at: "1.1", together: false },
    tour: "no step",
  };
  expect(carriedOver(reading, steps)(view)).toEqual({
    ...view,
    folding: { depth: 2, opened: new Set(["b"]), closed: new Set(), part: 0 },
    filter: { ...OPENING.filter, sections: new Set(["s"]), holders: new Set(["h"]) },
    assumed: new Map([
      ["b", "reject"],
      ["i", "doubt"],
    ]),
    text: undefined,
    tour: undefined,
  });
  const gone = carriedOver(reading, steps)({ ...view, selected: "gone", use: "i" });
  expect([gone.selected, gone.use]).toEqual([undefined, undefined]);
  expect(carriedOver(reading, steps)({ ...view, tour: steps[0]?.id }).tour).toBe(steps[0]?.id);
});

test("carried over twice, a view is what it is carried over once", () => {
  const carry = carriedOver(reading, steps);
  fc.assert(fc.property(views, (view) => expect(carry(carry(view))).toEqual(carry(view))));
});

test("what has become of a map is said in numbers of claims and steps", () => {
  const { claims, inferences } = chain;
  const [a, b, c] = claims;
  const [i, j] = inferences;
  if (a === undefined || b === undefined || c === undefined || i === undefined || j === undefined) throw new Error();
  expect(wordsOfVersions(chain, mapOf(["i: b -> a", "j: c -> b", "k: d -> b", "l: e -> b"]))).toBe(
    "The map has changed: 2 claims more, 2 steps more.",
  );
  expect(wordsOfVersions(chain, { ...chain, claims: [a, { ...b, text: "Otherwise." }], inferences: [i] })).toBe(
    "The map has changed: 1 claim less, 1 claim in other words, 1 step less.",
  );
  expect(wordsOfVersions(chain, { ...chain, inferences: [i, { ...j, polarity: "attack" }] })).toBe(
    "The map has changed: 1 step otherwise drawn.",
  );
  expect(wordsOfVersions(chain, { ...chain, title: "Another title" })).toBe("The map has changed.");
});
