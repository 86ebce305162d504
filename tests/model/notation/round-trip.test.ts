/** What is written so that it can be read back comes back: the laws of every format that promises it. */
import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { cx2 } from "../../../model/notation/cx2.ts";
import { cytoscape } from "../../../model/notation/cytoscape.ts";
import { dot } from "../../../model/notation/dot.ts";
import { gexf } from "../../../model/notation/gexf.ts";
import { graphml } from "../../../model/notation/graphml.ts";
import { graphology } from "../../../model/notation/graphology.ts";
import { recognise } from "../../../model/notation/list.ts";
import { nodeLink } from "../../../model/notation/node-link.ts";
import { everything } from "../../../model/selection.ts";
import { undercutOfUndercut } from "../../maps.ts";
import { mutated, read, survives, write } from "./hostile.ts";
import { richMap } from "./rich.ts";

/** Pieces that mean something in one of the formats. */
const PIECES = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  "null",
  "-1",
  '"id":',
  '"argmap"',
  "\\u0000",
  "<",
  ">",
  "</data>",
  "&",
  "]]>",
];

describe.each([graphology, cytoscape, nodeLink, cx2, graphml, gexf, dot])("$name", (notation) => {
  test("a map comes back as it was, nothing lost and nothing to warn of", () => {
    fc.assert(
      fc.property(richMap(), (map) => {
        const { content, losses } = write(notation, map);
        const { map: back, warnings } = notation.read?.(content, map.id) ?? {};
        expect(losses).toEqual([]);
        expect(warnings).toEqual([]);
        expect(back).toEqual(map);
        expect(recognise(`map.${notation.id}`, content)).toBe(notation);
        expect(recognise("map", content)).toBe(notation);
      }),
      { numRuns: 40 },
    );
  });

  test("the graph of claims alone says what it loses, and keeps who joins what", () => {
    const connections = connect(undercutOfUndercut);
    const part = { connections, selection: everything(connections), view: "claims" } as const;
    const { content = "", losses } = notation.write?.(part) ?? {};
    expect(losses?.map(({ code }) => code)).toEqual(["inferences-as-edges", "undercuts-redirected"]);
    expect(read(notation, content)).toEqual({ map: undercutOfUndercut, warnings: [] });
  });

  test("whatever became of the text, it is read as a map or refused in words", () => {
    const mutation = richMap().chain((map) => mutated(write(notation, map).content, PIECES));
    fc.assert(
      fc.property(mutation, (text) => survives(notation, text)),
      { numRuns: 40 },
    );
  });
});
