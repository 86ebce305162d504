import { dot } from "../../../model/notation/dot.ts";
import { linked, undercut } from "../../maps.ts";
import { read, write } from "./hostile.ts";

/** What is drawn, as `a -> b`, claims that nothing joins by themselves, and the codes of the warnings. */
function drawn(text: string) {
  const { map, warnings } = read(dot, text);
  return {
    steps: map.inferences.map(
      ({ premises, polarity, conclusion }) =>
        `${premises.join(" + ")} ${polarity === "support" ? "->" : "-|"} ${conclusion}`,
    ),
    claims: map.claims.map(({ id, text }) => [id, text]),
    map,
    codes: warnings.map(({ code }) => code),
  };
}

test("ids are quoted, premises lead to an inference without arrows, attacks are dashed", () => {
  const { content } = write(dot, undercut);
  expect(content).toMatch(/^digraph \{\n {2}graph \[format="argument-map-graph\/1", map="tiny", /u);
  expect(content).toContain('  "claim:b" -> "inference:i" [kind="premise", polarity="support", arrowhead=none];');
  expect(content).toContain('  "inference:u" -> "inference:i" [kind="conclusion", polarity="attack", style=dashed];');
  expect(read(dot, content)).toEqual({ map: undercut, warnings: [] });
});

test("chains, groups of ends, ports, attributes in several brackets, strings put together", () => {
  const { steps, claims, codes } = drawn(`/* one */ strict digraph "G" { // two
# three
  graph [bgcolor=red]; node [weight=2, shape=box] edge [type=attack];
  a [label="A"] [shape=diamond, style="rounded"]
  b [label="B " + "and more", ]; c [label="C\\"s \\\\ \\n\\N"];
  a:n:sw -> b -> {c; d} [label=against];
  subgraph x { edge [type=support] e -> f }
  "g\\
h" -> -1.5
}`);
  expect(claims).toEqual([
    ...[
      ["a", "A"],
      ["b", "B and more"],
      ["c", 'C"s \\ \nc'],
      ["d", "d"],
      ["e", "e"],
      ["f", "f"],
      ["gh", "gh"],
      ["-1.5", "-1.5"],
    ],
  ]);
  expect(steps).toEqual(["a -| b", "b -| c", "b -| d", "e -> f", "gh -| -1.5"]);
  expect(codes).toEqual(["looks", "no-text"]);
});

test("clusters are sections, in clusters too; labels in HTML are read as text", () => {
  const { map, codes } = drawn(`graph {
    subgraph cluster_outer { label="Outer"; subgraph cluster_1 { label=<<B>In &amp; out</B>>; a } }
    subgraph cluster_empty { label="Empty" } subgraph cluster_2 { a; b }
    a [label=<<TABLE><TR><TD><B>Gist</B></TD></TR><TR><TD>All<BR/>&#x20;of it &lt;</TD></TR></TABLE>>];
    a -- b [label="contradicts"] }`);
  expect(map.claims).toMatchObject([
    { id: "a", label: "Gist", text: "All of it <", section: "in-out" },
    { id: "b", section: "subgraph-4" },
  ]);
  expect(map.inferences).toHaveLength(2);
  expect(codes).toEqual(["nested-group", "no-text"]);
});

test("steps that are nodes with a word in them, as SADFace draws them", () => {
  const { steps } = drawn(`digraph SADFace {node [style="filled"]"1" [label="One"] [shape=box];
"2" [label="conflict"] [colorscheme=X11, shape=diamond];"3" [label="Three"];"1" -> "2";"2" -> "3";}`);
  expect(steps).toEqual(["1 -| 3"]);
});

test("nesting of any depth is read, and edges between groups stay in proportion to the text", () => {
  const deep = `digraph{${"{".repeat(5000)}a->b${"}".repeat(5000)}}`;
  expect(drawn(deep).steps).toEqual(["a -> b"]);
  const many = (name: string) => Array.from({ length: 3000 }, (_, at) => `${name}${at}`).join(" ");
  expect(() => read(dot, `digraph{{${many("a")}}->{${many("b")}}}`)).toThrow(/more edges/u);
});

test("what is no DOT is refused with its line", () => {
  const texts = ["", "{}", "digraph", "digraph {", "digraph {\na -> }", 'digraph { a [label="x }', "digraph { a [=] }"];
  for (const text of [
    ...texts,
    "digraph { /* }",
    "digraph { a [label=<x] }",
    "digraph { -> }",
    "graph { a [b }",
    "digraph { \0 }",
  ])
    expect(() => read(dot, text)).toThrow(/no DOT: line \d/u);
  expect(drawn("digraph { a } digraph { b }").codes).toContain("several-graphs");
});

test("a label or an id is never more than a string", () => {
  const hostile = 'x"]; evil [label="';
  const claims = [{ id: hostile, text: `${hostile}\\`, label: "\\" }];
  const map = { ...linked, claims: [...linked.claims, { ...linked.claims[0], ...claims[0] }] } as typeof linked;
  const back = read(dot, write(dot, map).content).map;
  expect(back.claims.at(-1)).toMatchObject({ id: hostile, text: `${hostile}\\`, label: "\\" });
});
