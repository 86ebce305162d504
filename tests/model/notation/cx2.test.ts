import { cx, cx2 } from "../../../model/notation/cx2.ts";
import { linked } from "../../maps.ts";
import { read, write } from "./hostile.ts";

test("what is written has integer ids, declared attributes and a status at the end", () => {
  const aspects = JSON.parse(write(cx2, linked).content) as Record<string, unknown>[];
  expect(aspects[0]).toEqual({ CXVersion: "2.0", hasFragments: false });
  expect(aspects.at(-1)).toEqual({ status: [{ success: true }] });
  const { nodes, edges, attributeDeclarations } = Object.assign({}, ...aspects);
  expect(nodes.map(({ id, v }: { id: number; v: { name: string } }) => [id, v.name])).toEqual([
    ...[
      [1, "b"],
      [2, "c"],
      [3, "a"],
      [4, "i"],
    ],
  ]);
  expect(edges[0]).toEqual({ id: 5, s: 1, t: 4, v: { interaction: "premise", kind: "premise", polarity: "support" } });
  expect(attributeDeclarations[0].nodes).toMatchObject({ importance: { d: "integer" }, thesis: { d: "boolean" } });
});

test("aspects come in fragments, attributes by short names and by default", () => {
  const { map, warnings } = read(
    cx2,
    JSON.stringify([
      { CXVersion: "2.0", hasFragments: true },
      {
        attributeDeclarations: [
          { nodes: { label: { a: "l" }, weight: { d: "integer", v: 2 } }, edges: { type: { a: "i" } } },
        ],
      },
      { networkAttributes: [{ name: "A network" }] },
      { nodes: [{ id: 1, x: 0, y: 5, v: { l: "One." } }] },
      { edges: [{ id: 7, s: 1, t: 2, v: { i: "attacks" } }], visualProperties: [{}] },
      { nodes: [{ id: 2, v: { l: "Two.", weight: 3 } }] },
      { citations: [{ title: "A book" }] },
      { status: [{ success: false, error: "disk full" }] },
    ]),
  );
  expect(map.title).toBe("A network");
  expect(map.claims).toMatchObject([
    { id: "1", text: "One.", ext: { cx2: { weight: 2, x: 0, y: 5 } } },
    { id: "2", text: "Two.", ext: { cx2: { weight: 3 } } },
  ]);
  expect(map.inferences).toMatchObject([{ id: "7", premises: ["1"], conclusion: "2", polarity: "attack" }]);
  expect(map.ext).toEqual({ cx2: { aspects: { citations: [{ title: "A book" }] } } });
  expect(warnings.map(({ code }) => code)).toEqual(["failed-status", "looks"]);
});

test("CX 1 has attributes beside nodes and edges, each for one or for several", () => {
  const { map } = read(
    cx,
    JSON.stringify([
      { numberVerification: [{ longNumber: 281474976710655 }] },
      {
        nodes: [
          { "@id": 1, n: "One" },
          { "@id": 2, n: "Two" },
        ],
      },
      {
        edges: [
          { "@id": 3, s: 1, t: 2, i: "activates" },
          { "@id": 4, s: 1, t: 2, i: "rebuts" },
        ],
      },
      {
        nodeAttributes: [
          { po: [1, 2], n: "source", v: "a book" },
          { po: 2, n: "text", v: "The second." },
        ],
      },
      { edgeAttributes: [{ po: 3, n: "weight", v: "2" }] },
      { networkAttributes: [{ n: "name", v: "Old" }] },
    ]),
  );
  expect(map).toMatchObject({ title: "Old", claims: [{ text: "One" }, { label: "Two", text: "The second." }] });
  expect(map.inferences.map(({ polarity, ext }) => [polarity, ext])).toEqual([
    ["support", { cx: { interaction: "activates", weight: "2" } }],
    ["attack", { cx: { interaction: "rebuts" } }],
  ]);
});

test("a list of something else is no CX", () => {
  for (const text of ["[]", "[1]", '[{"data":{}}]', "{}", "null", ""]) expect(() => read(cx2, text)).toThrow(/no CX2/u);
});
