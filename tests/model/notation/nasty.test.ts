/** Inputs made to hurt, against every format of graph tools: each is read with its warnings or refused in words. */
import { connect } from "../../../model/connections.ts";
import { af } from "../../../model/notation/af.ts";
import { apx } from "../../../model/notation/apx.ts";
import { edgesCsv, nodesCsv } from "../../../model/notation/csv.ts";
import { cx, cx2 } from "../../../model/notation/cx2.ts";
import { cytoscape } from "../../../model/notation/cytoscape.ts";
import { dot } from "../../../model/notation/dot.ts";
import { gexf } from "../../../model/notation/gexf.ts";
import { graphml } from "../../../model/notation/graphml.ts";
import { graphology } from "../../../model/notation/graphology.ts";
import { recognise } from "../../../model/notation/list.ts";
import { nodeLink } from "../../../model/notation/node-link.ts";
import type { Notation } from "../../../model/notation/notation.ts";
import { tgf } from "../../../model/notation/tgf.ts";
import { everything } from "../../../model/selection.ts";
import { HOSTILE_IDS } from "../../arbitrary.ts";
import { mapOf, mutualAttack } from "../../maps.ts";
import { read, survives, write } from "./hostile.ts";

const JSONS = [graphology, cytoscape, nodeLink, cx2, cx];
const XMLS = [graphml, gexf];
const GRAPHS = [graphology, cytoscape, nodeLink, cx2, graphml, gexf, dot];
const READERS = [...GRAPHS, cx, apx, tgf, af];

const links = (nodes: readonly unknown[], links: readonly unknown[] = []) =>
  read(nodeLink, JSON.stringify({ directed: true, nodes, links }));
const codesOf = ({ warnings }: ReturnType<typeof links>) => warnings.map(({ code }) => code);

test.each(XMLS)("1. entities, those of other files and those of each other, are refused in $name", (notation) => {
  const bodies = [
    '<!ENTITY a "x"><!ENTITY b "&a;&a;">',
    '<!ENTITY f SYSTEM "file:///etc/passwd">',
    '<!ENTITY % p "x">',
  ];
  for (const body of bodies) {
    const text = `<!DOCTYPE r [${body}]><${notation.id}><graph><node id="&b;"/></graph></${notation.id}>`;
    expect(() => read(notation, text)).toThrow(/DOCTYPE/u);
  }
});

test.each(GRAPHS)("3. ids that break objects are ids in $name, and attributes of such names attributes", (notation) => {
  const claims = HOSTILE_IDS.map((id) => ({ id, text: id === " " ? "blank" : id }));
  const inferences = HOSTILE_IDS.map((id, at) => ({
    id: `i ${at}`,
    premises: [id],
    conclusion: HOSTILE_IDS[(at + 1) % HOSTILE_IDS.length],
    polarity: "attack",
  }));
  const map = mapOf([], { claims, inferences });
  expect(read(notation, write(notation, map).content).map).toEqual(map);
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
});

test("3. an empty id, and attributes called __proto__, constructor and toString", () => {
  const { map, warnings } = read(
    nodeLink,
    '{"nodes":[{"id":"","text":"E.","__proto__":{"x":1},"constructor":2}],"links":[]}',
  );
  expect(map.claims.map(({ id }) => id)).toEqual(["unnamed"]);
  expect(Object.keys(map.claims[0]?.ext?.["node-link"] as object)).toEqual(["__proto__", "constructor"]);
  expect(warnings.map(({ code }) => code)).toEqual(["other-id"]);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test.each(JSONS)("4. JSON nested a hundred thousand deep is refused in words by $name", (notation) => {
  for (const text of [
    "[".repeat(100_000) + "]".repeat(100_000),
    `{"nodes":${'{"a":'.repeat(100_000)}1${"}".repeat(100_001)}`,
  ])
    expect(() => read(notation, text)).toThrow(/nested more than/u);
});

test.each(XMLS)("4. XML nested a hundred thousand deep is refused in words by $name", (notation) => {
  const text = `<${notation.id}>${"<graph><node>".repeat(50_000)}`;
  expect(() => read(notation, text)).toThrow(/nested more than/u);
});

test("5. nodes that stand twice, the same and not the same; edges that do; a node and an edge of one id", () => {
  const twice = links(
    [
      { id: "a", text: "A." },
      { id: "a", text: "A." },
      { id: "a", text: "Not A." },
      { id: "b", text: "B." },
    ],
    [
      { id: "e", source: "a", target: "b", type: "support" },
      { id: "e", source: "a", target: "b", type: "support" },
      { id: "a", source: "b", target: "a", type: "attack" },
    ],
  );
  expect(twice.map.claims.map(({ id, text }) => [id, text])).toEqual([
    ["a", "A."],
    ["a-2", "Not A."],
    ["b", "B."],
  ]);
  expect(twice.map.inferences.map(({ id }) => id)).toEqual(["e", "e-2", "b->a"]);
  expect(codesOf(twice)).toEqual(["duplicate-node", "duplicate-node", "edge-called-as-node", "other-id"]);
});

test("6. ids that are numbers are strings, and long ones keep their digits", () => {
  const { map, warnings } = read(
    nodeLink,
    '{"nodes":[{"id":1},{"id":"1"},{"id":"01"},{"id":12345678901234567890},{"id":1e3},{"id":-0}],"links":[{"source":1,"target":"01"}]}',
  );
  expect(map.claims.map(({ id }) => id)).toEqual(["1", "01", "12345678901234567890", "1000", "0"]);
  expect(map.inferences).toMatchObject([{ premises: ["1"], conclusion: "01" }]);
  expect(warnings[0]).toMatchObject({ code: "duplicate-node", place: "1" });
});

test("7. steps without a premise, without a conclusion and without either; edges that lead to nothing", () => {
  const broken = links(
    [
      { id: "a", text: "A." },
      { id: "r1", type: "RA" },
      { id: "r2", type: "RA" },
      { id: "r3", type: "CA" },
    ],
    [{ source: "a", target: "r1" }, { source: "r2", target: "a" }, { source: "a" }, { source: "a", target: "gone" }],
  );
  expect(broken.map.inferences).toMatchObject([{ premises: ["a"], conclusion: "gone" }]);
  expect(codesOf(broken)).toEqual([
    ...["torn-edge", "missing-node", "no-text", "no-conclusion", "no-conclusion", "unsaid-polarity", "no-premise"],
  ]);
});

test.each(GRAPHS)("8. circles of every kind come back from $name", (notation) => {
  const map = mapOf(["i: a -> a", "j: b -| k", "k: c -| j", "l: d -| l", "m: b -> c", "n: c -> b"], { theses: ["a"] });
  expect(read(notation, write(notation, map).content)).toEqual({ map, warnings: [] });
});

test.each(READERS)("9. a byte order mark before $name is passed over", (notation) => {
  if (notation.write === undefined) return;
  const { content } = write(notation, mutualAttack);
  expect(read(notation, `\uFEFF${content}`)).toEqual(read(notation, content));
  expect(recognise("unnamed", `\uFEFF${content}`)).toBe(notation);
});

test.each([...GRAPHS, apx, tgf, af])("10. lines of $name may end as on Windows", (notation) => {
  const { content } = write(notation, mutualAttack);
  expect(read(notation, content.replaceAll("\n", "\r\n"))).toEqual(read(notation, content));
});

const MARKUP = `<script>alert(1)</script> javascript:alert(1) &#8217; ]]> --> "q" 'q' \\ \u0000\u0097\u2028\u202E\ud800`;

test.each(GRAPHS)("11. markup, quotes and controls are text in $name, in ids as well", (notation) => {
  const id = MARKUP.replace(/\p{Cc}/gu, "").toWellFormed();
  const map = mapOf([], { title: MARKUP, claims: [{ id, text: MARKUP, label: MARKUP, tags: [MARKUP] }] });
  expect(read(notation, write(notation, map).content)).toEqual({ map: { ...map, id: "tiny" }, warnings: [] });
});

test("11. no cell of a table is a formula, whatever a claim says", () => {
  const claims = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"].map((text, at) => ({
    id: `${at}`,
    text,
    label: text,
  }));
  for (const notation of [nodesCsv, edgesCsv]) {
    const { content } = write(notation, mapOf([], { claims }));
    expect(content).not.toMatch(/(?:^|[,\n])"?[=+\-@\t\r]/u);
  }
});

test.each(GRAPHS)("12. a label of a megabyte comes back from $name", (notation) => {
  const text = `${'long <&"> '.repeat(100_000)}.`;
  const map = mapOf([], { claims: [{ id: "a", text, label: "a" }] });
  expect(read(notation, write(notation, map).content).map).toEqual(map);
});

test.each([nodeLink, dot, graphml])("12. thousands of premises, of parallel edges and of rays in $name", (notation) => {
  const many = Array.from({ length: 3_000 }, (_, at) => ({ id: `c${at}`, text: `${at}` }));
  const hub = { id: "hub", text: "The hub." };
  const ids = many.map(({ id }) => id);
  const wide = { id: "wide", premises: ids, conclusion: "hub", polarity: "support" };
  const parallel = ids.map((_, at) => ({ id: `p${at}`, premises: ["c0"], conclusion: "hub", polarity: "attack" }));
  const map = mapOf([], { claims: [hub, ...many], inferences: [wide, ...parallel] });
  const { content = "" } = notation.write?.(partOf(map)) ?? {};
  // Comparing texts spares jest's walk through all of it.
  expect(JSON.stringify(read(notation, content).map) === JSON.stringify(map)).toBe(true);
});

function partOf(map: ReturnType<typeof mapOf>) {
  const connections = connect(map);
  return { connections, selection: everything(connections), view: "full" } as const;
}

const OTHER_THINGS = {
  "nothing at all": "",
  "blank space": " \n\t",
  null: "null",
  "an empty list": "[]",
  "a string": '"x"',
  "two documents": "{}{}",
  "a page that tells of an error": "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
  "compressed bytes": "\u001f\u008b\u0008\u0000\u0000\ufffd",
} as const;

describe.each(READERS)("13. $name", (notation) => {
  test.each(Object.entries(OTHER_THINGS))("%s is refused or empty", (_, text) => {
    survives(notation, text);
    if (notation !== tgf) expect(() => read(notation, text)).toThrow(/This is no/u);
  });

  test("a text that ends too early is refused or read as far as it goes", () => {
    if (notation.write === undefined) return;
    const { content } = write(notation, mutualAttack);
    for (let at = 1; at < content.length; at += Math.ceil(content.length / 60))
      survives(notation, content.slice(0, at));
  });
});

test.each([...GRAPHS, apx, tgf, af] as readonly Notation[])(
  "13. $name is known by its text, whatever the file is called",
  (notation) => {
    const { content } = write(notation, mutualAttack);
    for (const name of ["map", "map.json", "map.graphml", "map.apx"]) expect(recognise(name, content)).toBe(notation);
  },
);

test("15. ids that look alike are not the same", () => {
  const twins = ["É", "E\u0301", "I", "ı", "i", "İ", "a", "A", "a\u200b"];
  const { map, warnings } = links(twins.map((id) => ({ id, text: id })));
  expect(map.claims.map(({ id }) => id)).toEqual(twins);
  expect(warnings).toEqual([]);
});
