import fc from "fast-check";
import type { ArgumentMap } from "../../../model/map.ts";
import { aif } from "../../../model/notation/aif.ts";
import { recognise } from "../../../model/notation/list.ts";
import { xaif } from "../../../model/notation/xaif.ts";
import { InvalidMap } from "../../../model/read.ts";
import { testWithCorpus } from "./corpora.ts";
import { full } from "./full.ts";
import { mutated, read, survives, write } from "./hostile.ts";
import { ownOf } from "./own-of.ts";
import { richMap } from "./rich.ts";
import { unordered } from "./unordered.ts";

/** Ids are numbers in one place and strings in another, as in files of others. */
const DOCUMENT = {
  AIF: {
    nodes: [
      { nodeID: 0, text: "It is raining", type: "L" },
      { nodeID: 1, text: "Default Illocuting", type: "YA" },
      { nodeID: 2, text: "It rains.", type: "I" },
      { nodeID: "3_164813044708340528", text: "The street is wet.", type: "I" },
      { nodeID: "4", text: "Default Inference", type: "RA" },
    ],
    edges: [
      { edgeID: 0, fromID: 0, toID: 1 },
      { edgeID: 1, fromID: 1, toID: 2 },
      { edgeID: 2, fromID: "3_164813044708340528", toID: 4 },
      { edgeID: 3, fromID: "4", toID: "2" },
    ],
    schemefulfillments: null,
    descriptorfulfillments: [],
    participants: [
      { participantID: 1, firstname: "Bob", surname: "None" },
      { participantID: 1, firstname: "Bob", surname: "None" },
    ],
    locutions: [{ nodeID: 0, personID: "1" }],
  },
  text: { txt: `Bob <span class="highlighted" id="node0">It is raining</span>.<br>` },
  dialog: true,
  OVA: {
    firstname: "A",
    nodes: [
      { nodeID: "3_164813044708340528", visible: true, x: 1.5, y: -2, timestamp: "" },
      { nodeID: 2, x: 0, y: 0 },
    ],
    edges: [{ fromID: 4, toID: 2, visible: true }],
  },
  propositionTypes: { "2": "fact" },
};
const TEXT = JSON.stringify(DOCUMENT);

const again = (text: string, change: (map: ArgumentMap) => ArgumentMap = (map) => map) =>
  JSON.parse(write(xaif, change(read(xaif, text).map)).content);

test("a graph in its wrapper is read, numbers and strings being the same ids", () => {
  const { map, warnings } = read(xaif, TEXT);
  expect(map.claims.map(({ id, text, holder }) => [id, text, holder])).toEqual([
    ["2", "It rains.", "bob"],
    ["3_164813044708340528", "The street is wet.", undefined],
  ]);
  expect(map.inferences).toMatchObject([{ id: "4", premises: ["3_164813044708340528"], conclusion: "2" }]);
  expect(warnings.map(({ code }) => code)).toEqual(["speech"]);
});

test("all that lies around the graph is written again as it was: text, places, unknown keys, nulls", () => {
  expect(unordered(again(TEXT))).toEqual(unordered(DOCUMENT));
});

test("what is gone from the map is gone from the places as well", () => {
  const document = again(TEXT, (map) => ({ ...map, claims: map.claims.slice(0, 1), inferences: [] }));
  expect(document.OVA).toEqual({ firstname: "A", nodes: [{ nodeID: 2, x: 0, y: 0 }], edges: [] });
});

test.each([
  ["the graph alone", DOCUMENT.AIF],
  ["the graph at the top, beside AIF with something else", { AIF: { version: "1.0" }, ...DOCUMENT.AIF }],
  ["the key ova, a list", { AIF: DOCUMENT.AIF, ova: [], text: "" }],
  ["nothing in it", { AIF: { nodes: [], edges: [], participants: null } }],
  ["null for nodes", { AIF: { nodes: null, edges: null } }],
])("a file with %s is read and written as it was", (_, document) => {
  expect(unordered(again(JSON.stringify(document)))).toEqual(unordered(document));
});

test("it is told apart from AIF JSON", () => {
  expect(recognise("a.json", TEXT)).toBe(xaif);
  expect(recognise("a.json", `\uFEFF${JSON.stringify({ ova: [], AIF: DOCUMENT.AIF })}`)).toBe(xaif);
  expect(recognise("a.json", JSON.stringify(DOCUMENT.AIF))).toBe(aif);
});

test("AIF JSON becomes xAIF with its speakers, and xAIF AIF JSON without its places, which is said", () => {
  const asXaif = JSON.parse(write(xaif, read(aif, JSON.stringify(DOCUMENT.AIF)).map).content);
  expect(unordered(asXaif.AIF)).toEqual(unordered(DOCUMENT.AIF));
  const asAif = write(aif, read(xaif, TEXT).map);
  expect(unordered(JSON.parse(asAif.content))).toEqual(unordered(DOCUMENT.AIF));
  expect(asAif.losses.map(({ code }) => code)).toEqual(["ext"]);
});

describe("a map with notes, passages and the like", () => {
  const text = write(xaif, full).content;

  test("loses nothing", () => {
    expect(write(xaif, full).losses).toEqual([]);
    const { map, warnings } = xaif.read(text, full.id);
    expect(warnings).toEqual([]);
    expect(ownOf(map, "aif", "xaif")).toEqual(ownOf(full, "aif", "xaif"));
  });

  test("is heard where another tool has changed it", () => {
    const document = JSON.parse(text);
    const [first] = full.claims;
    document.AIF.nodes = [
      ...document.AIF.nodes.filter(({ nodeID }: { nodeID: string }) => nodeID !== full.claims.at(-1)?.id),
      { nodeID: "77", type: "I", text: "New." },
    ];
    document.AIF.nodes[0].text = "Other words.";
    const { map, warnings } = read(xaif, JSON.stringify(document));
    expect(map.claims[0]).toMatchObject({ id: first?.id, text: "Other words.", label: first?.label });
    expect(map.claims.at(-1)).toMatchObject({ id: "77", text: "New." });
    expect(map.claims).toHaveLength(full.claims.length);
    expect(warnings.map(({ code }) => code)).toContain("dangling-edge");
  });

  test("is read as plain xAIF where what travelled with it was broken", () => {
    for (const broken of [7, { claims: [{ key: full.claims[0]?.id, stance: "unsure" }] }, { sections: {} }]) {
      const { map, warnings } = read(xaif, JSON.stringify({ ...JSON.parse(text), argumentMap: broken }));
      expect(map.claims).toHaveLength(full.claims.length);
      expect(warnings).toContainEqual(expect.objectContaining({ code: "remainder-unreadable", place: "argumentMap" }));
    }
  });
});

test.each([
  ["nothing", ""],
  ["null", "null"],
  ["no graph", "{}"],
  ["a graph that is text", `{"AIF": "nodes"}`],
  ["a cut file", TEXT.slice(0, 300)],
])("%s is refused", (_, text) => {
  expect(() => read(xaif, text)).toThrow(InvalidMap);
  expect(() => read(xaif, text)).toThrow(/This is no xAIF: /u);
});

test("whatever the map, it comes back whole", () => {
  fc.assert(
    fc.property(richMap(), (map) => {
      expect(ownOf(xaif.read(write(xaif, map).content, map.id).map, "aif", "xaif")).toEqual(ownOf(map, "aif", "xaif"));
    }),
  );
});

test("whatever is done to a file, the answer is a map or a refusal", () => {
  const pieces = ['"__proto__": ', "null", "[", "{}", '"AIF": 1,', '"argumentMap": {"claims": [{}]},', "\\ud800"];
  fc.assert(fc.property(mutated(write(xaif, full).content, pieces), (text) => survives(xaif, text)));
  fc.assert(fc.property(mutated(TEXT, pieces), (text) => survives(xaif, text)));
});

testWithCorpus("xaif", "a file of others is read whole and written as it was", (text) => {
  const document = JSON.parse(text.replace(/^\uFEFF/u, ""));
  const nodes: { nodeID: unknown; type: string }[] = document.nodes ?? document.AIF.nodes;
  const { map } = read(xaif, text);
  expect(map.claims).toHaveLength(new Set(nodes.filter(({ type }) => type === "I").map(({ nodeID }) => nodeID)).size);
  expect(unordered(again(text))).toEqual(unordered(document));
});
