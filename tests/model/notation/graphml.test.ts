import { graphml } from "../../../model/notation/graphml.ts";
import { mapOf } from "../../maps.ts";
import { read, write } from "./hostile.ts";

const document = (...inside: readonly string[]) =>
  `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">${inside.join("\n")}</graphml>`;

/** Claims and inferences of a document, and the codes of its warnings. */
function said(...inside: readonly string[]) {
  const { map, warnings } = read(graphml, document(...inside));
  return {
    claims: map.claims.map(({ id, label, text, section }) => [id, label, text, section]),
    steps: map.inferences.map(({ premises, polarity, conclusion }) => `${premises} ${polarity} ${conclusion}`),
    map,
    codes: warnings.map(({ code }) => code),
  };
}

test("every attribute is declared, and ids that are no name tokens are replaced", () => {
  const { content } = write(
    graphml,
    mapOf(["i: b -> a"], {
      claims: [
        { id: "a", text: "A & <b>." },
        { id: "b", text: "B\u0001" },
      ],
    }),
  );
  expect(content).toContain('<key id="node-importance" for="node" attr.name="importance" attr.type="int"/>');
  expect(content).toContain('<data key="node-text">A &amp; &lt;b&gt;.</data>');
  expect(content).toContain('<edge id="premise:1:i" source="claim:b" target="inference:i">');
  const odd = write(graphml, mapOf([], { claims: [{ id: 'a b"', text: "A." }] })).content;
  expect(odd).toContain('<node id="n1">');
});

test("attributes have types and defaults, and may be declared for all or not at all", () => {
  const { map, codes } = said(
    '<key id="t" for="node" attr.name="text" attr.type="string"/>',
    '<key id="w" for="all" attr.name="weight" attr.type="double"><default>1.5</default></key>',
    '<key id="n" for="edge" attr.name="type" attr.type="string"/><key id="l" for="node" attr.name="long" attr.type="long"/>',
    '<graph edgedefault="directed"><node id="a"><data key="t">A.</data><data key="l">12345678901234567890</data></node>',
    '<node id="b"><data key="t"><![CDATA[B & ]]>&#66;.</data><data key="w">2</data><data key="zz">?</data></node>',
    '<edge source="a" target="b"><data key="n">rebuts</data></edge></graph>',
  );
  expect(map.claims.map(({ text, ext }) => [text, ext])).toEqual([
    ["A.", { graphml: { weight: 1.5, long: "12345678901234567890" } }],
    ["B & B.", { graphml: { weight: 2, zz: "?" } }],
  ]);
  expect(map.inferences).toMatchObject([{ id: "a->b", polarity: "attack" }]);
  expect(codes).toEqual(["undeclared-attribute"]);
});

test("yEd's labels lie in drawings, its groups have graphs in them; ports and hyperedges are said", () => {
  const { claims, steps, codes } = said(
    '<key id="d" for="node" yfiles.type="nodegraphics"/><key id="t" for="node" attr.name="nodeType"/><graph edgedefault="directed">',
    '<node id="g" yfiles.foldertype="group"><data key="d"><y:ProxyAutoBoundsNode><y:Realizers><y:GroupNode>',
    "<y:NodeLabel>The group</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>The group</y:NodeLabel></y:GroupNode>",
    '</y:Realizers></y:ProxyAutoBoundsNode></data><graph id="g:"><node id="a"><data key="d"><y:ShapeNode>',
    "<y:NodeLabel>Gist<y:LabelModel/></y:NodeLabel>",
    "<y:NodeLabel>&lt;html&gt;All &lt;br/&gt;of&amp;#x20;it &amp;amp; more&lt;/html&gt;</y:NodeLabel>",
    '</y:ShapeNode></data><port name="p"/></node></graph></node>',
    '<node id="b"><data key="d"><y:ShapeNode><y:NodeLabel>B.</y:NodeLabel></y:ShapeNode></data></node>',
    '<node id="c"><data key="t">CA-node</data><data key="d"><y:NodeLabel>CA</y:NodeLabel></data></node>',
    '<edge source="a" target="c" sourceport="p"/><edge source="c" target="b"/><hyperedge><endpoint node="a"/></hyperedge></graph>',
  );
  expect(claims).toEqual([
    ["a", "Gist", "All of it & more", "the-group"],
    ["b", "B.", "B.", undefined],
  ]);
  expect(steps).toEqual(["a attack b"]);
  expect(codes).toEqual(["looks", "hyperedge", "port"]);
});

test("edges without a direction and one that has one; without ends; two graphs; a graph in an edge", () => {
  const { steps, codes } = said(
    '<graph edgedefault="undirected"><node id="a"/><node id="b"/><edge source="a" target="b"/>',
    '<edge source="b" target="a" directed="true"><graph><node id="c"/></graph></edge><edge source="b"/></graph><graph/>',
  );
  expect(steps).toEqual(["a support b", "b support a"]);
  expect(codes).toEqual(["torn-edge", "several-graphs", "no-text", "unsaid-polarity", "undirected"]);
});

test("defaults that would make each node long are left out", () => {
  const key = `<key id="w" for="node" attr.name="w"><default>${"w".repeat(5000)}</default></key>`;
  const { map, codes } = said(key, '<graph><node id="a"/></graph>');
  expect([map.claims[0]?.ext, codes]).toEqual([undefined, ["large-defaults", "no-text"]]);
});

test("what is no GraphML is refused in words", () => {
  const bomb = '<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>';
  const deep = `<graphml>${"<graph>".repeat(100_000)}`;
  for (const text of [
    "",
    "{}",
    "<html></html>",
    "<graphml>",
    "<graphml/><graphml/>",
    "<graphml>&x;</graphml>",
    bomb,
    deep,
  ])
    expect(() => read(graphml, text)).toThrow(/no GraphML/u);
});
