import { edgesCsv, nodesCsv } from "../../../model/notation/csv.ts";
import { linked, mapOf } from "../../maps.ts";
import { write } from "./hostile.ts";

test("nodes and edges are tables with a line of names", () => {
  const [names, first] = write(nodesCsv, linked).content.split("\r\n");
  expect(names).toBe(
    "id,name,kind,label,text,stance,importance,thesis,polarity,scheme,linked,undercut,stated".replace("scheme,", ""),
  );
  expect(first).toBe("claim:b,b,claim,It is so that b.,It is so that b.,asserted,2,false,,,,");
  expect(write(edgesCsv, linked).content).toBe(
    [
      "id,source,target,kind,polarity",
      "premise:1:i,claim:b,inference:i,premise,support",
      "premise:2:i,claim:c,inference:i,premise,support",
      "conclusion:i,inference:i,claim:a,conclusion,support",
      "",
    ].join("\r\n"),
  );
});

test("quotes, commas and line ends are quoted, and what looks like a formula is no formula", () => {
  const claims = [
    { id: "a", text: 'She said: "no", twice.\nAnd again.' },
    { id: "b", label: "=SUM(A1)", text: "@import, -1 and +1" },
    { id: "c", label: "\u2212 is no hyphen", text: "-1" },
  ];
  const { content, losses } = write(nodesCsv, mapOf([], { claims }));
  expect(content).toContain('"She said: ""no"", twice.\nAnd again."');
  expect(content).toContain(`'=SUM(A1),"'@import, -1 and +1"`);
  expect(content).toContain("\u2212 is no hyphen,'-1");
  expect(losses).toContainEqual(expect.objectContaining({ code: "guarded-cells", count: 3 }));
});

test("what the other table has, and what neither has, is said", () => {
  const codes = (notation: typeof nodesCsv) => write(notation, linked).losses.map(({ code }) => code);
  expect([codes(nodesCsv), codes(edgesCsv)]).toEqual([
    ["edges-apart", "title"],
    ["nodes-apart", "title"],
  ]);
});
