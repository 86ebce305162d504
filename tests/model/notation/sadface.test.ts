import fc from "fast-check";
import type { ArgumentMap } from "../../../model/map.ts";
import { recognise } from "../../../model/notation/list.ts";
import { sadface } from "../../../model/notation/sadface.ts";
import { InvalidMap } from "../../../model/read.ts";
import { undercutOfUndercut } from "../../maps.ts";
import { testWithCorpus } from "./corpora.ts";
import { full } from "./full.ts";
import { mutated, read, survives, write } from "./hostile.ts";
import { ownOf } from "./own-of.ts";
import { richMap } from "./rich.ts";
import { unordered } from "./unordered.ts";

const atom = (id: string, text: string) => ({ id, type: "atom", text, sources: [], metadata: {} });
const scheme = (id: string, name: string, type = "scheme") => ({ id, type, name, metadata: {} });
const edge = (source_id: string, target_id: string) => ({ id: `${source_id}${target_id}`, source_id, target_id });

/** a2 → a1 by s1; a3 ⊣ s1 by s2 */
const NODES = [
  { ...atom("a1", "It rains."), metadata: { monkeypuzzle: { x: 1, y: 2 } } },
  { ...atom("a2", "The street is wet."), sources: [{ resource_id: "r", text: "wet", offset: 3, length: 3 }] },
  atom("a3", "Somebody has washed it."),
  scheme("s1", "Expert\nOpinion"),
  scheme("s2", "conflict"),
];
const EDGES = [edge("a2", "s1"), edge("s1", "a1"), edge("a3", "s2"), edge("s2", "s1")];
const core = {
  id: "42e56df7",
  version: "0.2",
  analyst_name: "Ana",
  analyst_email: "ana@example.org",
  created: "2019-04-22T23:52:30",
  edited: "2019-04-22T23:52:30",
  title: "Rain",
  description: "Whether it rains.",
  notes: "",
};
const DOCUMENT = {
  metadata: { core, monkeypuzzle: { zoom: 1 } },
  resources: [{ id: "r", type: "text", content: "The wet street.", metadata: {} }],
  nodes: NODES,
  edges: EDGES,
};
const TEXT = JSON.stringify(DOCUMENT);

const again = (document: unknown, change: (map: ArgumentMap) => ArgumentMap = (map) => map) =>
  JSON.parse(write(sadface, change(read(sadface, JSON.stringify(document)).map)).content);
const steps = ({ inferences }: ArgumentMap) =>
  inferences.map(({ id, premises, polarity, conclusion, scheme = "" }) =>
    [id, premises.join("+"), polarity === "support" ? "->" : "-|", conclusion, scheme].join(" ").trim(),
  );

test("atoms are claims, schemes inferences, and the core says what the document is", () => {
  const { map, warnings } = read(sadface, TEXT);
  expect(map).toMatchObject({ title: "Rain", summary: "Whether it rains.", authors: ["Ana"] });
  expect(map.claims.map(({ id, text }) => [id, text])).toEqual([
    ["a1", "It rains."],
    ["a2", "The street is wet."],
    ["a3", "Somebody has washed it."],
  ]);
  expect(steps(map)).toEqual(["s1 a2 -> a1 expert-opinion", "s2 a3 -| s1"]);
  expect(warnings).toEqual([]);
});

test("what was read is written again as it was, sources, resources and metadata of tools as well", () => {
  expect(unordered(again(DOCUMENT))).toEqual(unordered(DOCUMENT));
});

test.each([
  ["version 0.1", { ...core, metadata: {}, resources: [], nodes: NODES.slice(0, 3), edges: [] }],
  [
    "types of SADFace's own code",
    { ...DOCUMENT, nodes: [...NODES.slice(0, 3), scheme("s1", "x", "inference"), scheme("s2", "y", "conflict")] },
  ],
  ["nothing in it", { metadata: { core }, resources: [], nodes: [], edges: [] }],
])("%s is read and written as it was", (_, document) => {
  expect(unordered(again(document))).toEqual(unordered(document));
});

test("types say the side where names don't", () => {
  const nodes = [...NODES.slice(0, 3), scheme("s1", "Default\nSupport", "inference"), scheme("s2", "x", "conflict")];
  expect(steps(read(sadface, JSON.stringify({ ...DOCUMENT, nodes })).map)).toEqual(["s1 a2 -> a1", "s2 a3 -| s1 x"]);
});

test("what is gone from the map is not written, and what is new is", () => {
  const document = again(DOCUMENT, (map) => ({
    ...map,
    title: "Snow",
    theses: [],
    claims: map.claims.slice(0, 2).map((claim) => ({ ...claim, text: `${claim.text}!` })),
    inferences: map.inferences.slice(0, 1).map((step) => ({ ...step, polarity: "attack", scheme: undefined })) as never,
  }));
  expect(document.nodes.map(({ id, text, type, name }: Record<string, string>) => [id, text ?? name, type])).toEqual([
    ["a1", "It rains.!", "atom"],
    ["a2", "The street is wet.!", "atom"],
    ["s1", "conflict", "scheme"],
  ]);
  expect(document.nodes[0].metadata).toEqual({ monkeypuzzle: { x: 1, y: 2 } });
  expect(document.edges.map(({ id }: { id: string }) => id)).toEqual(["a2s1", "s1a1"]);
  expect(document.metadata.core).toEqual({ ...core, title: "Snow" });
  expect(JSON.stringify(document)).not.toContain("washed");
});

test.each([
  ["an edge between atoms", NODES.slice(0, 2), [edge("a1", "a2")], ["illegal-edge"]],
  ["an edge to nothing", NODES.slice(0, 1), [edge("a1", "a9")], ["dangling-edge"]],
  ["a scheme that joins nothing", NODES.slice(3, 4), [], ["no-premise"]],
  ["a type that nobody knows", [scheme("a1", "x", "RA")], [], ["unknown-type"]],
  ["an atom twice", [NODES[0], NODES[0]], [], ["repeated-nodes"]],
  ["an atom without a text", [{ id: "a1", type: "atom" }], [], ["empty-text"]],
])("%s is kept and said", (_, nodes, edges, codes) => {
  const document = { ...DOCUMENT, nodes, edges };
  expect(read(sadface, JSON.stringify(document)).warnings.map(({ code }) => code)).toEqual(codes);
  expect(unordered(again(document))).toEqual(unordered(document));
});

test("a map that was never SADFace becomes a document, and comes back whole", () => {
  const { content, losses } = write(sadface, undercutOfUndercut);
  const { metadata, resources, nodes, edges } = JSON.parse(content);
  expect(metadata).toEqual({ core: expect.objectContaining({ id: "tiny", version: "0.2", title: "A tiny map" }) });
  expect(resources).toEqual([]);
  expect(nodes.at(-1)).toEqual(scheme("v", "conflict"));
  expect(edges[0]).toEqual({ id: "1", source_id: "b", target_id: "i" });
  expect(losses).toEqual([]);
  const { map, warnings } = sadface.read(write(sadface, full).content, full.id);
  expect(warnings).toEqual([]);
  expect(ownOf(map, "sadface")).toEqual(ownOf(full, "sadface"));
});

test.each([
  ["nothing", ""],
  ["null", "null"],
  ["no nodes", `{"metadata": {"core": {}}}`],
  ["nodes of another format", `{"nodes": [{"nodeID": 1}], "edges": []}`],
  ["a cut document", TEXT.slice(0, 99)],
])("%s is refused", (_, text) => {
  expect(() => read(sadface, text)).toThrow(InvalidMap);
  expect(() => read(sadface, text)).toThrow(/This is no SADFace: /u);
});

test("it is recognised among other JSON", () => {
  expect(recognise("a.json", `\uFEFF${TEXT}`)).toBe(sadface);
});

test("whatever the map, it comes back whole", () => {
  fc.assert(
    fc.property(richMap(), (map) => {
      expect(ownOf(sadface.read(write(sadface, map).content, map.id).map, "sadface")).toEqual(ownOf(map, "sadface"));
    }),
  );
});

test("whatever is done to a document, the answer is a map or a refusal", () => {
  const pieces = [
    '"__proto__": ',
    "null",
    "[",
    "{}",
    '"type": "conflict",',
    '"argumentMap": {"claims": [{}]},',
    "\\ud800",
  ];
  fc.assert(fc.property(mutated(TEXT, pieces), (text) => survives(sadface, text)));
  fc.assert(fc.property(mutated(write(sadface, full).content, pieces), (text) => survives(sadface, text)));
});

testWithCorpus("sadface", "a document of others is read whole and written as it was", (text) => {
  const document = JSON.parse(text);
  const ofType = (...types: string[]) =>
    document.nodes.filter(({ type }: { type: string }) => types.includes(type)).length;
  const { map, warnings } = read(sadface, text);
  expect(warnings).toEqual([]);
  expect(map.claims).toHaveLength(ofType("atom"));
  expect(map.inferences).toHaveLength(ofType("scheme"));
  expect(unordered(again(document))).toEqual(unordered(document));
});
