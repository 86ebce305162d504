import { readGraph } from "../../../model/notation/graph-reading.ts";
import { attributesOf, collectGraph } from "../../../model/notation/plain-graph.ts";

type Node = { readonly key: string; readonly parent?: string } & Record<string, unknown>;
type Edge = { readonly key?: string; readonly isDirected?: boolean } & Record<string, unknown>;

/** A graph from nodes and edges such as `a -> b`, as some tool's file would give it. */
function readFrom(nodes: readonly Node[], edges: readonly (readonly [string, Edge?])[], head: object = {}) {
  const graph = collectGraph("tool");
  for (const { key, parent, ...attributes } of nodes) graph.node(key, attributesOf(attributes), parent);
  for (const [ends, { key, isDirected, ...attributes } = {}] of edges) {
    const [source, target] = ends.split(" -> ");
    graph.edge({ key, source, target }, attributesOf(attributes), isDirected);
  }
  const { map, warnings } = readGraph(graph.graph(attributesOf(head)), "tiny");
  const drawn = map.inferences.map(
    ({ premises, polarity, conclusion }) =>
      `${premises.join(" + ")} ${polarity === "support" ? "->" : "-|"} ${conclusion}`,
  );
  return { map, drawn, warnings, codes: warnings.map(({ code }) => code) };
}

const nodes = (...keys: readonly string[]) => keys.map((key) => ({ key, label: `It is so that ${key}.` }));

test("nodes are claims, by their most telling text; what means nothing here is kept under the tool's name", () => {
  const { map, warnings } = readFrom(
    [
      { key: "1", Label: "Short", description: "The whole of it.", weight: 3 },
      { key: "2", text: "Alone." },
    ],
    [],
    { title: "A graph", color: "red" },
  );
  expect(map.claims).toMatchObject([
    { id: "1", label: "Short", text: "The whole of it.", ext: { tool: { weight: 3 } } },
    { id: "2", label: "Alone.", text: "Alone." },
  ]);
  expect(map).toMatchObject({ title: "A graph", ext: { tool: { color: "red" } } });
  expect(warnings).toEqual([]);
});

test("an edge supports unless a word of its own says that it attacks; colours say nothing", () => {
  const { drawn, warnings } = readFrom(nodes("a", "b"), [
    ["a -> b", { interaction: "supports", color: "red" }],
    ["a -> b", { label: "does not attack" }],
    ["a -> b", { type: "Attacks" }],
    ["a -> b", { relation: "is-rebuttal", sign: -1 }],
    ["a -> b", { label: "undercut" }],
  ]);
  expect(drawn).toEqual(["a -> b", "a -> b", "a -| b", "a -| b", "a -| b"]);
  expect(warnings).toMatchObject([{ code: "unsaid-polarity", message: expect.stringContaining("(1)") }]);
});

test("who deny each other attack each other, and so do both ends of an attack without a direction", () => {
  const { drawn } = readFrom(nodes("a", "b"), [
    ["a -> b", { type: "contrary" }],
    ["a -> b", { type: "attack", isDirected: false }],
  ]);
  expect(drawn).toEqual(["a -| b", "b -| a", "a -| b", "b -| a"]);
});

test("nodes that say they are steps are inferences: linked premises, schemes, undercuts", () => {
  const { map, drawn, warnings } = readFrom(
    [
      ...nodes("a", "b", "c"),
      { key: "ra", type: "RA", label: "Argument From Sign" },
      { key: "ca", nodeType: "CA-node", label: "CA" },
    ],
    [["a -> ra"], ["b -> ra"], ["ra -> c"], ["a -> ca"], ["ca -> ra"]],
  );
  expect(drawn).toEqual(["a + b -> c", "a -| ra"]);
  expect(map.inferences.map(({ scheme }) => scheme)).toEqual(["Argument From Sign", undefined]);
  expect(warnings).toEqual([]);
});

test("a step may be told by its only word where it joins others, and a scheme by what it speaks of", () => {
  const { drawn } = readFrom(
    [
      ...nodes("a", "b"),
      { key: "s", label: "support" },
      { key: "c", type: "scheme", content: "Default\nConflict" },
      { key: "lone", label: "conflict" },
    ],
    [["a -> s"], ["s -> b"], ["b -> c"], ["c -> a"]],
  );
  expect(drawn).toEqual(["a -> b", "b -| a"]);
});

test("a step that leads to several things is one step to each; one without an end is said and left out", () => {
  const { drawn, codes } = readFrom(
    [...nodes("a", "b", "c"), { key: "s", type: "inference" }, { key: "t", type: "RA" }, { key: "u", type: "RA" }],
    [["a -> s"], ["s -> b"], ["s -> c"], ["a -> t"], ["u -> a"]],
  );
  expect(drawn).toEqual(["a -> b", "a -> c"]);
  expect(codes).toEqual(["several-conclusions", "no-conclusion", "no-premise"]);
});

test("rephrases are restatements; who said what is kept aside", () => {
  const { map, codes } = readFrom(
    [
      ...nodes("a", "b"),
      { key: "ma", type: "MA" },
      { key: "l", type: "L", text: "Ana: a." },
      { key: "ya", type: "YA" },
    ],
    [["a -> ma"], ["ma -> b"], ["l -> ya"], ["ya -> a"]],
  );
  expect(map.restatements).toEqual([["a", "b"]]);
  expect(codes).toEqual(["set-aside"]);
  expect(map.ext).toMatchObject({ tool: { aside: { nodes: [{ key: "l" }, { key: "ya" }], edges: [{}, {}] } } });
});

test("nodes of debates are claims, for or against what they point at", () => {
  const { drawn, map } = readFrom(
    [
      { key: "t", text: "T." },
      { key: "p", type: "pro", text: "P." },
      { key: "c", type: "con", text: "C." },
    ],
    [["p -> t"], ["c -> p"]],
  );
  expect(map.claims).toHaveLength(3);
  expect(drawn).toEqual(["p -> t", "c -| p"]);
});

test("groups are sections; a group that is argued about is a claim as well", () => {
  const { map, drawn, codes } = readFrom(
    [
      { key: "g", label: "Group" },
      { key: "h", label: "Also a claim" },
      { key: "outer", label: "Outer" },
      { key: "a", text: "A.", parent: "g" },
      { key: "b", text: "B.", parent: "h" },
      { key: "inner", label: "Inner", parent: "outer" },
      { key: "c", text: "C.", parent: "inner" },
      { key: "d", text: "D.", parent: "nowhere" },
    ],
    [["a -> h"]],
  );
  expect(map.claims.map(({ id, section }) => [id, section])).toEqual([
    ...[
      ["h", undefined],
      ["a", "group"],
      ["b", "also-a-claim"],
      ["c", "inner"],
      ["d", undefined],
    ],
  ]);
  expect(drawn).toEqual(["a -> h"]);
  expect(codes).toEqual(["missing-group", "nested-group", "unsaid-polarity"]);
});

test("groups in a circle lose one of its links, and nothing is lost with it", () => {
  const { map, codes } = readFrom(
    [
      { key: "a", parent: "b", text: "A." },
      { key: "b", parent: "a", text: "B." },
      { key: "self", parent: "self", text: "S." },
    ],
    [],
  );
  expect(codes.filter((code) => code === "group-circle")).toHaveLength(2);
  expect(map.claims.map(({ id }) => id)).toContain("self");
});

test("nodes that stand twice: the same once, others both; an edge may be called as a node is", () => {
  const { map, codes, drawn } = readFrom(
    [...nodes("a", "a", "b"), { key: "a", text: "Another." }],
    [
      ["a -> b", { key: "a", type: "support" }],
      ["a -> b", { key: "e", type: "support" }],
      ["b -> b", { key: "e", type: "attack" }],
    ],
  );
  expect(map.claims.map(({ id }) => id)).toEqual(["a", "b", "a-2"]);
  expect(map.inferences.map(({ id }) => id)).toEqual(["a->b", "e", "e-2"]);
  expect(drawn).toEqual(["a -> b", "a -> b", "b -| b"]);
  expect(codes).toEqual(["duplicate-node", "duplicate-node", "edge-called-as-node", "other-id"]);
});

test("a node that only an edge names is added; an edge that points at an edge is an undercut", () => {
  const { map, drawn, codes } = readFrom(nodes("a", "b"), [
    ["a -> b", { key: "e", type: "support" }],
    ["gone -> e", { type: "attack" }],
  ]);
  expect(map.claims.map(({ id, text }) => [id, text]).at(-1)).toEqual(["gone", "gone"]);
  expect(drawn).toEqual(["a -> b", "gone -| e"]);
  expect(codes).toEqual(["missing-node", "no-text"]);
});

test("names such as __proto__ are names", () => {
  const { map, drawn } = readFrom(
    [
      { key: "__proto__", text: "P.", ...JSON.parse('{"__proto__": 1}') },
      { key: "constructor", text: "C.", toString: 2 },
    ],
    [["__proto__ -> constructor", { type: "attack" }], ["hasOwnProperty -> toString"]],
  );
  expect(drawn).toEqual(["__proto__ -| constructor", "hasOwnProperty -> toString"]);
  expect(map.claims[1]?.ext).toEqual({ tool: { toString: 2 } });
  expect(Object.keys(Object.prototype)).toEqual([]);
});
