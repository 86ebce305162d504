import { gexf } from "../../../model/notation/gexf.ts";
import { chain } from "../../maps.ts";
import { read, write } from "./hostile.ts";

test("attributes are declared, labels are the nodes' own", () => {
  const { content } = write(gexf, chain);
  expect(content).toContain('<attribute id="thesis" title="thesis" type="boolean"/>');
  expect(content).toContain('<node id="claim:b" label="It is so that b.">');
  expect(content).toContain('<edge id="premise:1:i" source="claim:b" target="inference:i">');
});

test("attributes by default, in lists and undeclared; nodes in nodes; edges of three kinds; looks and times", () => {
  const { map, warnings } = read(
    gexf,
    `<?xml version="1.0"?><gexf version="1.2" xmlns:viz="v"><meta><title>T</title></meta><graph defaultedgetype="directed">
    <attributes class="node"><attribute id="0" title="text" type="string"/>
      <attribute id="1" title="sure" type="boolean"><default>true</default></attribute>
      <attribute id="2" title="of" type="liststring"/></attributes>
    <attributes class="edge"><attribute id="0" title="kind" type="string"/></attributes>
    <nodes><node id="g" label="Group"><nodes><node id="a" label="Gist"><attvalues><attvalue for="0" value="A."/>
      <attvalue for="2" value="x|y"/><attvalue for="9" value="?"/></attvalues><viz:size value="2"/><spells/></node></nodes></node>
      <node id="b" label="B." pid="g"/></nodes>
    <edges><edge id="e" source="a" target="b" weight="2.5"><attvalues><attvalue for="0" value="attacks"/></attvalues></edge>
      <edge source="b" target="a" type="undirected" label="supports"/></edges></graph></gexf>`,
  );
  expect(map).toMatchObject({ title: "T", sections: [{ title: "Group" }] });
  expect(map.claims).toMatchObject([
    { id: "a", label: "Gist", text: "A.", section: "group", ext: { gexf: { sure: true, of: ["x", "y"], "9": "?" } } },
    { id: "b", text: "B.", section: "group" },
  ]);
  expect(map.inferences).toMatchObject([
    { id: "e", polarity: "attack", ext: { gexf: { weight: 2.5 } } },
    { premises: ["b"], conclusion: "a", polarity: "support" },
  ]);
  expect(warnings.map(({ code }) => code)).toEqual(["undeclared-attribute", "looks", "times", "undirected"]);
});

test("an empty file has nothing, and what is no GEXF is refused in words", () => {
  expect(read(gexf, "<gexf><graph/></gexf>").map.claims).toEqual([]);
  expect(read(gexf, "<gexf/>").warnings).toMatchObject([{ code: "no-graph" }]);
  expect(() => read(gexf, "<graphml/>")).toThrow(/no GEXF/u);
});
